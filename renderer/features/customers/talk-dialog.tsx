import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { addTalkInput, talkChannels } from '../../../shared/customers.ts';
import { instant } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';

const { channel, summary } = addTalkInput.shape;
const schema = z.object({ channel, summary, direction: z.enum(['incoming', 'outgoing']), at: instant });

interface TalkDialogProps {
  readonly customerId: number;
  readonly onClose: () => void;
}

/** A talk with the customer that is no new request. */
export function TalkDialog(props: TalkDialogProps): ReactNode {
  const { t } = useTranslation('customers');
  return (
    <AppDialog open title={t('talk.title')} onClose={props.onClose} maxWidth="sm">
      <TalkForm {...props} />
    </AppDialog>
  );
}

function TalkForm({ customerId, onClose }: TalkDialogProps): ReactNode {
  const { t } = useTranslation(['customers', 'common']);
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { channel: 'phone', summary: '', direction: 'incoming', at: Math.floor(Date.now() / 60_000) * 60_000 },
  });
  const draft = useServerDraft(form, 'other', `talk-of-${customerId}`);
  const add = useCommand(trpc.customers.addTalk.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('customers:talk.saved'),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  return (
    <AppForm form={form} onSubmit={({ direction, ...talk }) => add.run({ ...talk, customerId, isIncoming: direction === 'incoming' })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormTextField name="summary" label={t('customers:talk.summary')} maxLength={500} multiline minRows={3} autoFocus required />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr 2fr' }}>
          <FormChoiceField
            name="channel"
            label={t('customers:talk.channel')}
            options={talkChannels.map((value) => ({ value, label: t(`customers:talkChannel.${value}`) }))}
          />
          <FormChoiceField
            name="direction"
            label={t('customers:talk.direction')}
            options={[
              { value: 'incoming', label: t('customers:talk.incoming') },
              { value: 'outgoing', label: t('customers:talk.outgoing') },
            ]}
          />
          <FormDateTimeField name="at" label={t('customers:talk.at')} required />
        </Box>
        {add.error && <Alert severity="error">{add.error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={add.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
