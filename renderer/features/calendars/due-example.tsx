import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { WorkingCalendar } from '../../../shared/calendar.ts';
import { dayOf, formatDateTime } from '../../../shared/time.ts';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { tabular } from '../../theme.ts';

const units = ['hours', 'days', 'workdayHours'] as const;
interface Values {
  readonly from: number | null;
  readonly amount: number | null;
  readonly unit: (typeof units)[number];
}

/** "From Friday 16:30, 4 working hours = Monday 11:30": an example that a person can hold against the own head. */
export function DueExample({ calendar }: { readonly calendar: WorkingCalendar }): ReactNode {
  const { t } = useTranslation('calendars');
  const [openedAt] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);
  const form = useForm<Values>({ defaultValues: { from: openedAt, amount: 8, unit: 'hours' } });
  return (
    <FormProvider {...form}>
      <Box
        role="group"
        aria-label={t('preview.title')}
        sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '90px 1fr', alignItems: 'start' }}
      >
        <Box sx={{ gridColumn: '1 / -1' }}>
          <FormDateTimeField name="from" label={t('preview.from')} />
        </Box>
        <FormQuantityField name="amount" label={t('preview.amount')} />
        <FormChoiceField
          name="unit"
          label={t('preview.unit')}
          options={units.map((value) => ({ value, label: t(`preview.unitOf.${value}`) }))}
        />
      </Box>
      <Result calendar={calendar} control={form.control} />
    </FormProvider>
  );
}

function Result({ calendar, control }: { readonly calendar: WorkingCalendar; readonly control: Control<Values> }): ReactNode {
  const { t } = useTranslation('calendars');
  const { weekdayOn } = useCalendarTexts();
  const { from, amount, unit } = useWatch({ control });
  const due = from && amount && unit ? dueTime(calendar, from, amount, unit) : null;
  const when = due && `${formatDateTime(due, calendar.zone)} ${weekdayOn(dayOf(due, calendar.zone))}`;
  return (
    <Typography component="output" aria-live="polite" sx={{ fontWeight: 700, fontSize: '1.125rem', ...tabular }}>
      {when ? t('preview.result', { when }) : due === undefined ? t('preview.never') : ' '}
    </Typography>
  );
}

/** undefined where no opening comes, or none that the software could store. */
function dueTime(calendar: WorkingCalendar, from: number, amount: number, unit: Values['unit']): number | undefined {
  const hour = 3_600_000;
  try {
    if (unit === 'days') return calendar.addDays(from, amount);
    return unit === 'hours' ? calendar.add(from, amount * hour) : calendar.addOnWorkdays(from, amount * hour);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
