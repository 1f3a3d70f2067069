import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../../shared/timer-views.ts';
import { useTimerTexts } from '../timer-texts.ts';

const kinds = [
  'timerSoon',
  'timerMissed',
  'timerEscalated',
  'held',
  'becameRepair',
  'escalated',
  'overdue',
  'promiseMoved',
  'promiseTold',
] as const;

/** What an alert says in one line, which job it is about, and where that opens. */
export function useAlertWords(): (alert: AlertRow) => { readonly title: string; readonly job: string; readonly to: string } {
  const { t } = useTranslation('timers');
  const { nameOf, instantText } = useTimerTexts();
  return (alert) => {
    const kind = kinds.find((one) => one === alert.kind) ?? 'other';
    const { requestId, workOrderId, requestNo, slipNo, customerName, dueAt, was } = alert;
    const textOf = (at: number | null) => (at === null ? '' : instantText(at));
    return {
      title: t(`alerts.kind.${kind}`, { name: nameOf(alert), was: textOf(was), due: textOf(dueAt) }),
      job: [slipNo ?? requestNo, customerName].filter(Boolean).join(' · '),
      to: workOrderId !== null ? `/work-orders/${workOrderId}` : requestId !== null ? `/requests/${requestId}` : '/',
    };
  };
}
