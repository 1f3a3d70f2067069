import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CalendarPlan } from '../../../shared/calendar.ts';
import type { CalendarRow } from '../../../shared/calendars.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { CalendarPreview } from './calendar-preview.tsx';
import { calendarValues, valuesOf } from './calendar-values.ts';
import type { CalendarOut, CalendarValues } from './calendar-values.ts';
import { ExceptionFields } from './exception-fields.tsx';
import { SeasonFields } from './season-fields.tsx';
import { SectionTitle } from './section-title.tsx';
import { usePlanDifferences } from './use-plan-differences.ts';
import { WeekFields } from './week-fields.tsx';

const area = '/settings/calendars';

interface CalendarFormProps {
  /** Absent for a new one. */
  readonly calendar: CalendarRow | undefined;
  readonly start: CalendarPlan;
}

/** A calendar with its week, seasons and special days; beside it what it gives. */
export function CalendarForm({ calendar, start }: CalendarFormProps): ReactNode {
  const { t } = useTranslation(['calendars', 'common']);
  const navigate = useNavigate();
  const { calendarName, seasonName } = useCalendarTexts();
  const differences = usePlanDifferences();
  const [base, setBase] = useState(calendar);
  const [code] = useState(() => calendar?.plan.code ?? newCode());
  const shown = (plan: CalendarPlan) =>
    valuesOf({ ...plan, name: calendarName(plan), seasons: plan.seasons.map((season) => ({ ...season, name: seasonName(season.name) })) });
  const form = useForm<CalendarValues, unknown, CalendarOut>({ resolver: zodResolver(calendarValues), defaultValues: shown(start) });
  const draft = useServerDraft(form, 'other', calendar ? `calendar-${code}` : 'calendar-new');
  const save = useCommand(useTRPC().calendars.save.mutationOptions(), {
    form,
    errorToast: false,
    doneText: () => t('calendars:saved', { name: form.getValues('name') }),
    onDone: async () => {
      draft.finish();
      await draft.remove();
      void navigate(area, { replace: true });
    },
  });
  const isTaken = save.error?.code === 'codeTaken';
  useEffect(() => {
    if (isTaken) form.setError('name', { type: 'host', message: messageKey('calendars:taken') }, { shouldFocus: true });
  }, [isTaken, form]);
  const current = save.error?.code === 'staleVersion' ? (save.error.details['current'] as CalendarRow | null) : undefined;
  const submit = (values: CalendarOut, over = base) => {
    const version = over?.version ?? undefined;
    return save.run({ plan: { code, ...values }, ...(version !== undefined && { version }) });
  };
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={calendar ? calendarName(calendar.plan) : t('calendars:newTitle')} subtitle={t('calendars:hint')} backTo={area} />
      <AppForm form={form} onSubmit={(values) => submit(values)} label={t('calendars:form.label')} sx={{ px: 2, pb: 2, maxWidth: 1180 }}>
        {current && (
          <StaleNotice
            differences={differences(form.getValues(), shown(current.plan))}
            onUseMine={() => {
              setBase(current);
              void form.handleSubmit((values) => submit(values, current))();
            }}
            onUseTheirs={() => {
              setBase(current);
              form.reset(shown(current.plan));
              save.reset();
            }}
          />
        )}
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 400px' }, alignItems: 'start' }}>
          <Box sx={{ display: 'grid', gap: 2, pt: 0.5 }}>
            <div>
              <FormTextField name="name" label={t('calendars:form.name')} required autoFocus={!calendar} maxLength={40} />
              <FormSwitchField name="followsHolidays" label={t('calendars:form.followsHolidays')} />
            </div>
            <section>
              <SectionTitle title={t('calendars:form.week')} hint={t('calendars:form.weekHint')} />
              <WeekFields name="week" title={t('calendars:form.week')} />
            </section>
            <SeasonFields />
            <ExceptionFields />
          </Box>
          <Box sx={{ position: { lg: 'sticky' }, top: 8 }}>
            <CalendarPreview />
          </Box>
        </Box>
        {save.error && !current && !isTaken && <Alert severity="error">{save.error.text}</Alert>}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Button onClick={() => void navigate(area)}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={save.isPending}>
            {t('common:action.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}

/** Codes are never seen; they only have to be new. */
function newCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `own-${Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')}`;
}
