import { zodResolver } from '@hookform/resolvers/zod';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { planHolidays, readHolidays, yearOf } from '../../../shared/holiday-sheet.ts';
import type { HolidaySheet } from '../../../shared/holiday-sheet.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { readTextFile } from './read-text-file.ts';

const schema = z.object({
  text: z
    .string()
    .max(200_000)
    .refine((text) => readHolidays(text).days.length > 0, { error: messageKey('calendars:importing.nothing') }),
  replaces: z.boolean(),
});
type Values = z.infer<typeof schema>;

/** A pasted sheet or a file: what was understood shows before anything is taken, and what was typed stays until it is. */
export function HolidayImport({ onClose, onYear }: { readonly onClose: () => void; readonly onYear: (year: number) => void }): ReactNode {
  const { t } = useTranslation('calendars');
  return (
    <AppDialog open title={t('importing.title')} onClose={onClose} maxWidth="md">
      <DialogContent sx={{ pt: '8px !important' }}>
        <ImportForm onClose={onClose} onYear={onYear} />
      </DialogContent>
    </AppDialog>
  );
}

function ImportForm({ onClose, onYear }: { readonly onClose: () => void; readonly onYear: (year: number) => void }): ReactNode {
  const { t } = useTranslation(['calendars', 'common']);
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { text: '', replaces: false } });
  const draft = useServerDraft(form, 'other', 'holiday-import');
  const text = useDeferredValue(useWatch({ control: form.control, name: 'text' }));
  const sheet = useMemo(() => readHolidays(text), [text]);
  const take = useCommand(useTRPC().calendars.importHolidays.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ changed, unchanged }) => t('calendars:importing.done', { changed, unchanged }),
    onDone: async ({ year }) => {
      draft.finish();
      await draft.remove();
      onYear(year);
      onClose();
    },
  });
  const count = sheet.days.length;
  const replaces = useWatch({ control: form.control, name: 'replaces' });
  return (
    <AppForm
      form={form}
      onSubmit={(values) => take.run({ ...values, onProblems: 'skip' })}
      label={t('calendars:importing.title')}
      sx={{ mt: 0.5 }}
    >
      <FormTextField
        name="text"
        label={t('calendars:importing.text')}
        helperText={t('calendars:importing.hint')}
        multiline
        minRows={8}
        autoFocus
        required
      />
      <FilePicker
        onText={(read) => form.setValue('text', read, { shouldDirty: true, shouldValidate: true })}
        onRefused={(why) => form.setError('text', { type: 'host', message: messageKey(why) }, { shouldFocus: true })}
      />
      {text.trim() !== '' && <Found sheet={sheet} />}
      <FormSwitchField name="replaces" label={t('calendars:importing.replaces')} />
      {replaces && sheet.year !== null && <Replaced sheet={sheet} year={sheet.year} />}
      {take.error && <Alert severity="error">{take.error.text}</Alert>}
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={take.isPending}>
          {count === 0
            ? t('calendars:holidays.import')
            : sheet.problems.length > 0
              ? t('calendars:importing.runGood', { count })
              : t('calendars:importing.run', { count })}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}

/** What goes back to ordinary before anything is taken, and that other years of the sheet keep their days. */
function Replaced({ sheet, year }: { readonly sheet: HolidaySheet; readonly year: number }): ReactNode {
  const { t } = useTranslation('calendars');
  const known = useQuery(useTRPC().calendars.holidays.queryOptions({ year })).data;
  if (!known) return null;
  const { surplus } = planHolidays(sheet, known.days, true);
  const others = [...new Set(sheet.days.map(({ day }) => yearOf(day)))].filter((one) => one !== year);
  return (
    <Alert severity={surplus.length > 0 ? 'warning' : 'info'} variant="outlined" sx={{ py: 0 }}>
      <div>{t('importing.surplus', { year: String(year), count: surplus.length })}</div>
      {others.map((other) => (
        <div key={other}>{t('importing.kept', { year: String(other) })}</div>
      ))}
    </Alert>
  );
}

const shownProblems = 8;

function Found({ sheet }: { readonly sheet: HolidaySheet }): ReactNode {
  const { t } = useTranslation('calendars');
  const { days, problems, isJson } = sheet;
  return (
    <Box role="status" sx={{ display: 'grid', gap: 1 }}>
      {days.length > 0 && (
        <Alert severity="success" variant="outlined" sx={{ py: 0 }}>
          {t('importing.found', { count: days.length })}
          {`: ${days[0]?.day} – ${days.at(-1)?.day}`}
        </Alert>
      )}
      {problems.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
          {t('importing.problems', { count: problems.length })}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {problems.slice(0, shownProblems).map(({ line, text, code }) => (
              <li key={`${line} ${code}`}>
                {isJson ? t('importing.entry', { line }) : t('importing.line', { line })}
                {': '}
                {t(`problem.${code}`)}
                {text !== '' && <Box component="span" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{` — ${text}`}</Box>}
              </li>
            ))}
            {problems.length > shownProblems && <li>{t('importing.more', { count: problems.length - shownProblems })}</li>}
          </Box>
        </Alert>
      )}
    </Box>
  );
}

function FilePicker(props: { readonly onText: (text: string) => void; readonly onRefused: (why: string) => void }): ReactNode {
  const { t } = useTranslation('calendars');
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    const answer = await readTextFile(file);
    if ('text' in answer) props.onText(answer.text);
    else props.onRefused(answer.refused);
  };
  return (
    <div>
      <Button startIcon={<UploadFile fontSize="small" />} onClick={() => input.current?.click()}>
        {t('importing.file')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.json"
        hidden
        aria-label={t('importing.file')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
    </div>
  );
}
