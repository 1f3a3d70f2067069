import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderState } from '../../shared/work-order-lifecycle.ts';
import type { TechnicianRef } from '../../shared/work-orders.ts';
import { StatusChip } from './status-chip.tsx';
import type { Tone } from './status-chip.tsx';
import { useNow } from './use-now.ts';
import { ageText } from './when-text.ts';
import { When } from './when.tsx';

const tones: Readonly<Record<WorkOrderState, Tone>> = {
  draft: 'neutral',
  dispatched: 'active',
  accepted: 'active',
  departed: 'active',
  arrived: 'active',
  finished: 'active',
  signed: 'attention',
  returned: 'done',
  archived: 'neutral',
  voided: 'ended',
};

/** The state of a slip (SM-02) as a word; `signed` waits for the paper. */
export function SlipStateChip({ state }: { readonly state: WorkOrderState }): ReactNode {
  const { t } = useTranslation('workOrders');
  return <StatusChip label={t(`state.${state}`)} tone={tones[state]} />;
}

/** A slip that cannot go on without parts. */
export function WaitingForPartsChip(): ReactNode {
  const { t } = useTranslation('workOrders');
  return <StatusChip label={t('partsWanted.waiting')} tone="attention" icon={<HourglassEmpty />} />;
}

/** Names of the technicians, the lead first. */
export function technicianNames(technicians: readonly TechnicianRef[]): string {
  return technicians.map(({ name }) => name).join('、');
}

const notStarted: readonly WorkOrderState[] = ['draft', 'dispatched', 'accepted', 'departed'];

/** The planned time; one that has passed while nobody is there yet is red, with a sign and a word. */
export function PlannedMark({ state, plannedAt }: { readonly state: WorkOrderState; readonly plannedAt: number }): ReactNode {
  const { t } = useTranslation('dispatch');
  const common = useTranslation('common').t;
  const now = useNow();
  if (plannedAt >= now || !notStarted.includes(state)) return <When at={plannedAt} />;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, whiteSpace: 'nowrap', color: 'error.main', fontWeight: 700 }}
    >
      <Schedule sx={{ fontSize: 16 }} />
      {t('queue.late', { age: ageText(common, now - plannedAt) })}
    </Box>
  );
}
