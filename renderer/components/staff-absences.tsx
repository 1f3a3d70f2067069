import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { day, line, requiredLine } from '../../shared/fields.ts';
import type { StaffAbsence } from '../../shared/staff-plans.ts';
import { dayOf } from '../../shared/time.ts';
import { useTRPC } from '../api.ts';
import { useZone } from '../session.tsx';
import { useCommand } from '../use-command.ts';
import { AppForm } from './app-form.tsx';
import { DataTable } from './data-table.tsx';
import { FormDayField } from './form-day-field.tsx';
import { FormTextField } from './form-text-field.tsx';
import type { PlannedPerson } from './staff-plan-dialog.tsx';

interface StaffAbsencesProps {
  readonly person: PlannedPerson;
  readonly absences: readonly StaffAbsence[];
  readonly mayChange: boolean;
}

/** Days on which somebody is away, or a part of one day. */
export function StaffAbsences({ person, absences, mayChange }: StaffAbsencesProps): ReactNode {
  const { t } = useTranslation('staffPlans');
  const [made, setMade] = useState(0);
  return (
    <Box component="section" aria-label={t('absence.title')}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {t('absence.title')}
      </Typography>
      {absences.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {t('absence.none')}
        </Typography>
      ) : (
        <DataTable<StaffAbsence>
          label={t('absence.title')}
          rows={absences}
          rowKey={(row) => row.id}
          columns={[
            { key: 'from', label: t('absence.fromOn'), width: 120, render: (row) => row.fromOn },
            { key: 'to', label: t('absence.toOn'), width: 120, render: (row) => row.toOn },
            { key: 'time', label: t('absence.fromTime'), width: 130, render: (row) => timeText(row) ?? t('absence.allDay') },
            { key: 'reason', label: t('absence.reason'), render: (row) => row.reason },
            { key: 'act', label: '', width: 90, render: (row) => mayChange && <TakeBack absence={row} /> },
          ]}
        />
      )}
      {mayChange && <AddAbsence key={made} person={person} isNext={made > 0} onAdded={() => setMade((n) => n + 1)} />}
    </Box>
  );
}

function TakeBack({ absence: { id, fromOn } }: { readonly absence: StaffAbsence }): ReactNode {
  const { t } = useTranslation('staffPlans');
  const remove = useCommand(useTRPC().staff.removeAbsence.mutationOptions(), { doneText: t('absence.removed') });
  return (
    <Button aria-label={t('absence.remove', { from: fromOn })} loading={remove.isPending} onClick={() => void remove.run({ id })}>
      {t('absence.removeShort')}
    </Button>
  );
}

const clock = line(5).refine((text) => text === '' || /^([01]?\d|2[0-4])[:：]?[0-5]\d$/.test(text), {
  error: 'staffPlans:absence.badTime',
});
const schema = z
  .object({ fromOn: day, toOn: day, fromTime: clock, toTime: clock, reason: requiredLine(100) })
  .refine(({ fromOn, toOn }) => toOn >= fromOn, { error: 'endsBeforeStart', path: ['toOn'] })
  .refine(({ fromTime, toTime }) => (fromTime === '') === (toTime === ''), { error: 'required', path: ['toTime'] });

interface AddAbsenceProps {
  readonly person: PlannedPerson;
  /** One was added just now, by a button that is gone: the keys stay in the dialog. */
  readonly isNext: boolean;
  readonly onAdded: () => void;
}

function AddAbsence({ person: { id, name }, isNext, onAdded }: AddAbsenceProps): ReactNode {
  const { t } = useTranslation('staffPlans');
  const zone = useZone();
  const today = dayOf(Date.now(), zone);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { fromOn: today, toOn: today, fromTime: '', toTime: '', reason: '' },
  });
  const add = useCommand(useTRPC().staff.addAbsence.mutationOptions(), { form, doneText: t('absence.added', { name }), onDone: onAdded });
  return (
    <AppForm
      form={form}
      saveShortcut={false}
      label={t('absence.add')}
      onSubmit={({ fromTime, toTime, ...rest }) => add.run({ staffId: id, ...rest, fromMin: minuteOf(fromTime), toMin: minuteOf(toTime) })}
    >
      <Box
        sx={{ display: 'grid', gap: 1, mt: 1.5, gridTemplateColumns: '150px 150px 100px 100px minmax(0, 1fr) auto', alignItems: 'start' }}
      >
        <FormDayField name="fromOn" label={t('absence.fromOn')} required autoFocus={isNext} />
        <FormDayField name="toOn" label={t('absence.toOn')} required />
        <FormTextField name="fromTime" label={t('absence.fromTime')} maxLength={5} />
        <FormTextField name="toTime" label={t('absence.toTime')} maxLength={5} />
        <FormTextField name="reason" label={t('absence.reason')} required maxLength={100} />
        <Button type="submit" variant="outlined" loading={add.isPending} sx={{ whiteSpace: 'nowrap' }}>
          {t('absence.add')}
        </Button>
      </Box>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('absence.timeHint')}
      </Typography>
    </AppForm>
  );
}

function minuteOf(text: string): number | null {
  const figures = text.replace(/\D/g, '').padStart(4, '0');
  return text === '' ? null : Number(figures.slice(0, 2)) * 60 + Number(figures.slice(2));
}

function timeText({ fromMin, toMin }: StaffAbsence): string | undefined {
  if (fromMin === null || toMin === null) return undefined;
  const clockOf = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${clockOf(fromMin)}–${clockOf(toMin)}`;
}
