import Alert from '@mui/material/Alert';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldErrorText } from '../../components/field-error.ts';
import { FormTextField } from '../../components/form-text-field.tsx';

/** R-000-50: the omission question, answered on purpose; neither answer is there beforehand. Value: `yes` (nothing left out), `no`, or empty. */
export function OmissionField(): ReactNode {
  const { t } = useTranslation('workOrders');
  const { field, fieldState } = useController({ name: 'nothingLeftOut' });
  const errorText = useFieldErrorText(fieldState.error);
  const isStopped = field.value === 'no';
  return (
    <FormControl error={errorText !== undefined}>
      <FormLabel id="omission" required>
        {t('result.omissionQuestion')}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby="omission"
        name={field.name}
        value={field.value ?? ''}
        onChange={(_, value) => field.onChange(value)}
        onBlur={field.onBlur}
      >
        <FormControlLabel value="yes" label={t('result.nothingLeft')} control={<Radio slotProps={{ input: { ref: field.ref } }} />} />
        <FormControlLabel value="no" label={t('result.somethingLeft')} control={<Radio />} />
      </RadioGroup>
      {errorText && !isStopped && <FormHelperText>{errorText}</FormHelperText>}
      {isStopped && (
        <>
          <FormTextField name="leftOutText" label={t('result.leftOutText')} maxLength={300} />
          <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
            {t('result.leftOutStops')}
          </Alert>
        </>
      )}
    </FormControl>
  );
}
