import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '../../../shared/timer-views.ts';
import { tabular } from '../../theme.ts';
import { FormDateTimeField } from '../form-date-time-field.tsx';
import { usePromiseText } from '../request-marks.tsx';
import { useTimerTexts } from '../timer-texts.ts';
import type { RequestFactsForm } from './request-facts.ts';

export interface PromiseFieldProps {
  /** What is proposed to the caller; absent: a job that is open. */
  readonly proposal?: Proposal;
  /** The tick "told to the customer". */
  readonly tick?: ReactNode;
}

/** R-004-30: the time that the customer is told, typed as people say it, and beside it large what was understood. */
export function PromiseField({ proposal, tick }: PromiseFieldProps): ReactNode {
  const { t } = useTranslation(['requests', 'timers']);
  const { nameOf, limitOf } = useTimerTexts();
  const promiseText = usePromiseText();
  const at = useWatch<RequestFactsForm, 'promisedAt'>({ name: 'promisedAt' });
  const isKnown = typeof at === 'number' && Number.isFinite(at);
  const promise = proposal?.timers.find(({ isPromise }) => isPromise);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)', gap: 1.5, alignItems: 'start' }}>
      <FormDateTimeField name="promisedAt" label={t('requests:field.promisedAt')} required />
      <Box sx={{ minWidth: 0 }}>
        <Typography component="div" aria-live="polite" sx={{ fontSize: '1.25rem', fontWeight: 700, lineHeight: 1.3, ...tabular }}>
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary', mr: 1 }}>
            {t('requests:promise.label')}
          </Typography>
          {isKnown ? promiseText(at) : '—'}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
          {tick}
          {promise && at === proposal?.promisedAt && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t('timers:propose.proposed', { name: nameOf(promise), limit: limitOf(promise.limit, promise.clock) })}
            </Typography>
          )}
        </Box>
      </Box>
    </Box>
  );
}
