import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { addPolicyInput } from '../../../shared/privacy.ts';
import type { PolicyView } from '../../../shared/privacy.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

interface PolicyDialogProps {
  /** The version that this one follows: its text is where the new one begins. */
  readonly last: PolicyView | undefined;
  readonly onClose: () => void;
}

/** The next version of the privacy policy; the first begins with a text to be adapted. */
export function PolicyDialog(props: PolicyDialogProps): ReactNode {
  const { t } = useTranslation('privacy');
  return (
    <AppDialog open title={t('policy.newTitle')} onClose={props.onClose} maxWidth="md">
      <PolicyForm {...props} />
    </AppDialog>
  );
}

function PolicyForm({ last, onClose }: PolicyDialogProps): ReactNode {
  const { t } = useTranslation(['privacy', 'common']);
  const trpc = useTRPC();
  const today = dayOf(Date.now(), useZone());
  const form = useForm({
    resolver: zodResolver(addPolicyInput),
    defaultValues: {
      text: last?.text ?? t('privacy:policy.template'),
      effectiveOn: last && last.effectiveOn > today ? last.effectiveOn : today,
      approvedBy: last?.approvedBy ?? '',
    },
  });
  const draft = useServerDraft(form, 'other', 'privacy-policy');
  const publish = useCommand(trpc.privacy.addPolicy.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('privacy:policy.published'),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  return (
    <AppForm form={form} onSubmit={(values) => publish.run(values)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormTextField name="text" label={t('privacy:policy.text')} maxLength={20_000} multiline minRows={12} required autoFocus />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '180px 240px' }}>
          <FormDayField name="effectiveOn" label={t('privacy:policy.effectiveOn')} required />
          <FormTextField name="approvedBy" label={t('privacy:policy.approvedBy')} maxLength={40} required />
        </Box>
        {publish.error && <Alert severity="error">{publish.error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={publish.isPending}>
          {t('privacy:policy.publish')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
