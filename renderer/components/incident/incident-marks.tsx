import Check from '@mui/icons-material/Check';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { incidentStates } from '../../../shared/incident-lifecycle.ts';
import type { IncidentState } from '../../../shared/incident-lifecycle.ts';
import type { IncidentRow } from '../../../shared/incidents.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { StatusChip } from '../status-chip.tsx';
import type { Tone } from '../status-chip.tsx';
import { useNow } from '../use-now.ts';
import { When } from '../when.tsx';

const tones: Partial<Readonly<Record<IncidentState, Tone>>> = { instructed: 'active', inProgress: 'active', closed: 'done' };

/** The state of an incident (SM-04) as a word. */
export function IncidentStateChip({ state }: { readonly state: IncidentState }): ReactNode {
  const { t } = useTranslation('incidents');
  return <StatusChip label={t(`state.${state}`)} tone={tones[state] ?? 'attention'} />;
}

/** When the supervisor was or will be there; past it without a visit, a sign and a word. */
export function VisitMark({ incident: { visitedAt, visitPlannedAt, state } }: { readonly incident: IncidentRow }): ReactNode {
  const now = useNow();
  if (visitedAt !== null) return <When at={visitedAt} />;
  if (state !== 'reported' || visitPlannedAt >= now) return <When at={visitPlannedAt} />;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'error.main', fontWeight: 600 }}>
      <WarningAmber fontSize="small" />
      <When at={visitPlannedAt} />
    </Box>
  );
}

/** Open actions; those past their day with a sign and a word. */
export function ActionsMark({ incident: { openActions, lateActions } }: { readonly incident: IncidentRow }): ReactNode {
  const { t } = useTranslation('incidents');
  if (lateActions > 0) return <StatusChip label={t('list.lateActions', { count: lateActions })} tone="late" icon={<WarningAmber />} />;
  return openActions === 0 ? '—' : openActions;
}

/** The way of SM-04: what is done with a tick, what comes next stands out, the rest is quiet. */
export function IncidentSteps({ state }: { readonly state: IncidentState }): ReactNode {
  const { t } = useTranslation('incidents');
  const reached = incidentStates.indexOf(state);
  return (
    <Box component="ol" aria-label={t('page.steps')} sx={listStyle}>
      {incidentStates.map((step, index) => {
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

/** Safety accidents of the year (R-002-119): the aim is none, any is red. */
export function SafetyMark(): ReactNode {
  const { t } = useTranslation('incidents');
  const allowed = useCan();
  const safety = useQuery(useTRPC().incidents.safety.queryOptions({}, { enabled: allowed('incidents.read') }));
  const zero = <StatusChip label={t('safety.zero')} tone="done" icon={<Check />} />;
  if (!allowed('incidents.read')) return null;
  // its place is kept, so that nothing moves when the figure comes
  if (!safety.data) return <Box sx={{ visibility: 'hidden', display: 'inline-flex' }}>{zero}</Box>;
  const { year, count } = safety.data;
  return (
    <Link
      component={RouterLink}
      to="/incidents?source=safety&show=all"
      title={t('safety.label', { year })}
      underline="hover"
      sx={{ color: 'inherit', display: 'inline-flex', alignItems: 'center' }}
    >
      {count === 0 ? zero : <StatusChip label={t('safety.some', { count })} tone="late" icon={<WarningAmber />} />}
    </Link>
  );
}

const listStyle = {
  listStyle: 'none',
  m: 0,
  p: 0,
  display: 'grid',
  gap: 0.75,
  gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))',
} as const;
const stepStyle = { borderTop: 2, pt: 0.5, display: 'flex', alignItems: 'center', gap: 0.25, minWidth: 0 } as const;
