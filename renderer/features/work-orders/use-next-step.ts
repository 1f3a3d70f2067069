import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { useCan } from '../../session.tsx';
import { recordable } from './use-slip-commands.ts';
import type { SlipDialog } from './use-slip-commands.ts';

/**
 * A slip whose number was scanned opens where its paper is: the result that is still to be written, the button that takes it back or files
 * it, or the reason why it is void (R-000-52, R-001-14). Whoever types the number may want anything of a slip that is under way: it opens as it is.
 */
export function useNextStep(slip: WorkOrderView | undefined, open: (dialog: SlipDialog) => void): void {
  const { t } = useTranslation('numbers');
  const [address, setAddress] = useSearchParams();
  const allowed = useCan();
  const step = address.get('step');
  const isAsked = (step === 'next' || step === 'typed') && slip !== undefined;
  const go = useEffectEvent(() => {
    if (!slip) return;
    setAddress({}, { replace: true });
    const { state, no, voidReason } = slip;
    if (state === 'voided') showToast(t('scan.voided', { no, reason: voidReason }), { severity: 'warning', durationMs: 10_000 });
    else if (recordable.some((one) => one === state) && allowed('workOrders.progress')) {
      if (step === 'next') open('recordResult');
    } else if (state === 'returned' && allowed('workOrders.handBack')) open('archive');
    else document.querySelector<HTMLElement>('main header .MuiButton-contained')?.focus();
  });
  useEffect(() => {
    if (isAsked) go();
  }, [isAsked]);
}
