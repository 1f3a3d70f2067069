import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormProblems } from '../../components/form-problems.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { RequestFields } from '../../components/request-form/request-fields.tsx';
import { useProposal } from '../../components/request-form/use-proposal.ts';
import { useFormDraft } from '../../components/use-form-draft.ts';
import { useKeepDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { CallerBackground } from './caller-background.tsx';
import { CallerCard } from './caller-card.tsx';
import { CallerLookup } from './caller-lookup.tsx';
import { DraftStatusLine } from './draft-status-line.tsx';
import { draftIdOf, keepInTurn } from './draft-turns.ts';
import type { IntakeDraft, IntakeDrafts } from './intake-drafts.ts';
import { draftTitle, intakeSchema, logInput } from './intake-values.ts';
import { RepeatHint } from './repeat-hint.tsx';
import { KeepOnSeatButton } from './keep-on-seat-button.tsx';
import { NewCaller } from './new-caller.tsx';
import { OpenMatters } from './open-matters.tsx';
import { PromisedTimes } from './promised-times.tsx';
import { useCaller } from './use-caller.ts';

export interface IntakeFormProps {
  readonly draft: IntakeDraft;
  readonly note: IntakeDrafts['note'];
  readonly onLogged: (receipt: Receipt, promisedAt: number) => void;
  /** The call waits on this seat for the host. */
  readonly onKept: () => void;
}

/** One call: who (left), what (middle), what is known (right). Everything is kept as a draft while it is typed. */
export function IntakeForm({ draft, note, onLogged, onKept }: IntakeFormProps): ReactNode {
  const { t } = useTranslation(['intake', 'requests', 'common']);
  const trpc = useTRPC();
  const keep = useKeepDraft();
  const form = useForm({ resolver: zodResolver(intakeSchema), defaultValues: draft.values });
  const caller = useCaller(form);
  const kept = useFormDraft(form, {
    save: (values) =>
      keepInTurn(draft.key, (id) => keep.save({ id, form: 'intake', title: draftTitle(values, caller.name), data: values })),
  });
  const proposal = useProposal(form, caller.customerId, draft.isTouched);
  const keyRef = useRef<string>(undefined);
  const log = useCommand(trpc.requests.log.mutationOptions(), { form, errorToast: false, keyRef });

  const noteTyping = useEffectEvent((values: typeof draft.values) =>
    note(draft.key, { values, title: draftTitle(values, caller.name), isTouched: true }),
  );
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          if (name !== undefined) noteTyping(structuredClone(values));
        },
      }),
    [form],
  );
  const name = caller.name;
  useEffect(() => {
    if (draft.isTouched) noteTyping(structuredClone(form.getValues()));
  }, [name, draft.isTouched, form]);
  const { customerId, isNew } = caller;
  useEffect(() => {
    const { isNewCustomer, newName, content } = form.getValues();
    if (isNewCustomer && content === '') form.setFocus(newName === '' ? 'newName' : 'contactName');
    else if (customerId !== null || isNewCustomer) form.setFocus('content');
    else if (form.getValues('callerQuery') !== '') form.setFocus('callerQuery', { shouldSelect: true });
  }, [customerId, isNew, form]);
  useShortcut('Alt+N', () => caller.startNew(form.getValues('callerQuery').trim()), { label: 'intake:shortcut.newCustomer' });
  useShortcut('Ctrl+P', () => undefined);

  const submit = async (values: Parameters<typeof logInput>[0]) => {
    await kept.flush();
    const receipt = await log.run(logInput(values, draftIdOf(draft.key)));
    if (!receipt) return undefined;
    kept.finish();
    onLogged(receipt, values.promisedAt);
    return receipt;
  };
  const changeCustomer = () => caller.clear();
  const repeatOf = form.watch('repeatOf');
  const error = log.error;
  return (
    <AppForm form={form} onSubmit={submit} label={t('intake:form')} sx={columns}>
      <Paper component="section" variant="outlined" aria-label={t('intake:caller')} sx={column}>
        {caller.isNew ? (
          <NewCaller onChange={changeCustomer} />
        ) : customerId !== null ? (
          <CallerCard customer={caller.view?.customer} name={name} onChange={changeCustomer} />
        ) : (
          <CallerLookup onChoose={caller.choose} onNew={caller.startNew} onAhead={() => form.setFocus('content')} />
        )}
      </Paper>
      <Paper component="section" variant="outlined" aria-label={t('intake:request')} sx={column}>
        <RequestFields
          customerId={customerId}
          items={caller.view?.items ?? []}
          proposal={proposal}
          promiseTick={<FormSwitchField name="isPromiseTold" label={t('requests:promise.told')} />}
        />
        <RepeatHint />
        {repeatOf && (
          <Chip
            label={t('intake:duplicate.marked', { no: repeatOf.no })}
            onDelete={() => form.setValue('repeatOf', null, { shouldDirty: true })}
            sx={{ justifySelf: 'start' }}
          />
        )}
        <FormProblems labels={labelsOf(t)} />
        {error && error.code !== 'fieldsMissing' && !error.code?.startsWith('session') && (
          <Alert severity="error" sx={{ py: 0 }}>
            <strong>{t('intake:failed')}</strong> {error.text} {error.ref && t('common:error.reference', { ref: error.ref })}
            {error.lostReply && ` ${t('intake:retrySame')}`}
          </Alert>
        )}
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: 'auto' }}>
          <Button type="submit" variant="contained" size="medium" loading={log.isPending}>
            {t('intake:save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
          <KeepOnSeatButton
            keyRef={keyRef}
            title={(values) => draftTitle(values, caller.name)}
            body={(values) => logInput(values, draftIdOf(draft.key))}
            onKept={() => {
              kept.finish();
              onKept();
            }}
          />
          <DraftStatusLine status={kept.status} />
        </Box>
      </Paper>
      <Paper component="section" variant="outlined" aria-label={t('intake:background')} sx={{ ...column, gap: 2 }} tabIndex={0}>
        {customerId === null && !caller.isNew ? (
          <Box sx={{ color: 'text.secondary' }}>
            <Typography sx={{ fontWeight: 600 }}>{t('intake:before.title')}</Typography>
            {t('intake:before.hint')}
          </Box>
        ) : (
          <>
            <OpenMatters openRequests={caller.view?.openRequests ?? []} duplicates={caller.duplicates} onUseCustomer={caller.chooseId} />
            {caller.isNew ? (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {t('intake:newBackground')}
              </Typography>
            ) : (
              <CallerBackground caller={caller.view} />
            )}
          </>
        )}
        <PromisedTimes proposal={proposal} />
      </Paper>
    </AppForm>
  );
}

/** Fields in reading order, for the line that names what is missing (R-000-02, R-004-30). */
function labelsOf(t: ReturnType<typeof useTranslation<['intake', 'requests', 'common']>>['t']): Record<string, string> {
  return {
    callerQuery: t('intake:caller'),
    newName: t('intake:newName'),
    contactName: t('requests:field.contactName'),
    phone: t('requests:field.phone'),
    address: t('requests:field.address'),
    newRegion: t('intake:newRegion'),
    content: t('requests:field.content'),
    serviceWanted: t('requests:field.serviceWanted'),
    type: t('requests:field.type'),
    urgency: t('requests:field.urgency'),
    channel: t('requests:field.channel'),
    faultClass: t('requests:field.faultClass'),
    projectId: t('requests:field.project'),
    ownerUserId: t('requests:field.ownerUserId'),
    installedItemId: t('requests:field.product'),
    productText: t('requests:field.productText'),
    promisedAt: t('requests:field.promisedAt'),
  };
}

const columns = {
  flex: 1,
  minHeight: 0,
  gap: 1.5,
  px: 2,
  pb: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(230px, 4fr) minmax(0, 9fr) minmax(240px, 4.4fr)' },
  gridTemplateRows: { md: 'minmax(0, 1fr)' },
  overflow: { xs: 'auto', md: 'visible' },
} as const;
const column = { p: 1.5, minWidth: 0, overflow: 'auto', display: 'grid', gap: 1.5, alignContent: 'start' } as const;
