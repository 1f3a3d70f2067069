import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import { repairCauses } from '../../../shared/repair-case-lifecycle.ts';
import { satisfactions, warrantyResults } from '../../../shared/repair-cases.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { useAttachmentEvents } from '../../components/attachments/attachment-events.ts';
import { Timeline } from '../../components/timeline.tsx';
import { useWhen } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';

/** Who did what when with a case, the newest first. */
export function CaseTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation('repairCases');
  const when = useWhen();
  const fileEvent = useAttachmentEvents();
  const detail = ({ data }: TimelineEntry): string => {
    const { reason, cause, result, supplier, comesAt, totalFen, team, opinion, satisfaction, nth, form } = data;
    const knownCause = repairCauses.find((one) => one === cause);
    const knownResult = warrantyResults.find((one) => one === result);
    const knownSatisfaction = satisfactions.find((one) => one === satisfaction);
    const parts = [
      knownCause && t(`cause.${knownCause}`),
      knownResult && t(`warranty.${knownResult}`),
      knownSatisfaction && t(`satisfaction.${knownSatisfaction}`),
      supplier,
      typeof comesAt === 'number' && `${t('field.comesAt')} ${when(comesAt)}`,
      typeof totalFen === 'number' && `${t('field.total')} ${formatYuan(totalFen, { symbol: '¥' })}`,
      team,
      opinion,
      form === 'feedback' || form === 'service' ? `${t(`paper.${form}`)} × ${String(data['copies'])}` : undefined,
      typeof nth === 'number' && nth > 1 && `№ ${nth}`,
      reason,
    ];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  };
  const items = entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    title:
      fileEvent(entry.kind) ??
      (i18n.exists(`repairCases:event.${entry.kind}`) ? dynamicText(i18n, `repairCases:event.${entry.kind}`) : entry.kind),
    who: entry.userName ?? undefined,
    detail: detail(entry),
  }));
  return <Timeline label={t('page.timeline')} items={items.reverse()} />;
}
