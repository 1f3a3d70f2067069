import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../../shared/home.ts';
import { OldPartStateChip } from '../../components/old-parts/old-part-marks.tsx';
import { useWhen } from '../../components/when.tsx';
import { HomeCard } from './home-card.tsx';
import type { HomeLine } from './home-card.tsx';

interface OldPartsCardProps {
  readonly data: Pick<HomeSummary, 'lateOldParts' | 'oldParts'>;
  readonly isMore: boolean;
}

/** R-000-25: old parts that should be back by now, and those that a supplier waits for; nothing while there are none. */
export function OldPartsCard({ data: { lateOldParts, oldParts }, isMore }: OldPartsCardProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const when = useWhen();
  const claimsDue = oldParts?.claimsDue ?? 0;
  if (lateOldParts.length === 0 && claimsDue === 0) return null;
  const claims: readonly HomeLine[] =
    claimsDue === 0 ? [] : [{ key: 'claims', to: '/old-parts/claims', title: t('home.claimsDue', { count: claimsDue }) }];
  return (
    <HomeCard
      title={t('home.title')}
      lines={[
        ...claims,
        ...lateOldParts.map((row): HomeLine => ({
          key: row.id,
          to: `/old-parts/${row.id}`,
          title: `${row.staffName ?? t('list.nobody')} · ${row.itemName} ${row.qty} ${row.unit}`,
          detail: `${row.workOrderNo} · ${t('field.dueAt')} ${when(row.dueAt)}`,
          mark: <OldPartStateChip row={row} />,
        })),
      ]}
      isMore={isMore}
      empty=""
      allTo="/old-parts?show=late"
      shown={6}
    />
  );
}
