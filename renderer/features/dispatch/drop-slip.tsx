import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { toSlot } from '../../../shared/board.ts';
import { staffOfSlip } from '../../../shared/board-moves.ts';
import type { BoardSlip } from '../../../shared/board.ts';
import { noOverrides, overrideReasons } from '../../../shared/dispatch-guards.ts';
import { reason } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { HindranceFields, hindrancesOf } from '../../components/hindrance-fields.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';
import type { BoardDropProps } from './board-drop.tsx';

const schema = z.object({ reason, toldAt: z.number().int().nullable(), reasons: overrideReasons });
type Values = z.output<typeof schema>;

/** A slip was dropped elsewhere: another time is a reschedule (R-000-51), another row a reassignment; both ask why. */
export function DropSlip({
  slip,
  carried,
  board,
  rowIds,
  dayStart,
  onSay,
  onClose,
}: BoardDropProps & { readonly slip: BoardSlip }): ReactNode {
  const { t } = useTranslation(['board', 'workOrders', 'common']);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const when = useWhen();
  const staffIds = staffOfSlip(carried, slip, rowIds);
  const nameOf = (ids: readonly number[]) => ids.map((id) => board.people.find((person) => person.id === id)?.name ?? '').join('、');
  const start = Math.round((slip.plannedAt - dayStart) / 60_000);
  const isSameTime = start >= 0 && start < 1440 && toSlot(start) === carried.minute;
  const plannedAt = isSameTime ? slip.plannedAt : dayStart + carried.minute * 60_000;
  const isSameStaff = staffIds.join() === slip.staffIds.join();
  const { id, no } = slip;
  const form = useForm<z.input<typeof schema>, unknown, Values>({
    resolver: zodResolver(schema),
    defaultValues: { reason: '', toldAt: isSameTime ? null : Math.floor(Date.now() / 60_000) * 60_000, reasons: noOverrides },
  });
  const toldAt = useWatch({ control: form.control, name: 'toldAt' });
  const done = {
    form,
    doneText: t(isSameTime ? 'workOrders:done.reassigned' : 'workOrders:done.rescheduled', { no }),
    onDone: async () => {
      // The next move begins from what is true now.
      await queryClient.invalidateQueries({ queryKey: trpc.board.day.pathKey() });
      onSay(t('board:say.moved', { no }));
      onClose();
    },
    errorToast: false,
  };
  const reschedule = useCommand(trpc.workOrders.reschedule.mutationOptions(), done);
  const reassign = useCommand(trpc.workOrders.reassign.mutationOptions(), done);
  const { error } = isSameTime ? reassign : reschedule;
  // Somebody else was first: their state is shown, and whoever still wants this move saves once more.
  const current = error?.code === 'staleVersion' ? (error.details['current'] as Pick<BoardSlip, 'version' | 'plannedAt'>) : slip;
  const { version, plannedAt: before } = current;
  const hindrances = hindrancesOf(error);
  const nothing = useEffectEvent(() => {
    onSay(t('board:say.unchanged'));
    onClose();
  });
  const isUnchanged = isSameTime && isSameStaff;
  useEffect(() => {
    if (isUnchanged) nothing();
  }, [isUnchanged]);
  if (isUnchanged) return null;
  const submit = ({ reason: why, toldAt: at, reasons }: Values) =>
    isSameTime
      ? reassign.run({ id, version, staffIds: [...staffIds], reason: why, reasons })
      : reschedule.run({ id, version, plannedAt, staffIds: isSameStaff ? null : [...staffIds], reason: why, toldAt: at, reasons });
  const told =
    typeof toldAt !== 'number'
      ? t('board:move.toldHint')
      : toldAt < before
        ? t('workOrders:reschedule.inTime')
        : t('workOrders:reschedule.late');
  return (
    <AppDialog open title={t(isSameTime ? 'board:move.titleReassign' : 'board:move.title', { no })} onClose={onClose} maxWidth="sm">
      <AppForm form={form} onSubmit={submit}>
        <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
          <Typography component="div" sx={{ overflowWrap: 'anywhere' }}>
            <strong>{slip.customerName}</strong>
            {!isSameTime && (
              <div>
                {t('board:move.time')}：{when(before)} → <strong>{when(plannedAt)}</strong>
              </div>
            )}
            {!isSameStaff && (
              <div>
                {t('board:move.who')}：{nameOf(slip.staffIds)} → <strong>{nameOf(staffIds)}</strong>
              </div>
            )}
          </Typography>
          <FormTextField name="reason" label={t('board:move.reason')} required autoFocus maxLength={300} />
          {!isSameTime && (
            <>
              <FormDateTimeField name="toldAt" label={t('board:move.told')} />
              <Typography variant="body2" aria-live="polite" sx={{ color: 'text.secondary' }}>
                {told}
              </Typography>
            </>
          )}
          <HindranceFields hindrances={hindrances} />
          {error && hindrances.length === 0 && (
            <Typography role="alert" sx={{ color: 'error.main' }}>
              {error.text}
            </Typography>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            loading={reschedule.isPending || reassign.isPending}
            disabled={hindrances.some((one) => one.isFinal)}
          >
            {t('board:move.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </DialogActions>
      </AppForm>
    </AppDialog>
  );
}
