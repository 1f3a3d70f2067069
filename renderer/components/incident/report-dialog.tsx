import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { incidentSources, reportIncidentInput } from '../../../shared/incidents.ts';
import type { IncidentSource } from '../../../shared/incidents.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { AppDialog } from '../app-dialog.tsx';
import { AppForm } from '../app-form.tsx';
import { DraftNotice } from '../draft-notice.tsx';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDateTimeField } from '../form-date-time-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { KeyHint } from '../key-hint.tsx';
import { useServerDraft } from '../use-server-draft.ts';

const schema = reportIncidentInput.omit({ requestId: true, workOrderId: true, projectId: true });
type Facts = Readonly<z.output<typeof schema>>;
type Values = { readonly [F in keyof Facts]: Facts[F] | null };

interface ReportDialogProps {
  /** What it is about; nothing: an incident of its own. */
  readonly of?: { readonly requestId?: number; readonly workOrderId?: number; readonly projectId?: number };
  readonly start: { readonly source: IncidentSource; readonly facts: string };
  readonly onClose: () => void;
}

/** Marking "major" 标为重大 (R-000-04): what happened, when the supervisor goes there, the first constructive opinion. */
export function ReportIncidentDialog(props: ReportDialogProps): ReactNode {
  const { t } = useTranslation('incidents');
  return (
    <AppDialog open title={t('command.report')} onClose={props.onClose} maxWidth="sm">
      <ReportForm {...props} />
    </AppDialog>
  );
}

function ReportForm({ of = {}, start: { source, facts }, onClose }: ReportDialogProps): ReactNode {
  const { t } = useTranslation(['incidents', 'common']);
  const navigate = useNavigate();
  const start: Values = { source, facts: facts.slice(0, 2000), visitPlannedAt: null, firstOpinion: '' };
  const form = useForm<Values, unknown, Facts>({ resolver: zodResolver(schema) as never, defaultValues: start });
  const draft = useServerDraft(
    form,
    'other',
    `incident-new-${of.projectId === undefined ? (of.requestId ?? 0) : `project-${of.projectId}`}`,
  );
  const report = useCommand(useTRPC().incidents.report.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ no }) => t('incidents:done.reported', { no }),
    onDone: async ({ id }) => {
      draft.finish();
      await draft.remove();
      void navigate(`/incidents/${id}`);
    },
  });
  return (
    <AppForm form={form} onSubmit={(values) => report.run({ ...values, ...of })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', minWidth: { sm: 520 } }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('incidents:dialog.reportHint')}
        </Typography>
        <FormChoiceField
          name="source"
          label={t('incidents:field.source')}
          required
          options={incidentSources.map((value) => ({ value, label: t(`incidents:source.${value}`) }))}
        />
        <FormTextField name="facts" label={t('incidents:field.facts')} maxLength={2000} multiline minRows={3} required />
        <FormDateTimeField name="visitPlannedAt" label={t('incidents:field.visitPlannedAt')} defaultTime="09:00" required autoFocus />
        <FormTextField name="firstOpinion" label={t('incidents:field.firstOpinion')} maxLength={1000} multiline required />
        {report.error && <Alert severity="error">{report.error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={report.isPending}>
          {t('incidents:command.report')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
