import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { privacyKinds, receivePrivacyInput } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { AppDialog } from '../app-dialog.tsx';
import { AppForm } from '../app-form.tsx';
import { DraftNotice } from '../draft-notice.tsx';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { KeyHint } from '../key-hint.tsx';
import { useServerDraft } from '../use-server-draft.ts';
import { WayField } from './way-field.tsx';

const schema = receivePrivacyInput.omit({ customerId: true });

interface ReceiveDialogProps {
  readonly customerId: number;
  readonly onClose: () => void;
}

/** What a customer wants with own data is logged by whoever hears it; the data steward goes on from there (R-004-24, R-004-26). */
export function ReceiveDialog(props: ReceiveDialogProps): ReactNode {
  const { t } = useTranslation('privacy');
  return (
    <AppDialog open title={t('receive.title')} onClose={props.onClose} maxWidth="sm">
      <ReceiveForm {...props} />
    </AppDialog>
  );
}

function ReceiveForm({ customerId, onClose }: ReceiveDialogProps): ReactNode {
  const { t } = useTranslation(['privacy', 'common']);
  const trpc = useTRPC();
  const allowed = useCan();
  const navigate = useNavigate();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { kind: 'see', channel: 'phone', content: '' } });
  const draft = useServerDraft(form, 'other', `privacy-of-${customerId}`);
  const receive = useCommand(trpc.privacy.receive.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ no }) => t('privacy:receive.received', { no }),
    onDone: async ({ id }) => {
      draft.finish();
      onClose();
      await draft.remove();
      if (allowed('privacy.manage')) await navigate(`/settings/privacyRequests/${id}`);
    },
  });
  return (
    <AppForm form={form} onSubmit={(values) => receive.run({ ...values, customerId })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
          <FormChoiceField
            name="kind"
            label={t('privacy:receive.kind')}
            autoFocus
            options={privacyKinds.map((value) => ({ value, label: t(`privacy:kind.${value}`) }))}
          />
          <WayField name="channel" label={t('privacy:receive.channel')} />
        </Box>
        <FormTextField name="content" label={t('privacy:receive.content')} maxLength={2000} multiline minRows={3} />
        {receive.error && <Alert severity="error">{receive.error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={receive.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
