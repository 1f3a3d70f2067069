import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormTextField } from '../../components/form-text-field.tsx';
import type { CalendarValues } from './calendar-values.ts';
import { SectionTitle } from './section-title.tsx';
import { WeekFields } from './week-fields.tsx';

/** Parts of the year with hours of their own; a new one begins with the usual hours. */
export function SeasonFields(): ReactNode {
  const { t } = useTranslation('calendars');
  const form = useFormContext<CalendarValues>();
  const { fields, append, remove } = useFieldArray<CalendarValues, 'seasons'>({ name: 'seasons' });
  const add = () => append({ name: '', from: '', to: '', week: [...form.getValues('week')] });
  return (
    <section>
      <SectionTitle title={t('form.seasons')} hint={t('form.seasonsHint')}>
        <Button startIcon={<Add />} onClick={add} disabled={fields.length >= 12}>
          {t('form.addSeason')}
        </Button>
      </SectionTitle>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {fields.map(({ id }, nth) => (
          <Season key={id} nth={nth} onRemove={() => remove(nth)} />
        ))}
      </Box>
    </section>
  );
}

function Season({ nth, onRemove }: { readonly nth: number; readonly onRemove: () => void }): ReactNode {
  const { t } = useTranslation('calendars');
  const name = useWatch<CalendarValues, `seasons.${number}.name`>({ name: `seasons.${nth}.name` });
  const label = t('form.removeSeason', { name });
  return (
    <Paper variant="outlined" sx={{ p: 1.5, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr auto', gap: 1, alignItems: 'start' }}>
        <FormTextField name={`seasons.${nth}.name`} label={t('form.seasonName')} required autoFocus={name === ''} maxLength={40} />
        <FormTextField name={`seasons.${nth}.from`} label={t('form.from')} placeholder="05-01" required maxLength={10} />
        <FormTextField name={`seasons.${nth}.to`} label={t('form.to')} placeholder="09-30" required maxLength={10} />
        <IconButton aria-label={label} title={label} onClick={onRemove}>
          <Delete fontSize="small" />
        </IconButton>
      </Box>
      <WeekFields name={`seasons.${nth}.week`} title={name} />
    </Paper>
  );
}
