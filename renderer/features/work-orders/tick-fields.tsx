import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { faultWays, standardPoints } from '../../../shared/repair-ticks.ts';
import type { AskedTicks, RepairStandard, StandardPoint } from '../../../shared/repair-ticks.ts';
import { useFieldErrorText } from '../../components/field-error.ts';
import { FormCheckGroupField } from '../../components/form-check-group-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';

/** What the preset of the job asks of a repair's result; where it asks for nothing the form is as short as before. */
export function TickFields({ asksFoundBy, asksStandard }: AskedTicks): ReactNode {
  const { t } = useTranslation('workOrders');
  return (
    <>
      {asksFoundBy && (
        <FormCheckGroupField
          name="foundBy"
          label={t('ticks.foundBy')}
          options={faultWays.map((value) => ({ value, label: t(`ticks.way.${value}`) }))}
          required
        />
      )}
      {asksStandard && <StandardFields />}
    </>
  );
}

/** R-004-38: each point of the repair standard is answered on purpose; "not met" opens the reason. */
function StandardFields(): ReactNode {
  const { t } = useTranslation('workOrders');
  const labelId = useId();
  const answers: unknown = useWatch({ name: 'standard' });
  const isNotMet = Object.values((answers ?? {}) as RepairStandard).includes('notMet');
  return (
    <Box role="group" aria-labelledby={labelId} sx={{ display: 'grid', gap: 0.5 }}>
      <FormLabel id={labelId} required>
        {t('ticks.standard')}
      </FormLabel>
      <Box sx={{ display: 'grid', columnGap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {standardPoints.map((point) => (
          <PointField key={point} point={point} />
        ))}
      </Box>
      {isNotMet && <FormTextField name="standardReason" label={t('ticks.reason')} required maxLength={300} />}
    </Box>
  );
}

function PointField({ point }: { readonly point: StandardPoint }): ReactNode {
  const { t } = useTranslation('workOrders');
  const { field, fieldState } = useController({ name: `standard.${point}` });
  const errorText = useFieldErrorText(fieldState.error);
  const labelId = useId();
  return (
    <FormControl error={errorText !== undefined} sx={{ flexDirection: 'row', alignItems: 'center', flexWrap: 'wrap' }}>
      <FormLabel id={labelId} sx={{ minWidth: 150, mr: 1 }}>
        {t(`ticks.point.${point}`)}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby={labelId}
        name={field.name}
        value={field.value ?? ''}
        onChange={(_, value) => field.onChange(value)}
        onBlur={field.onBlur}
      >
        <FormControlLabel value="met" label={t('ticks.met')} control={<Radio size="small" slotProps={{ input: { ref: field.ref } }} />} />
        <FormControlLabel value="notMet" label={t('ticks.notMet')} control={<Radio size="small" />} />
      </RadioGroup>
      {errorText && <FormHelperText sx={{ flexBasis: '100%' }}>{errorText}</FormHelperText>}
    </FormControl>
  );
}
