import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { SpanPicker, useSpan } from '../../components/span-picker.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { AccountView } from './account-view.tsx';
import { GeneralView } from './general-view.tsx';
import { JournalView } from './journal-view.tsx';

const views = ['account', 'journal', 'general'] as const;
type View = (typeof views)[number];

/**
 * The accounts of tools (R-000-64): the custodian's running account 流水账, summed by kind and movement by movement, and the general ledger
 * 总账 of 行政部 by purchase request. `?view=general` is the latter.
 */
export function ToolLedgerPage(): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const [address, setAddress] = useSearchParams();
  const [span, setSpan] = useSpan();
  const view: View = views.find((one) => one === address.get('view')) ?? 'account';
  const show = (next: View) =>
    setAddress(
      (before) => {
        before.set('view', next);
        return before;
      },
      { replace: true },
    );
  const props = {
    span,
    controls: (
      <>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          aria-label={t('ledger.views')}
          onChange={(_, next: View | null) => next && show(next)}
        >
          {views.map((one) => (
            <ToggleButton key={one} value={one} sx={{ px: 1.5, whiteSpace: 'nowrap' }}>
              {t(`ledger.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <SpanPicker span={span} onChange={setSpan} />
      </>
    ),
  };
  return (
    <ToolsArea>
      {view === 'account' ? <AccountView {...props} /> : view === 'journal' ? <JournalView {...props} /> : <GeneralView {...props} />}
    </ToolsArea>
  );
}
