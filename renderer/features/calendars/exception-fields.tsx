import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import type { CalendarValues } from './calendar-values.ts';
import { SectionTitle } from './section-title.tsx';

/** Days on which this calendar is off or on whatever the week and the public holidays say. */
export function ExceptionFields(): ReactNode {
  const { t } = useTranslation('calendars');
  const { fields, append, remove } = useFieldArray<CalendarValues, 'exceptions'>({ name: 'exceptions' });
  return (
    <section>
      <SectionTitle title={t('form.exceptions')} hint={t('form.exceptionsHint')}>
        <Button startIcon={<Add />} onClick={() => append({ day: '', kind: 'on', name: '', windows: '' })} disabled={fields.length >= 500}>
          {t('form.addException')}
        </Button>
      </SectionTitle>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {fields.map(({ id }, nth) => (
          <Exception key={id} nth={nth} onRemove={() => remove(nth)} />
        ))}
      </Box>
    </section>
  );
}

function Exception({ nth, onRemove }: { readonly nth: number; readonly onRemove: () => void }): ReactNode {
  const { t } = useTranslation('calendars');
  const { day, kind } = useWatch<CalendarValues, `exceptions.${number}`>({ name: `exceptions.${nth}` });
  const label = t('form.removeException', { day });
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '150px 92px 1fr 1fr auto', gap: 1, alignItems: 'start' }}>
      <FormDayField name={`exceptions.${nth}.day`} label={t('form.day')} required autoFocus={day === ''} />
      <FormChoiceField
        name={`exceptions.${nth}.kind`}
        label={t('form.kind')}
        options={(['off', 'on'] as const).map((value) => ({ value, label: t(`kindLong.${value}`) }))}
      />
      <FormTextField name={`exceptions.${nth}.name`} label={t('form.reason')} required maxLength={40} />
      {kind === 'on' ? (
        <FormTextField name={`exceptions.${nth}.windows`} label={t('form.windows')} placeholder={t('form.windowsHint')} maxLength={120} />
      ) : (
        <span />
      )}
      <IconButton aria-label={label} title={label} onClick={onRemove}>
        <Delete fontSize="small" />
      </IconButton>
    </Box>
  );
}
