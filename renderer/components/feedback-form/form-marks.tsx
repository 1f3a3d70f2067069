import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { feedbackPath } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackState } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackListRow, FeedbackRow } from '../../../shared/feedback-forms.ts';
import { formatDate } from '../../../shared/time.ts';
import { useZone } from '../../session.tsx';
import { StatusChip } from '../status-chip.tsx';
import type { Tone } from '../status-chip.tsx';
import { useNow } from '../use-now.ts';

const dayMs = 86_400_000;

const tones: Partial<Readonly<Record<FeedbackState, Tone>>> = {
  supplierTold: 'active',
  awaitingGoods: 'active',
  managementTold: 'active',
  closed: 'done',
};

/** The state of a feedback form (SM-03) as a word. */
export function FormStateChip({ state }: { readonly state: FeedbackState }): ReactNode {
  const { t } = useTranslation('feedbackForms');
  return <StatusChip label={t(`state.${state}`)} tone={tones[state] ?? 'attention'} />;
}

interface UnpaidMarkProps {
  readonly form: Pick<FeedbackListRow, 'turn' | 'finishBy'>;
  /** With the day on which the goods are accepted in words. */
  readonly isNamed?: boolean;
}

/** Of an unpaid project (R-000-06, R-000-07): when its goods are accepted, red from the day before. */
export function UnpaidMark({ form: { turn, finishBy }, isNamed = false }: UnpaidMarkProps): ReactNode {
  const { t } = useTranslation(['feedbackForms', 'requestLife']);
  const zone = useZone();
  const now = useNow();
  if (turn >= 0) return null;
  const isNear = finishBy !== null && finishBy - dayMs <= now;
  const by = finishBy === null ? '' : t('feedbackForms:list.finishBy', { day: formatDate(finishBy, zone) });
  return (
    <span title={by || undefined}>
      <StatusChip label={[t('requestLife:mark.unpaid'), isNamed && by].filter(Boolean).join(' · ')} tone={isNear ? 'late' : 'attention'} />
    </span>
  );
}

/** The way of a form: what is done with a tick, what comes next stands out; after the decision only the states that lie on its way. */
export function FormSteps({ state, decision }: Pick<FeedbackRow, 'state' | 'decision'>): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const path = feedbackPath(decision);
  const reached = path.indexOf(state);
  return (
    <Box
      component="ol"
      aria-label={t('page.steps')}
      sx={{ ...listStyle, gridTemplateColumns: { xs: wrapped, md: `repeat(${path.length}, minmax(0, 1fr))` } }}
    >
      {path.map((step, index) => {
        const isDone = index <= reached;
        const isNext = index === reached + 1;
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
} as const;
const wrapped = 'repeat(auto-fill, minmax(104px, 1fr))';
const stepStyle = { borderTop: 2, pt: 0.5, display: 'flex', alignItems: 'center', gap: 0.25, minWidth: 0 } as const;
