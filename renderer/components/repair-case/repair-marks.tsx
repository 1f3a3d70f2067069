import Check from '@mui/icons-material/Check';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { endedRepairStates, repairPath } from '../../../shared/repair-case-lifecycle.ts';
import type { RepairState } from '../../../shared/repair-case-lifecycle.ts';
import type { RepairRow } from '../../../shared/repair-cases.ts';
import { StatusChip } from '../status-chip.tsx';
import type { Tone } from '../status-chip.tsx';
import { useNow } from '../use-now.ts';
import { ageText } from '../when-text.ts';
import { When } from '../when.tsx';

const tones: Partial<Readonly<Record<RepairState, Tone>>> = {
  supplierComing: 'active',
  contacted: 'active',
  explained: 'done',
  signed: 'done',
  voided: 'ended',
};

/** The state of a renovation repair (SM-18) as a word. */
export function RepairStateChip({ state }: { readonly state: RepairState }): ReactNode {
  const { t } = useTranslation('repairCases');
  return <StatusChip label={t(`state.${state}`)} tone={tones[state] ?? 'attention'} />;
}

/** Until when what it waits for is promised; past it, a sign and a word, so that it reads in grey (R-002-42, R-002-39). */
export function RepairDue({ dueAt }: Pick<RepairRow, 'dueAt'>): ReactNode {
  const { t } = useTranslation(['repairCases', 'common']);
  const common = useTranslation('common').t;
  const now = useNow();
  if (dueAt === null) return null;
  if (dueAt >= now) return <When at={dueAt} />;
  return <StatusChip label={t('repairCases:page.late', { age: ageText(common, now - dueAt) })} tone="late" icon={<WarningAmber />} />;
}

/** The way of a case: what is done with a tick, what comes next stands out, the rest is quiet. */
export function RepairSteps({ state, cause }: Pick<RepairRow, 'state' | 'cause'>): ReactNode {
  const { t } = useTranslation('repairCases');
  const path = repairPath(cause);
  const reached = path.indexOf(state);
  if (reached < 0) return null;
  const isEnded = endedRepairStates.includes(state);
  return (
    <Box component="ol" aria-label={t('page.steps')} sx={listStyle}>
      {[...path, ...(cause === '' ? (['cause'] as const) : [])].map((step, index) => {
        const isDone = index <= reached;
        const isNext = index === reached + 1 && !isEnded;
        return (
          <Box
            component="li"
            key={step}
            aria-current={isNext ? 'step' : undefined}
            sx={{
              ...stepStyle,
              borderColor: isDone ? 'success.main' : isNext ? 'warning.main' : 'divider',
              color: isDone || isNext ? 'text.primary' : 'text.secondary',
              fontWeight: isNext ? 700 : 400,
            }}
          >
            {isDone && <Check sx={{ fontSize: 16, color: 'success.main', flex: 'none' }} />}
            {t(`step.${step}`)}
          </Box>
        );
      })}
    </Box>
  );
}

const listStyle = {
  listStyle: 'none',
  m: 0,
  p: 0,
  display: 'grid',
  gap: 0.75,
  gridTemplateColumns: 'repeat(auto-fill, minmax(112px, 1fr))',
} as const;

const stepStyle = { borderTop: 2, pt: 0.5, display: 'flex', alignItems: 'center', gap: 0.25, minWidth: 0 } as const;
