import PriorityHigh from '@mui/icons-material/PriorityHigh';
import Schedule from '@mui/icons-material/Schedule';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { requestStates } from '../../shared/request-lifecycle.ts';
import type { RequestState } from '../../shared/request-lifecycle.ts';
import { slipFreeTypes, urgencies } from '../../shared/requests.ts';
import { dayOf, formatTime, weekdayOf } from '../../shared/time.ts';
import { useZone } from '../session.tsx';
import { StatusChip } from './status-chip.tsx';
import type { Tone } from './status-chip.tsx';
import { useNow } from './use-now.ts';
import { ageText } from './when-text.ts';
import { useWhen, When } from './when.tsx';

const tones: Readonly<Record<RequestState, Tone>> = {
  registered: 'attention',
  acknowledged: 'neutral',
  classified: 'attention',
  scheduled: 'attention',
  dispatched: 'active',
  inProgress: 'active',
  resolved: 'attention',
  told: 'done',
  followedUp: 'done',
  archived: 'neutral',
  voided: 'ended',
};

/** The key of the word for a state; a question that is classified waits for its answer and not for a slip. */
export function requestStateKey(state: RequestState, type: string) {
  return state === 'classified' && slipFreeTypes.some((one) => one === type) ? 'toResolve' : (`state.${state}` as const);
}

/** The state of a request (SM-01) as a word. */
export function RequestStateChip({ state, type = '' }: { readonly state: string; readonly type?: string | undefined }): ReactNode {
  const { t } = useTranslation('requests');
  const known = requestStates.find((one) => one === state);
  return known ? <StatusChip label={t(requestStateKey(known, type))} tone={tones[known]} /> : null;
}

/** R-004-32: urgent and important stand out with a sign, general stays quiet. */
export function UrgencyMark({ urgency }: { readonly urgency: string }): ReactNode {
  const { t } = useTranslation('requests');
  const known = urgencies.find((one) => one === urgency);
  if (!known) return null;
  const word = t(`urgency.${known}`);
  if (known === 'general')
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {word}
      </Box>
    );
  return (
    <Box component="span" sx={{ ...inline, color: known === 'urgent' ? 'error.main' : 'warning.main', fontWeight: 700 }}>
      {known === 'urgent' ? <WarningAmber sx={small} /> : <PriorityHigh sx={small} />}
      {word}
    </Box>
  );
}

export interface PromiseMarkProps {
  readonly state: string;
  readonly promisedAt: number;
}

/** The promised time; one that ran out unresolved is red, with a sign and the word, so that it reads in grey. */
export function PromiseMark({ state, promisedAt }: PromiseMarkProps): ReactNode {
  const { t } = useTranslation(['requests', 'common']);
  const now = useNow();
  const common = useTranslation('common').t;
  const text = useWhen();
  if (!isLate(state, promisedAt, now)) return <When at={promisedAt} />;
  return (
    <Box component="span" title={text(promisedAt, 'full')} sx={{ ...inline, color: 'error.main', fontWeight: 700 }}>
      <Schedule sx={small} />
      {t('requests:promise.late', { age: ageText(common, now - promisedAt) })}
    </Box>
  );
}

/** Has the promised time run out before the request was resolved? */
export function isLate(state: string, promisedAt: number, now: number): boolean {
  return promisedAt < now && waiting.some((one) => one === state);
}

const waiting: readonly RequestState[] = ['registered', 'acknowledged', 'classified', 'scheduled', 'dispatched', 'inProgress'];

/** The promised time as it is told to the customer: 11月22日 周日 18:00. */
export function usePromiseText(): (at: number) => string {
  const { t } = useTranslation(['requests', 'common']);
  const zone = useZone();
  return (at) => {
    const day = dayOf(at, zone);
    const [year, month, date] = day.split('-').map(Number);
    const weekday = t(`common:date.weekday.${weekdays[weekdayOf(day) % 7] ?? 'sun'}`);
    const values = { year, month, day: date, weekday, time: formatTime(at, zone) };
    return day.slice(0, 4) === dayOf(Date.now(), zone).slice(0, 4)
      ? t('requests:promise.big', values)
      : t('requests:promise.bigOtherYear', values);
  };
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const inline = { display: 'inline-flex', alignItems: 'center', gap: 0.25, whiteSpace: 'nowrap' } as const;
const small = { fontSize: 16 } as const;
