import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useCan } from '../session.tsx';
import { usePaletteCommands } from './frame/palette-store.ts';
import { useShortcut } from './frame/shortcuts.tsx';

/** F8 issues, F9 receives; both and "return" also stand in the palette while the screen is there. */
export function useStockShortcuts(): void {
  const { t } = useTranslation('parts');
  const navigate = useNavigate();
  const allowed = useCan();
  const mayIssue = allowed('stock.issue');
  const mayReceive = allowed('stock.receive');
  // on the issue page F8 notes the signature
  const isIssuing = useLocation().pathname.startsWith('/parts/issue');
  useShortcut('F8', () => void navigate('/parts/issue'), { label: 'parts:shortcut.issue', enabled: mayIssue && !isIssuing });
  useShortcut('F9', () => void navigate('/parts/receive'), { label: 'parts:shortcut.receive', enabled: mayReceive });
  const commands = useMemo(
    () => [
      ...(mayIssue
        ? [
            { id: 'stock-issue', label: t('shortcut.issue'), shortcut: 'F8', run: () => navigate('/parts/issue') },
            { id: 'stock-return', label: t('shortcut.return'), run: () => navigate('/parts/return') },
          ]
        : []),
      ...(mayReceive ? [{ id: 'stock-receive', label: t('shortcut.receive'), shortcut: 'F9', run: () => navigate('/parts/receive') }] : []),
    ],
    [t, navigate, mayIssue, mayReceive],
  );
  usePaletteCommands(commands);
}
