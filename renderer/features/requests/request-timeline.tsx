import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holdReasons } from '../../../shared/holds.ts';
import { toldWays } from '../../../shared/requests.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { taskKinds } from '../../../shared/tasks.ts';
import { useAttachmentEvents } from '../../components/attachments/attachment-events.ts';
import { Section } from '../../components/detail-page.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useWhen } from '../../components/when.tsx';
import { useTicksText } from './use-ticks-text.ts';
import { useTimerEvents } from './use-timer-events.ts';

const kinds = [
  'logged',
  'corrected',
  'acknowledged',
  'dispatched',
  'started',
  'resolved',
  'recalled',
  'told',
  'archived',
  'reopened',
  'voided',
  'repairBegun',
  'feedbackOpened',
  'incidentReported',
  'appointmentMade',
  'appointmentMoved',
  'appointmentCalledOff',
  'reconfirmed',
] as const;
const lifeKinds = [
  'held',
  'released',
  'overdueExplained',
  'takenOver',
  'escalated',
  'escalationAnswered',
  'handedOver',
  'departmentAnswered',
  'liabilitySet',
  'planned',
  'planConfirmed',
  'consented',
  'textWritten',
  'causeExplained',
  'effectConfirmed',
  'reportWritten',
  'reportPrinted',
  'reportReprinted',
  'ownerAssigned',
  'marked',
  'repeatLinked',
  'repeatUnlinked',
  'taskAdded',
  'taskDone',
  'taskAssigned',
] as const;
const spareKinds = ['spareNeeded', 'spareProvided', 'spareShipped', 'spareDropped'] as const;
const fields = [
  'contactName',
  'phone',
  'address',
  'content',
  'serviceWanted',
  'type',
  'branch',
  'urgency',
  'channel',
  'lodgedBy',
  'faultClass',
  'isQualityIssue',
  'productText',
  'promisedAt',
] as const;

/** Who did what when, the newest first as on every other page. */
export function RequestTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t } = useTranslation('requests');
  const life = useTranslation('requestLife').t;
  const spares = useTranslation('spares').t;
  const detailOf = useDetail();
  const timerEvent = useTimerEvents();
  const fileEvent = useAttachmentEvents();
  const titleOf = (kind: string) => {
    const spare = spareKinds.find((one) => one === kind);
    if (spare) return spares(`event.${spare}`);
    const known = lifeKinds.find((one) => one === kind);
    return known ? life(`event.${known}`) : t(`event.${kinds.find((one) => one === kind) ?? 'other'}`);
  };
  return (
    <Section title={t('detail.timeline')}>
      {entries.length === 0 && t('detail.noEvents')}
      <Timeline
        label={t('detail.timeline')}
        items={entries.toReversed().map((entry) => ({
          id: entry.id,
          at: entry.at,
          title: timerEvent(entry)?.title ?? fileEvent(entry.kind) ?? titleOf(entry.kind),
          who: entry.userName ?? undefined,
          detail: timerEvent(entry)?.detail ?? detailOf(entry),
        }))}
      />
    </Section>
  );
}

/** What was said or decided over the states of the request. */
function useLifeDetail(): (data: TimelineEntry['data']) => string | undefined {
  const { t } = useTranslation('requestLife');
  const promised = useTranslation('requests').t;
  const when = useWhen();
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return (data) => {
    const hold = holdReasons.find((one) => one === data['reason']);
    const task = taskKinds.find((one) => one === data['task']);
    const lines = [
      task && t(`taskKind.${task}`),
      hold ? t(`hold.${hold}`) : text(data['reason']),
      ...['no', 'department', 'note', 'text', 'to', 'plan', 'result'].map((name) => text(data[name])),
      typeof data['newPromisedAt'] === 'number' ? promised('eventDetail.promised', { when: when(data['newPromisedAt']) }) : '',
    ];
    return lines.filter(Boolean).join('\n') || undefined;
  };
}

function useDetail(): (entry: TimelineEntry) => string | undefined {
  const { t } = useTranslation('requests');
  const when = useWhen();
  const lifeDetail = useLifeDetail();
  const ticksText = useTicksText();
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return ({ kind, data }) => {
    switch (kind) {
      case 'spareNeeded':
      case 'spareProvided':
      case 'spareShipped':
      case 'spareDropped': {
        const thing = [text(data['item']), data['qty'], text(data['unit'])].filter(Boolean).join(' ');
        return [thing, text(data['carrier']), text(data['trackingNo']), text(data['reason'])].filter(Boolean).join(' · ');
      }
      case 'logged':
      case 'acknowledged': {
        const promised = typeof data['promisedAt'] === 'number' ? t('eventDetail.promised', { when: when(data['promisedAt']) }) : '';
        return data['isPromiseTold'] === false ? `${promised} · ${t('eventDetail.notTold')}` : promised;
      }
      case 'dispatched':
        return t('eventDetail.slip', { no: text(data['slipNo']) });
      case 'corrected': {
        const changed: readonly unknown[] = Array.isArray(data['fields']) ? data['fields'] : [];
        const known = fields.filter((field) => changed.includes(field)).map((field) => t(`field.${field}`));
        return known.length > 0 ? t('eventDetail.fields', { fields: known.join('、') }) : undefined;
      }
      case 'resolved':
        return [text(data['result']), ...ticksText(data['ticks'])].filter(Boolean).join('\n');
      case 'told': {
        const way = toldWays.find((one) => one === data['toldWay']) ?? 'other';
        const at =
          typeof data['toldAt'] === 'number' ? t('eventDetail.toldAt', { when: when(data['toldAt']), way: t(`toldWay.${way}`) }) : '';
        return [at, text(data['opinion'])].filter(Boolean).join('\n');
      }
      case 'reopened':
      case 'voided':
        return text(data['reason']);
      default:
        return lifeDetail(data);
    }
  };
}
