import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { staffOfJob } from '../../../shared/board-moves.ts';
import { noOverrides, overrideReasons } from '../../../shared/dispatch-guards.ts';
import { line } from '../../../shared/fields.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { HindranceFields, hindrancesOf } from '../../components/hindrance-fields.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';
import type { BoardDropProps } from './board-drop.tsx';
import { proposeSlip } from './dispatch-values.ts';

const schema = z.object({ reasons: overrideReasons, otherReason: line(300) });
type Values = z.output<typeof schema>;
const plain: Values = { reasons: noOverrides, otherReason: '' };

/**
 * A waiting job was dropped on a technician: the slip is issued at once. Only where something stands against it, or the customer was not
 * told yet (R-004-30), a dialog comes in between.
 */
export function DropJob(props: BoardDropProps): ReactNode {
  const request = useQuery(useTRPC().requests.get.queryOptions({ id: props.carried.id }, { refetchOnMount: 'always' }));
  // as it is now, not as an earlier look at it left it
  return request.data && request.isFetchedAfterMount ? <KnownJob {...props} request={request.data} /> : null;
}

function KnownJob({
  request: found,
  carried,
  board,
  rowIds,
  dayStart,
  onSay,
  onClose,
}: BoardDropProps & { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('board');
  const trpc = useTRPC();
  const when = useWhen();
  // who was meant when it was dropped, whatever the rows become meanwhile
  const [staffIds] = useState(() => staffOfJob(carried, rowIds));
  const names = staffIds.map((id) => board.people.find((person) => person.id === id)?.name ?? '').join('、');
  const plannedAt = dayStart + carried.minute * 60_000;
  const [request, setRequest] = useState(found);
  const takeBack = useCommand(trpc.workOrders.void.mutationOptions(), { doneText: ({ no = '' }) => t('undone', { no }) });
  const acknowledge = useCommand(trpc.requests.acknowledge.mutationOptions());
  const form = useForm<z.input<typeof schema>, unknown, Values>({ resolver: zodResolver(schema), defaultValues: plain });
  const dispatch = useCommand(trpc.workOrders.dispatch.mutationOptions(), { form, errorToast: false });
  const { preassigned } = request;
  const isAway = board.people
    .find(({ id }) => id === preassigned?.staffId)
    ?.away.some((off) => carried.minute < off.to && carried.minute + carried.length > off.from);
  const isAsked = dispatch.error?.code === 'fieldsMissing' || !isAway;
  const passedOver = preassigned && !staffIds.includes(preassigned.staffId) && isAsked ? preassigned : undefined;

  const send = async (job: RequestView, values: Values, requestVersion = job.version) => {
    const lines = proposeSlip(job, Date.now()).lines.map(({ text }) => text);
    const plannedUntil = plannedAt + carried.length * 60_000;
    const receipt = await dispatch.run({
      requestId: job.id,
      requestVersion,
      staffIds: [...staffIds],
      plannedAt,
      plannedUntil,
      lines,
      ...values,
    });
    if (!receipt) return undefined;
    const { id, version, no = '' } = receipt;
    onSay(t('say.dispatched', { no, names, when: when(plannedAt) }));
    showToast(t('done', { no, names }), { undo: () => takeBack.run({ id, version, reason: t('undoReason') }) });
    onClose();
    return receipt;
  };
  const begin = useEffectEvent(() => {
    // also where a reason will be asked: all that stands against it is answered in one dialog
    if (request.state !== 'registered') void send(request, plain);
  });
  useEffect(() => begin(), []);

  const hindrances = hindrancesOf(dispatch.error);
  // asked once, it stays while the answers are sent
  const asks = dispatch.error !== null || form.formState.isSubmitting || form.formState.submitCount > 0;
  const isOther = dispatch.error !== null && dispatch.error.code !== 'fieldsMissing' && hindrances.length === 0;
  const refusal = isOther ? dispatch.error?.text : undefined;
  const refuse = useEffectEvent((text: string) => {
    showToast(text, { severity: 'error' });
    onSay(text);
    onClose();
  });
  useEffect(() => {
    if (refusal !== undefined) refuse(refusal);
  }, [refusal]);

  if (request.state === 'registered' && !acknowledge.isPending && dispatch.error === null)
    return (
      <ConfirmDialog
        open
        action={t('tellFirst.action')}
        thing={t('tellFirst.thing', { no: request.no })}
        consequence={t('tellFirst.text', { when: when(request.promisedAt) })}
        isPending={dispatch.isPending}
        onConfirm={async () => {
          const told = await acknowledge.run({ id: request.id, version: request.version });
          if (!told) return;
          const job = { ...request, state: 'acknowledged' as const, version: told.version };
          setRequest(job);
          await send(job, plain);
        }}
        onClose={onClose}
      />
    );
  if (refusal !== undefined || !asks) return null;
  const isFinal = hindrances.some((one) => one.isFinal);
  return (
    <AppDialog open title={t('hindrance.title')} onClose={onClose} maxWidth="sm">
      <AppForm form={form} onSubmit={(values) => send(request, values)}>
        <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
          <HindranceFields hindrances={hindrances} autoFocus />
          {passedOver && (
            <FormTextField
              name="otherReason"
              label={t('hindrance.other', { name: passedOver.name })}
              required
              maxLength={300}
              autoFocus={hindrances.length === 0}
            />
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton onClose={onClose} />
          <Button type="submit" variant="contained" loading={dispatch.isPending} disabled={isFinal}>
            {t('hindrance.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </DialogActions>
      </AppForm>
    </AppDialog>
  );
}

function CancelButton({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  return <Button onClick={onClose}>{t('action.cancel')}</Button>;
}
