import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tabular } from '../../theme.ts';
import { FormDateTimeField } from '../form-date-time-field.tsx';
import { usePromiseText } from '../request-marks.tsx';

/** R-004-30: the time that the customer is told, typed as people say it, and beside it large what was understood. */
export function PromiseField({ tick }: { readonly tick?: ReactNode }): ReactNode {
  const { t } = useTranslation('requests');
  const promiseText = usePromiseText();
  const at = useWatch<{ promisedAt: number | null }, 'promisedAt'>({ name: 'promisedAt' });
  const isKnown = typeof at === 'number' && Number.isFinite(at);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)', gap: 1.5, alignItems: 'start' }}>
      <FormDateTimeField name="promisedAt" label={t('field.promisedAt')} required />
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 2, minHeight: 40, minWidth: 0 }}>
        <Typography component="div" aria-live="polite" sx={{ fontSize: '1.25rem', fontWeight: 700, lineHeight: 1.3, ...tabular }}>
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary', mr: 1 }}>
            {t('promise.label')}
          </Typography>
          {isKnown ? promiseText(at) : '—'}
        </Typography>
        {tick}
      </Box>
    </Box>
  );
}
