import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RepairView } from '../../../shared/repair-cases.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { startOf, stepFields, stepSchemas } from './step-fields.ts';
import type { FormStep, StepValues } from './step-fields.ts';
import { StepField } from './step-field.tsx';
import { useStep } from './use-step.ts';

interface StepDialogProps {
  readonly repair: RepairView;
  readonly step: FormStep;
  readonly onClose: () => void;
}

/** One step of a case with what has to be noted about it. */
export function StepDialog(props: StepDialogProps): ReactNode {
  const { t } = useTranslation('repairCases');
  return (
    <AppDialog open title={`${props.repair.no} ${t(`command.${props.step}`)}`} onClose={props.onClose} maxWidth="sm">
      <StepForm {...props} />
    </AppDialog>
  );
}

function StepForm({ repair, step, onClose }: StepDialogProps): ReactNode {
  const { t } = useTranslation(['repairCases', 'common']);
  const form = useForm<StepValues>({ resolver: zodResolver(stepSchemas[step]) as never, defaultValues: startOf(step, repair) });
  const draft = useServerDraft(form, 'other', `repair-${step}-${repair.id}`);
  const take = useStep(step, form, async () => {
    draft.finish();
    onClose();
    await draft.remove();
  });
  const hints = {
    recheck: t('repairCases:dialog.costHint'),
    decideCause: t('repairCases:dialog.causeHint'),
    explain: t('repairCases:dialog.planHint'),
  };
  const hint = step in hints ? hints[step as keyof typeof hints] : undefined;
  return (
    <AppForm form={form} onSubmit={(values) => take.run(repair, values)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', minWidth: { sm: 440 } }}>
        {hint && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {hint}
          </Typography>
        )}
        {stepFields[step].map((field, index) => (
          <StepField key={field} field={field} step={step} autoFocus={index === 0} />
        ))}
        {take.error && <Alert severity="error">{take.error}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={take.isPending}>
          {t(`repairCases:command.${step}`)}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
