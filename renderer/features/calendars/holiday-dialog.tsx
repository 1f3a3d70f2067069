import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { windowsText } from '../../../shared/calendar-text.ts';
import type { HolidayRow } from '../../../shared/calendars.ts';
import { day, requiredLine } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { hours } from './calendar-values.ts';

const schema = z.object({ day, kind: z.enum(['off', 'on']), name: requiredLine(40), windows: hours });
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;

interface HolidayDialogProps {
  /** Absent for a new one. */
  readonly holiday: HolidayRow | undefined;
  /** The year in sight, where a new day begins. */
  readonly year: number;
  readonly onClose: () => void;
}

/** One day off or on, of the whole shop. */
export function HolidayDialog({ holiday, year, onClose }: HolidayDialogProps): ReactNode {
  const { t } = useTranslation('calendars');
  const [isRemoving, setRemoving] = useState(false);
  const title = holiday ? t('holidays.editTitle', { day: holiday.day }) : t('holidays.addTitle');
  return (
    <>
      <AppDialog open={!isRemoving} title={title} onClose={onClose} maxWidth="sm">
        <DialogContent sx={{ pt: '8px !important', minWidth: { sm: 460 } }}>
          <HolidayForm holiday={holiday} year={year} title={title} onClose={onClose} onRemove={() => setRemoving(true)} />
        </DialogContent>
      </AppDialog>
      {isRemoving && holiday && <RemoveDialog holiday={holiday} onClose={() => setRemoving(false)} onDone={onClose} />}
    </>
  );
}

function HolidayForm({
  holiday,
  year,
  title,
  onClose,
  onRemove,
}: HolidayDialogProps & { readonly title: string; readonly onRemove: () => void }): ReactNode {
  const { t } = useTranslation(['calendars', 'common']);
  const { holidayName } = useCalendarTexts();
  const [base, setBase] = useState(holiday);
  const shown = (row: HolidayRow): Values => ({
    day: row.day,
    kind: row.kind,
    name: holidayName(row.name),
    windows: windowsText(row.windows ?? []),
  });
  const form = useForm<Values, unknown, Out>({
    resolver: zodResolver(schema),
    defaultValues: holiday ? shown(holiday) : { day: `${year}-`, kind: 'off', name: '', windows: '' },
  });
  const kind = useWatch({ control: form.control, name: 'kind' });
  const save = useCommand(useTRPC().calendars.saveHoliday.mutationOptions(), {
    form,
    errorToast: false,
    doneText: () => t('calendars:holidays.saved', { day: form.getValues('day') }),
    onDone: onClose,
  });
  const isTaken = save.error?.code === 'codeTaken';
  useEffect(() => {
    if (isTaken) form.setError('day', { type: 'host', message: messageKey('calendars:holidays.taken') }, { shouldFocus: true });
  }, [isTaken, form]);
  const current = save.error?.code === 'staleVersion' ? (save.error.details['current'] as HolidayRow) : undefined;
  const submit = ({ windows, name, ...typed }: Out, over = base) => {
    // a festival shown by its English name keeps the one that it is stored under
    const kept = over && name === holidayName(over.name) ? over.name : name;
    const hoursOn = typed.kind === 'on' && windows.length > 0 ? { windows } : {};
    return save.run({ day: { ...typed, name: kept, ...hoursOn }, ...(over && { version: over.version }) });
  };
  const text = (row: HolidayRow) => `${t(`calendars:kindLong.${row.kind}`)} ${holidayName(row.name)} ${windowsText(row.windows ?? [])}`;
  return (
    <AppForm form={form} onSubmit={(values) => submit(values)} label={title} sx={{ mt: 0.5 }}>
      {current && (
        <StaleNotice
          differences={[
            {
              label: t('calendars:form.kind'),
              mine: `${t(`calendars:kindLong.${kind}`)} ${form.getValues('name')} ${form.getValues('windows')}`,
              theirs: text(current),
            },
          ]}
          onUseMine={() => {
            setBase(current);
            void form.handleSubmit((values) => submit(values, current))();
          }}
          onUseTheirs={() => {
            setBase(current);
            form.reset(shown(current));
            save.reset();
          }}
        />
      )}
      <FormDayField name="day" label={t('calendars:form.day')} required autoFocus={!holiday} disabled={holiday !== undefined} />
      <FormChoiceField
        name="kind"
        label={t('calendars:form.kind')}
        autoFocus={holiday !== undefined}
        options={(['off', 'on'] as const).map((value) => ({ value, label: t(`calendars:kindLong.${value}`) }))}
      />
      <FormTextField name="name" label={t('calendars:holidays.name')} required maxLength={40} />
      {kind === 'on' && (
        <FormTextField name="windows" label={t('calendars:form.windows')} helperText={t('calendars:form.windowsHint')} maxLength={120} />
      )}
      {save.error && !current && !isTaken && <Alert severity="error">{save.error.text}</Alert>}
      <FormActions
        left={
          holiday && (
            <Button color="error" onClick={onRemove}>
              {t('calendars:holidays.removeDay')}
            </Button>
          )
        }
      >
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={save.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}

function RemoveDialog(props: { readonly holiday: HolidayRow; readonly onClose: () => void; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('calendars');
  const { holidayName } = useCalendarTexts();
  const { day, name, version } = props.holiday;
  const remove = useCommand(useTRPC().calendars.removeHoliday.mutationOptions(), {
    doneText: t('holidays.removedDay', { day }),
    onDone: props.onDone,
  });
  return (
    <ConfirmDialog
      open
      action={t('holidays.removeDay')}
      thing={t('holidays.removeThing', { day, name: holidayName(name) })}
      consequence={t('holidays.removeConsequence')}
      isDestructive
      isPending={remove.isPending}
      onConfirm={() => remove.run({ day, version })}
      onClose={props.onClose}
    />
  );
}
