import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { talkChannels } from '../../../shared/calls.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import type { CallDialogStart } from '../../components/call-dialog-store.ts';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { errorText } from '../../error-text.ts';
import { useCan, useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { callInput, callSchema, dialogOutcomes, freshCall } from './call-values.ts';
import type { CallFacts, CallForm } from './call-values.ts';
import { CallerFields } from './caller-fields.tsx';
import { useToIntake } from './use-to-intake.ts';

interface CallDialogProps {
  readonly start: CallDialogStart;
  readonly onClose: () => void;
}

/** Notes a call, visit or letter in a line (R-003-45, R-003-57): opened with F4 from anywhere. */
export function CallDialog(props: CallDialogProps): ReactNode {
  const { t } = useTranslation('calls');
  const { customer } = props.start;
  return (
    <AppDialog open title={customer ? t('form.titleOf', { name: customer.name }) : t('form.title')} onClose={props.onClose} maxWidth="sm">
      <Form {...props} />
    </AppDialog>
  );
}

function Form({ start: { customer }, onClose }: CallDialogProps): ReactNode {
  const { t, i18n } = useTranslation(['calls', 'customers', 'common']);
  const trpc = useTRPC();
  const { user } = useSession();
  const allowed = useCan();
  const form = useForm<CallForm, unknown, CallFacts>({
    resolver: zodResolver(callSchema),
    defaultValues: freshCall(Date.now(), user.id, customer),
  });
  const draft = useServerDraft(form, 'other', customer ? `call-of-${customer.id}` : 'call');
  const outcome = useWatch({ control: form.control, name: 'outcome' });
  const toIntake = useToIntake();
  const [failure, setFailure] = useState<unknown>();
  const log = useCommand(trpc.calls.log.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('calls:form.saved'),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  const becomeRequest = async () => {
    const { customerId, customerName, callerName, phone, summary, channel, at } = form.getValues();
    setFailure(undefined);
    try {
      await toIntake({ customerId, name: customerName || callerName, phone, summary, channel, at, callId: null });
      draft.finish();
      onClose();
      await draft.remove();
    } catch (error) {
      setFailure(error);
    }
  };
  const mayRequest = allowed('requests.log');
  useShortcut('F2', () => void becomeRequest(), { label: 'calls:form.toRequest', enabled: mayRequest });
  return (
    <AppForm form={form} onSubmit={(facts) => log.run(callInput(facts, form.formState.defaultValues?.at))}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <CallerFields />
        <FormTextField
          name="summary"
          label={t('calls:form.summary')}
          maxLength={500}
          multiline
          minRows={2}
          required
          autoFocus={customer !== undefined}
        />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr 1fr', alignItems: 'start' }}>
          <FormChoiceField
            name="channel"
            label={t('calls:form.channel')}
            options={talkChannels.map((value) => ({ value, label: t(`customers:talkChannel.${value}`) }))}
          />
          <FormChoiceField
            name="direction"
            label={t('calls:form.direction')}
            options={(['incoming', 'outgoing'] as const).map((value) => ({ value, label: t(`calls:form.${value}`) }))}
          />
          <FormChoiceField
            name="outcome"
            label={t('calls:form.outcome')}
            options={dialogOutcomes.map((value) => ({ value, label: t(`calls:outcome.${value}`) }))}
          />
          {outcome === 'passedOn' && <FormTextField name="passedTo" label={t('calls:form.passedTo')} maxLength={60} required />}
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '2fr 1fr', alignItems: 'start' }}>
          <FormDateTimeField name="at" label={t('calls:form.at')} required />
          <AnsweredBy />
        </Box>
        {(log.error || failure !== undefined) && <Alert severity="error">{log.error?.text ?? errorText(i18n, failure)}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        {mayRequest && (
          <Button onClick={() => void becomeRequest()} sx={{ mr: 'auto' }}>
            {t('calls:form.toRequest')}
            <KeyHint combo="F2" />
          </Button>
        )}
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={log.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

/** Who answered: whoever sits here, unless somebody else did (R-003-45). */
function AnsweredBy(): ReactNode {
  const { t } = useTranslation('calls');
  const trpc = useTRPC();
  const { user } = useSession();
  const people = useQuery(trpc.calls.people.queryOptions(undefined, { staleTime: 60_000 }));
  const others = (people.data ?? []).filter(({ id }) => id !== user.id);
  const options = [{ id: user.id, name: user.displayName }, ...others].map(({ id, name }) => ({ value: id, label: name }));
  return <FormChoiceField name="answeredBy" label={t('form.answeredBy')} options={options} />;
}
