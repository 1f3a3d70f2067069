import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StocktakeFigures } from '../../../shared/stocktakes.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { HomeCard } from './home-card.tsx';
import type { HomeLine } from './home-card.tsx';

const waits = ['counting', 'toExplain', 'toApprove', 'toAdjust'] as const;

/** Months without a stocktake, and how many stocktakes wait for which step (R-000-24, R-000-36); nothing where all is done. */
export function StocktakesCard({ figures }: { readonly figures: StocktakeFigures }): ReactNode {
  const { t } = useTranslation('stocktakes');
  const lines: readonly HomeLine[] = [
    ...figures.missing.map(({ kind, month }) => ({
      key: `${kind} ${month}`,
      to: '/stocktakes',
      title: t('figures.missing', { month, kind: t(`kind.${kind}`) }),
      mark: <StatusChip label={t('monthState.missing')} tone="late" />,
    })),
    ...waits
      .filter((step) => figures[step] > 0)
      .map((step) => ({ key: step, to: '/stocktakes', title: t(`figures.${step}`), mark: figures[step] })),
  ];
  if (lines.length === 0) return null;
  return <HomeCard title={t('figures.title')} lines={lines} empty="" allTo="/stocktakes" />;
}
