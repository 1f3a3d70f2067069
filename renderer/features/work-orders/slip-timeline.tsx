import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reconfirmResults } from '../../../shared/appointments.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useAttachmentEvents } from '../../components/attachments/attachment-events.ts';
import { Timeline } from '../../components/timeline.tsx';
import { useWhen } from '../../components/when.tsx';

const kinds = [
  'issued',
  'accepted',
  'departed',
  'arrived',
  'finished',
  'signed',
  'handedBack',
  'archived',
  'rescheduled',
  'reassigned',
  'voided',
  'printed',
  'partWanted',
  'partIssued',
  'partReturned',
  'partMoveReversed',
  'partReserved',
  'replacementAsked',
  'replacementApproved',
  'replacementRefused',
  'rejected',
  'notJudged',
  'judged',
  'reconfirmed',
  'held',
  'released',
  'escalated',
] as const;

/** Who did what when with a slip, the newest first. */
export function SlipTimeline({ slip }: { readonly slip: WorkOrderView }): ReactNode {
  const { t } = useTranslation(['workOrders', 'print', 'appointments']);
  const when = useWhen();
  const reconfirmed = (result: string) => {
    const known = reconfirmResults.find((one) => one === result);
    return known ? t(`appointments:result.${known}`) : result;
  };
  const fileEvent = useAttachmentEvents();
  const title = ({ kind, data }: TimelineEntry): string => {
    const file = fileEvent(kind);
    if (file !== undefined) return file;
    if (kind === 'reprinted') return t('workOrders:event.reprinted', { count: Number(data['nth']) - 1 });
    const known = kinds.find((one) => one === kind);
    return known ? t(`workOrders:event.${known}`) : t('workOrders:event.other');
  };
  const detail = ({ kind, data, at }: TimelineEntry): string => {
    const { reason, insteadOf, plannedAt, oldPlannedAt, isToldInTime, paper, copies, item, qty, unit } = data;
    const parts: string[] = [];
    if (kind === 'issued' && typeof plannedAt === 'number') parts.push(t('workOrders:eventDetail.planned', { when: when(plannedAt) }));
    if (kind === 'rescheduled' && typeof plannedAt === 'number' && typeof oldPlannedAt === 'number') {
      parts.push(t('workOrders:eventDetail.moved', { from: when(oldPlannedAt), to: when(plannedAt) }));
      parts.push(isToldInTime === true ? t('workOrders:detail.toldInTime') : t('workOrders:detail.notTold'));
    }
    const { from, to, acceptAgain } = data;
    if (typeof from === 'string' && typeof to === 'string') parts.push(t('workOrders:eventDetail.moved', { from, to }));
    if (acceptAgain === true) parts.push(t('workOrders:eventDetail.acceptAgain'));
    if (typeof paper === 'string') parts.push(t('workOrders:eventDetail.print', { paper, copies: String(copies) }));
    if (typeof item === 'string') parts.push(`${item} × ${String(qty)} ${typeof unit === 'string' ? unit : ''}`);
    const happenedAt = data['at'];
    // what was entered later than it happened says when it happened
    if (typeof happenedAt === 'number' && Math.abs(happenedAt - at) > 60_000)
      parts.push(t('workOrders:eventDetail.at', { when: when(happenedAt) }));
    if (typeof insteadOf === 'string') parts.push(t('workOrders:eventDetail.insteadOf', { name: insteadOf }));
    if (data['isAbsent'] === true) parts.push(t('workOrders:eventDetail.isAbsent'));
    for (const text of [reason, data['note'], data['result']])
      if (typeof text === 'string' && text !== '') parts.push(kind === 'reconfirmed' ? reconfirmed(text) : text);
    for (const text of Object.values(asRecord(data['overridden']))) if (typeof text === 'string') parts.push(text);
    return parts.join(' · ');
  };
  const items = slip.timeline.map((entry) => ({
    id: entry.id,
    at: entry.at,
    title: title(entry),
    who: entry.userName ?? undefined,
    detail: detail(entry),
  }));
  return <Timeline label={t('workOrders:detail.timeline')} items={items.reverse()} />;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
