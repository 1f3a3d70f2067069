import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toldWays } from '../../../shared/requests.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { Section } from '../../components/detail-page.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useWhen } from '../../components/when.tsx';

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
] as const;
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

/** Who did what when, the newest last. */
export function RequestTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t } = useTranslation('requests');
  const detailOf = useDetail();
  return (
    <Section title={t('detail.timeline')}>
      {entries.length === 0 && t('detail.noEvents')}
      <Timeline
        label={t('detail.timeline')}
        items={entries.map((entry) => ({
          id: entry.id,
          at: entry.at,
          title: t(`event.${kinds.find((kind) => kind === entry.kind) ?? 'other'}`),
          who: entry.userName ?? undefined,
          detail: detailOf(entry),
        }))}
      />
    </Section>
  );
}

function useDetail(): (entry: TimelineEntry) => string | undefined {
  const { t } = useTranslation('requests');
  const when = useWhen();
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return ({ kind, data }) => {
    switch (kind) {
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
        return text(data['result']);
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
        return undefined;
    }
  };
}
