import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StocktakeState } from '../../../shared/stocktake-lifecycle.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';

const tones: Readonly<Record<StocktakeState, Tone>> = {
  frozen: 'attention',
  counting: 'active',
  witnessed: 'attention',
  explained: 'attention',
  approved: 'attention',
  adjusted: 'active',
  locked: 'done',
  recorded: 'done',
  cancelled: 'ended',
};

/** How far a stocktake is (SM-10). */
export function StocktakeChip({ state }: { readonly state: StocktakeState }): ReactNode {
  const { t } = useTranslation('stocktakes');
  return <StatusChip label={t(`state.${state}`)} tone={tones[state]} />;
}
