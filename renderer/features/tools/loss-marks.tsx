import WarningAmber from '@mui/icons-material/WarningAmber';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LossState, RepairState, ScrapState } from '../../../shared/tool-losses.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';

const lossTones: Readonly<Record<LossState, Tone>> = { reported: 'attention', charged: 'active', waived: 'neutral', found: 'done' };
const repairTones: Readonly<Record<RepairState, Tone>> = { away: 'active', back: 'done', hopeless: 'attention' };
const scrapTones: Readonly<Record<ScrapState, Tone>> = { proposed: 'attention', approved: 'done', refused: 'neutral' };

export function LossStateChip({ state }: { readonly state: LossState }): ReactNode {
  return <StatusChip label={useTranslation('toolLosses').t(`losses.state.${state}`)} tone={lossTones[state]} />;
}

/** Where a repair stands; one that should have been back has a sign and a word. */
export function RepairStateChip({ repair }: { readonly repair: { readonly state: RepairState; readonly isOverdue: boolean } }): ReactNode {
  const { t } = useTranslation('toolLosses');
  if (repair.isOverdue) return <StatusChip label={t('repairs.overdue')} tone="late" icon={<WarningAmber />} />;
  return <StatusChip label={t(`repairs.state.${repair.state}`)} tone={repairTones[repair.state]} />;
}

export function ScrapStateChip({ state }: { readonly state: ScrapState }): ReactNode {
  return <StatusChip label={useTranslation('toolLosses').t(`repairs.scrapState.${state}`)} tone={scrapTones[state]} />;
}
