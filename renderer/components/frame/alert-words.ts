import { useTranslation } from 'react-i18next';
import { noticeKinds } from '../../../shared/notices.ts';
import type { AlertRow } from '../../../shared/timer-views.ts';
import { pathOfSubject } from '../subject-path.ts';
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
  'approvalWithdrawn',
  'signatureWanted',
  'materialApproved',
  'materialRefused',
  'materialToBuy',
  'materialToSupply',
  'materialToBookIn',
  'materialArrived',
  'materialOverdue',
  'goodsArrived',
  'careClockBack',
  'careDiskLow',
  'careWalLarge',
  'careProjections',
  'incidentVisitMissed',
  'incidentActionLate',
  'purchaseOverdue',
  'reserveShort',
  'backupLate',
  'chainBroken',
  ...noticeKinds,
] as const;

/** What an alert says in one line, which job it is about, and where that opens. */
export function useAlertWords(): (alert: AlertRow) => { readonly title: string; readonly job: string; readonly to: string } {
  const { t } = useTranslation('timers');
  const { nameOf, instantText } = useTimerTexts();
  return (alert) => {
    const kind = kinds.find((one) => one === alert.kind) ?? 'other';
    const { requestNo, slipNo, customerName, dueAt, was, about } = alert;
    const textOf = (at: number | null) => (at === null ? '' : instantText(at));
    return {
      title: t(`alerts.kind.${kind}`, { name: nameOf(alert), was: textOf(was), due: textOf(dueAt) }),
      job: [about?.no ?? slipNo ?? requestNo, customerName].filter(Boolean).join(' · '),
      to: pathOf(alert),
    };
  };
}

function pathOf({ kind, about, workOrderId, requestId }: AlertRow): string {
  if (kind.startsWith('care')) return '/settings/diagnosis';
  if (kind === 'backupLate') return '/settings/backups';
  if (kind === 'chainBroken') return '/settings/audit';
  if (about) return pathOfSubject(about.subject, about.subjectId);
  if (workOrderId !== null) return `/work-orders/${workOrderId}`;
  return requestId === null ? '/' : `/requests/${requestId}`;
}
