import CloudOff from '@mui/icons-material/CloudOffOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatState } from '../../../shared/seat-state.ts';
import { desktopBridge } from '../../bridge.ts';
import { connection } from '../../connection.ts';
import { useCan } from '../../session.tsx';
import { useKeptCalls } from './use-kept-calls.ts';

const loadDialog = () => import('./kept-calls-dialog.tsx');
const KeptCallsDialog = lazy(async () => ({ default: (await loadDialog()).KeptCallsDialog }));

/** Says that the host is away, as long as it is, and how many calls wait for it on this seat; it goes by itself. */
export function OfflineBanner(): ReactNode {
  const { t } = useTranslation(['seats', 'common']);
  const isOnline = useSyncExternalStore(connection.subscribe, connection.isOnline);
  const isOutdated = useSyncExternalStore(connection.subscribe, connection.isOutdated);
  const { calls, sending, sendAgain } = useKeptCalls(useCan()('requests.log'));
  const [isOpen, setOpen] = useState(false);
  const places = useLookingAt();
  // it is needed when nothing can be fetched
  useEffect(() => void loadDialog().catch(() => undefined), []);
  const away = places.length > 0 ? t('seats:kept.awayLooking', { places: places.join('、') }) : t('common:frame.offline');
  const counted = t('seats:kept.count', { count: calls.length });
  const texts = `${t('common:frame.offline')}${t('common:error.network')}${t('common:error.unexpected')}${keptTexts(t).join('')}`;
  return (
    <div role="status">
      {isOnline && <Box aria-hidden sx={{ ...waiting, '&::after': { content: JSON.stringify(texts) } }} />}
      {isOutdated && (
        <Alert
          severity="error"
          variant="filled"
          sx={{ borderRadius: 0, py: 0, alignItems: 'center' }}
          action={
            <Button color="inherit" onClick={() => window.location.reload()}>
              {t('seats:gate.reload')}
            </Button>
          }
        >
          {t('seats:gate.pageOld')}
        </Alert>
      )}
      {(!isOnline || calls.length > 0) && (
        <Alert
          severity="warning"
          variant="filled"
          icon={<CloudOff fontSize="small" />}
          sx={{ borderRadius: 0, py: 0, alignItems: 'center' }}
          action={
            calls.length > 0 && (
              <Button color="inherit" onClick={() => setOpen(true)}>
                {t('seats:kept.show')}
              </Button>
            )
          }
        >
          {[!isOnline && away, calls.length > 0 && counted].filter(Boolean).join(' ')}
        </Alert>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <KeptCallsDialog calls={calls} sending={sending} isOnline={isOnline} onSend={sendAgain} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Sentences that are first read while nothing can be fetched. */
function keptTexts(t: ReturnType<typeof useTranslation<['seats', 'common']>>['t']) {
  return [t('seats:kept.keep'), t('seats:kept.keepHint'), t('seats:kept.done'), t('seats:kept.title'), t('seats:kept.waiting')];
}

/** Where a desktop seat looks for its host (F75). */
function useLookingAt(): readonly string[] {
  const [state, setState] = useState<SeatState>();
  useEffect(() => desktopBridge()?.onSeatState(setState), []);
  return state?.kind === 'away' ? state.lookingAt : [];
}

// Where the system has no Chinese font, these sentences fetch their glyphs while the host is still there to give them. In pixels: a 1 would
// mean the whole page, which could then be scrolled out of its frame.
const waiting = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
