import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tabular } from '../../theme.ts';
import { FormDateTimeField } from '../form-date-time-field.tsx';
import { usePromiseText } from '../request-marks.tsx';
import { ageText } from '../when-text.ts';
import { proposedTime } from './request-facts.ts';
import type { Proposals, RequestFactsForm } from './request-facts.ts';

export interface PromiseFieldProps {
  readonly proposals?: Proposals;
  /** The tick "told to the customer". */
  readonly tick?: ReactNode;
}

/** R-004-30: the time that the customer is told, typed as people say it, and beside it large what was understood. */
export function PromiseField({ proposals, tick }: PromiseFieldProps): ReactNode {
  const { t } = useTranslation('requests');
  const common = useTranslation('common').t;
  const promiseText = usePromiseText();
  const [at, urgency] = useWatch<RequestFactsForm, ['promisedAt', 'urgency']>({ name: ['promisedAt', 'urgency'] });
  const isKnown = typeof at === 'number' && Number.isFinite(at);
  const isProposed = proposals !== undefined && at === proposedTime(proposals.startedAt, proposals.minutes, urgency);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)', gap: 1.5, alignItems: 'start' }}>
      <FormDateTimeField name="promisedAt" label={t('field.promisedAt')} required />
      <Box sx={{ minWidth: 0 }}>
        <Typography component="div" aria-live="polite" sx={{ fontSize: '1.25rem', fontWeight: 700, lineHeight: 1.3, ...tabular }}>
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary', mr: 1 }}>
            {t('promise.label')}
          </Typography>
          {isKnown ? promiseText(at) : '—'}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
          {tick}
          {isProposed && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t('promise.proposed', { urgency: t(`urgency.${urgency}`), span: ageText(common, proposals.minutes[urgency] * 60_000) })}
            </Typography>
          )}
        </Box>
      </Box>
    </Box>
  );
}
