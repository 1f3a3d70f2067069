import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatYuan } from '../../../shared/money.ts';
import { day, line, reason } from '../../../shared/fields.ts';
import { stocktakeLifecycle } from '../../../shared/stocktake-lifecycle.ts';
import type { StocktakeCommand } from '../../../shared/stocktake-lifecycle.ts';
import type { StocktakeView } from '../../../shared/stocktakes.ts';
import { useTRPC } from '../../api.ts';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { useCommand } from '../../use-command.ts';

export type DialogCommand = Exclude<StocktakeCommand, 'count' | 'lock'>;

interface Values {
  readonly reason: string;
  readonly note: string;
  readonly bookedOn: string;
}

/** One step with what belongs to it: a note, a reason, the day. What is signed is what lay before the signer. */
export function StepDialog({
  command,
  view: shown,
  onClose,
}: {
  readonly command: DialogCommand;
  readonly view: StocktakeView;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['stocktakes', 'common']);
  // a newer version is neither signed nor explained unseen: the host refuses, and the dialog is opened again
  const [view] = useState(shown);
  const { stocktakes } = useTRPC();
  const wantsReason = stocktakeLifecycle[command].needsReason === true;
  const schema = z.object({
    reason: wantsReason ? reason : z.string(),
    note: line(200),
    bookedOn: z.union([z.literal(''), day]),
  });
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { reason: '', note: '', bookedOn: view.bookedOn },
  });
  const options = { form, errorToast: false, doneText: t(`stocktakes:done.${command}`), onDone: onClose };
  const commands = {
    witness: useCommand(stocktakes.witness.mutationOptions(), options),
    explain: useCommand(stocktakes.explain.mutationOptions(), options),
    approve: useCommand(stocktakes.approve.mutationOptions(), options),
    sendBack: useCommand(stocktakes.sendBack.mutationOptions(), options),
    recountAll: useCommand(stocktakes.reopenCount.mutationOptions(), options),
    recordOnly: useCommand(stocktakes.recordSpot.mutationOptions(), options),
    cancel: useCommand(stocktakes.cancel.mutationOptions(), options),
    adjust: useCommand(stocktakes.adjust.mutationOptions(), {
      ...options,
      onDone: ({ reserved, losses, toSettle }) => {
        const lost = losses.map(({ no, item, staff }) => [no, item, staff].filter(Boolean).join(' ')).join('、');
        if (lost !== '') showToast(t('stocktakes:dialog.losses', { lost }), { severity: 'info', durationMs: 15_000 });
        const shown = toSettle.map(({ item, holder }) => `${item}（${holder}）`).join('、');
        if (shown !== '') showToast(t('stocktakes:dialog.toSettle', { shown }), { severity: 'warning', durationMs: 15_000 });
        const items = reserved.map(({ item, place, qty, reservedQty }) => `${item}（${place}）${qty} < ${reservedQty}`).join('、');
        if (items !== '') showToast(t('stocktakes:dialog.reserved', { items }), { severity: 'warning', durationMs: 15_000 });
        onClose();
      },
    }),
  };
  const { error, isPending } = commands[command];
  const target = { id: view.id, version: view.version };
  const submit = (values: Values): Promise<unknown> => {
    if (command === 'witness' || command === 'approve') return commands[command].run({ ...target, note: values.note });
    if (command === 'adjust') return commands.adjust.run({ ...target, bookedOn: values.bookedOn });
    if (command === 'explain' || command === 'recordOnly') return commands[command].run(target);
    return commands[command].run({ ...target, reason: values.reason });
  };
  const hints = {
    witness: t('stocktakes:dialog.witness'),
    approve: t('stocktakes:dialog.approve', {
      gain: `¥${formatYuan(view.sums?.gainFen ?? 0)}`,
      loss: `¥${formatYuan(view.sums?.lossFen ?? 0)}`,
    }),
    adjust: t(view.kind === 'tools' ? 'stocktakes:dialog.adjustTools' : 'stocktakes:dialog.adjust'),
  };
  const hint = command in hints ? hints[command as keyof typeof hints] : undefined;
  return (
    <FormDialog
      form={form}
      title={`${view.no} ${t(`stocktakes:command.${command}`)}`}
      action={t(`stocktakes:command.${command}`)}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {hint && <Typography sx={{ color: 'text.secondary' }}>{hint}</Typography>}
      {wantsReason && <FormTextField name="reason" label={t('common:confirm.reasonLabel')} maxLength={300} required autoFocus multiline />}
      {(command === 'witness' || command === 'approve') && (
        <FormTextField name="note" label={t('stocktakes:dialog.note')} maxLength={200} autoFocus />
      )}
      {command === 'adjust' && (
        <FormDayField name="bookedOn" label={t('stocktakes:dialog.adjustOn')} helperText={t('stocktakes:dialog.adjustOnHint')} autoFocus />
      )}
      {error && <Alert severity="error">{error.text}</Alert>}
    </FormDialog>
  );
}
