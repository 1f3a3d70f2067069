import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Divider from '@mui/material/Divider';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { talkWays } from '../../../shared/calls.ts';
import type { CallRow } from '../../../shared/calls.ts';
import { requiredLine } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { CallerSearch } from './caller-search.tsx';
import { useToIntake } from './use-to-intake.ts';

const schema = z.object({ name: requiredLine(80), phone: requiredLine(40) });

interface LinkDialogProps {
  readonly call: CallRow;
  readonly onClose: () => void;
}

/** Says who an unknown caller was: a customer on file, or a new one from the name and the number that were noted. */
export function LinkDialog(props: LinkDialogProps): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <AppDialog open title={t('link.title')} onClose={props.onClose} maxWidth="sm">
      <Form {...props} />
    </AppDialog>
  );
}

function Form({ call, onClose }: LinkDialogProps): ReactNode {
  const { t } = useTranslation(['calls', 'customers', 'common']);
  const trpc = useTRPC();
  const when = useWhen();
  const allowed = useCan();
  const toIntake = useToIntake();
  const [typed, setTyped] = useState(call.phone || call.name);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: call.name, phone: call.phone } });
  const unlink = useCommand(trpc.calls.unlink.mutationOptions(), { doneText: t('calls:link.undone') });
  const link = useCommand(trpc.calls.link.mutationOptions(), { form, errorToast: false });
  const run = async (who: Parameters<typeof link.run>[0], name: string) => {
    const linked = await link.run(who);
    if (!linked) return;
    onClose();
    showToast(t('calls:link.done', { name }), { undo: () => unlink.run({ id: call.id, customerId: linked.id }) });
  };
  const channel = t(`customers:talkChannel.${talkWays.find((way) => way === call.channel) ?? 'other'}`);
  return (
    <AppForm form={form} onSubmit={({ name, phone }) => run({ id: call.id, newCustomer: { name, phones: [{ shownAs: phone }] } }, name)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {t('calls:link.said', { at: when(call.at), channel, summary: call.summary })}
        </Typography>
        <CallerSearch
          name="find"
          label={t('calls:link.find')}
          helperText={t('calls:link.findHint')}
          value={typed}
          onType={setTyped}
          onChoose={(match) => void run({ id: call.id, customerId: match.customerId }, match.name)}
          autoFocus
        />
        <Divider textAlign="left">
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('calls:link.or')}
          </Typography>
        </Divider>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
          <FormTextField name="name" label={t('calls:link.name')} maxLength={80} required />
          <FormTextField name="phone" label={t('calls:link.phone')} maxLength={40} inputMode="tel" required />
        </Box>
        {link.error && <Alert severity="error">{link.error.text}</Alert>}
      </DialogContent>
      <DialogActions>
        {allowed('requests.log') && (
          <Button onClick={() => void toIntake({ ...call, callId: call.id })} sx={{ mr: 'auto' }}>
            {t('calls:list.toRequest')}
          </Button>
        )}
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={link.isPending}>
          {t('calls:link.makeNew')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
