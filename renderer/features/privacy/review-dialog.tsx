import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { reviewInput } from '../../../shared/privacy.ts';
import type { CustomerTask } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';

interface ReviewDialogProps {
  readonly task: CustomerTask;
  readonly onClose: () => void;
}

/** What was looked at, and where it was confirmed (R-004-18). */
export function ReviewDialog(props: ReviewDialogProps): ReactNode {
  const { t } = useTranslation('privacy');
  return (
    <AppDialog open title={`${t('review.done')} ${props.task.name}`} onClose={props.onClose}>
      <ReviewForm {...props} />
    </AppDialog>
  );
}

function ReviewForm({ task, onClose }: ReviewDialogProps): ReactNode {
  const { t } = useTranslation(['privacy', 'common']);
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(reviewInput),
    defaultValues: { keyData: task.isKeyDataDue, otherData: task.isOtherDataDue, source: task.source },
  });
  const mark = useCommand(trpc.privacy.markReviewed.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('privacy:review.doneText', { name: task.name }),
    onDone: onClose,
  });
  return (
    <AppForm form={form} onSubmit={(values) => mark.run({ ...values, customerId: task.id })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormTextField name="source" label={t('privacy:review.source')} maxLength={60} autoFocus />
        <FormSwitchField name="keyData" label={t('privacy:review.keyData')} />
        <FormSwitchField name="otherData" label={t('privacy:review.otherData')} />
        {mark.error && <Alert severity="error">{mark.error.text}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={mark.isPending}>
          {t('privacy:review.done')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
