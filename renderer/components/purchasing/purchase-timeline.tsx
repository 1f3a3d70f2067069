import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { dynamicText } from '../../message-key.ts';
import { Section } from '../detail-page.tsx';
import { Timeline } from '../timeline.tsx';

/** What happened to an inquiry, an order or a consignment, the newest first. */
export function PurchaseTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation('purchasing');
  const detailOf = ({ kind, data }: TimelineEntry): string => {
    const said = (key: string) => (typeof data[key] === 'string' || typeof data[key] === 'number' ? String(data[key]) : '');
    const own =
      kind === 'received'
        ? t('eventDetail.received', { accepted: said('accepted'), rejected: said('rejected') })
        : kind === 'postponed'
          ? t('eventDetail.postponed', { was: said('was') || '—', dueOn: said('dueOn') })
          : '';
    return [own, said('supplier'), said('receiptNo'), said('orderNo'), said('consignmentNo'), said('reason')].filter(Boolean).join(' · ');
  };
  // the numbers of what changed stand in the log of changes
  const items = entries
    .filter(({ kind }) => kind !== 'factsChanged')
    .map((entry) => ({
      id: entry.id,
      at: entry.at,
      title: i18n.exists(`purchasing:event.${entry.kind}`) ? dynamicText(i18n, `purchasing:event.${entry.kind}`) : entry.kind,
      who: entry.userName ?? undefined,
      detail: detailOf(entry),
    }));
  return (
    <Section title={t('page.timeline')}>
      <Timeline label={t('page.timeline')} items={items.reverse()} />
    </Section>
  );
}
