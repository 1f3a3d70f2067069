import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';
import { dayOf } from '../../../shared/time.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useZone } from '../../session.tsx';
import { StepFields } from './step-inputs.tsx';
import { startOf, stepSchemas } from './step-fields.ts';
import type { FormStep, StepValues } from './step-fields.ts';
import { useFormStep } from './use-form-step.ts';

interface StepDialogProps {
  readonly form: FeedbackView;
  readonly step: FormStep;
  readonly onClose: () => void;
}

/** One step of a form with what has to be noted about it. */
export function StepDialog(props: StepDialogProps): ReactNode {
  const { t } = useTranslation('feedbackForms');
  return (
    <AppDialog open title={`${t(`command.${props.step}`)} ${props.form.no}`} onClose={props.onClose} maxWidth="sm">
      <StepForm {...props} />
    </AppDialog>
  );
}

function StepForm({ form: feedback, step, onClose }: StepDialogProps): ReactNode {
  const { t } = useTranslation(['feedbackForms', 'common']);
  const today = dayOf(Date.now(), useZone());
  const form = useForm<StepValues>({ resolver: zodResolver(stepSchemas[step]) as never, defaultValues: startOf(step, feedback, today) });
  const draft = useServerDraft(form, 'other', `feedback-${step}-${feedback.id}`);
  const take = useFormStep(step, form, async () => {
    draft.finish();
    onClose();
    await draft.remove();
  });
  const hint =
    step === 'decide' ? t('feedbackForms:dialog.decideHint') : step === 'agree' ? t('feedbackForms:dialog.agreeHint') : undefined;
  return (
    <AppForm form={form} onSubmit={(values) => take.run(feedback, values)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', minWidth: { sm: 440 } }}>
        {hint && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {hint}
          </Typography>
        )}
        <StepFields step={step} />
        {take.error && <Alert severity="error">{take.error}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={take.isPending}>
          {t(`feedbackForms:command.${step}`)}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
