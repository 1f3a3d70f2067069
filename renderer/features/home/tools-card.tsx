import WarningAmber from '@mui/icons-material/WarningAmber';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StocktakeMonth } from '../../../shared/stocktakes.ts';
import type { ToolFigures } from '../../../shared/tool-figures.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { HomeCard } from './home-card.tsx';
import type { HomeLine } from './home-card.tsx';

/** Each figure with the page that it is about, what is late before what is only to be done. */
const matters = [
  { key: 'overdueLoans', to: '/tools/due', isLate: true },
  { key: 'overdueRepairs', to: '/tools/repairs', isLate: true },
  { key: 'lifeEnds', to: '/tools/due' },
  { key: 'losses', to: '/tools/losses' },
  { key: 'scraps', to: '/tools/repairs' },
  { key: 'shortKinds', to: '/tools/kinds?short' },
  { key: 'shortKits', to: '/tools/kits' },
  { key: 'purchasesToSign', to: '/tools/purchases' },
  { key: 'purchasesToCheck', to: '/tools/purchases' },
  { key: 'onRepair', to: '/tools/repairs' },
] as const satisfies readonly { readonly key: keyof ToolFigures; readonly to: string; readonly isLate?: boolean }[];

interface ToolsCardProps {
  readonly figures: ToolFigures;
  /** This month's count; null in a shop without tools. */
  readonly count: StocktakeMonth | null;
}

/** The custodian's day (R-000-71, R-000-79, R-000-80): who gets and who brings back tools, what is late, missing or short. */
export function ToolsCard({ figures, count }: ToolsCardProps): ReactNode {
  const { t } = useTranslation(['home', 'stocktakes']);
  const people = (key: 'withoutKit' | 'leaving', page: string): readonly HomeLine[] =>
    figures[key].map(({ staffId, name }) => ({
      key: `${key} ${staffId}`,
      to: `/tools/people/${staffId}/${page}`,
      title: name,
      detail: t(`home:tools.${key}`),
    }));
  const lines: readonly HomeLine[] = [
    ...people('leaving', 'leaving'),
    ...people('withoutKit', 'kit'),
    ...matters
      .filter(({ key }) => figures[key] > 0)
      .map((matter) => ({
        key: matter.key,
        to: matter.to,
        title: t(`home:tools.${matter.key}`),
        mark:
          'isLate' in matter ? <StatusChip label={String(figures[matter.key])} tone="late" icon={<WarningAmber />} /> : figures[matter.key],
      })),
    ...(count && (count.state === 'missing' || count.state === 'open')
      ? [countLine(count, t('home:tools.count', { month: count.month }), t(`stocktakes:monthState.${count.state}`))]
      : []),
  ];
  return <HomeCard title={t('home:tools.title')} lines={lines} empty={t('home:tools.none')} allTo="/tools" shown={14} />;
}

function countLine({ state, stocktakeId }: StocktakeMonth, title: string, label: string): HomeLine {
  const tone = state === 'missing' ? 'late' : 'active';
  const to = stocktakeId === null ? '/stocktakes' : `/stocktakes/${stocktakeId}`;
  return {
    key: 'count',
    to,
    title,
    mark: <StatusChip label={label} tone={tone} {...(state === 'missing' && { icon: <WarningAmber /> })} />,
  };
}
