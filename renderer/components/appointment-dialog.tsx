import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { makeAppointmentInput, moveAppointmentInput } from '../../shared/appointments.ts';
import type { AppointmentRow } from '../../shared/appointments.ts';
import type { RequestView } from '../../shared/requests.ts';
import { useTRPC } from '../api.ts';
import { useCommand } from '../use-command.ts';
import { FormDateTimeField } from './form-date-time-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormTextField } from './form-text-field.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useWhen } from './when.tsx';

export type AppointmentAct =
  | { readonly kind: 'make'; readonly request: RequestView }
  | { readonly kind: 'move' | 'callOff'; readonly row: AppointmentRow };

interface DialogProps {
  readonly onClose: () => void;
}

/** Agrees a visit, moves it with the reason, or calls it off. */
export function AppointmentDialog({ act, onClose }: DialogProps & { readonly act: AppointmentAct }): ReactNode {
  if (act.kind === 'make') return <Make request={act.request} onClose={onClose} />;
  return act.kind === 'move' ? <Move row={act.row} onClose={onClose} /> : <CallOff row={act.row} onClose={onClose} />;
}

const unset = null as unknown as number;

function Make({ request: { id: requestId, contactName }, onClose }: DialogProps & { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('appointments');
  const form = useForm({
    resolver: zodResolver(makeAppointmentInput),
    defaultValues: { requestId, plannedAt: unset, plannedUntil: null as number | null, withWhom: contactName },
  });
  const make = useCommand(useTRPC().appointments.make.mutationOptions(), { form, doneText: t('done.made'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('make')}
      action={t('make')}
      isPending={make.isPending}
      onSubmit={(values) => make.run(values)}
      onClose={onClose}
    >
      <FormDateTimeField name="plannedAt" label={t('plannedAt')} required autoFocus />
      <FormTextField name="withWhom" label={t('withWhom')} maxLength={40} />
    </FormDialog>
  );
}

function Move({ row: { id, version }, onClose }: DialogProps & { readonly row: AppointmentRow }): ReactNode {
  const { t } = useTranslation('appointments');
  const form = useForm({ resolver: zodResolver(moveAppointmentInput), defaultValues: { id, version, plannedAt: unset, reason: '' } });
  const move = useCommand(useTRPC().appointments.move.mutationOptions(), { form, doneText: t('done.moved'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('move')}
      action={t('move')}
      isPending={move.isPending}
      onSubmit={(values) => move.run(values)}
      onClose={onClose}
    >
      <FormDateTimeField name="plannedAt" label={t('movedTo')} required autoFocus />
      <FormTextField name="reason" label={t('reason')} required maxLength={300} />
    </FormDialog>
  );
}

function CallOff({ row: { id, version, plannedAt }, onClose }: DialogProps & { readonly row: AppointmentRow }): ReactNode {
  const { t } = useTranslation('appointments');
  const when = useWhen();
  const off = useCommand(useTRPC().appointments.callOff.mutationOptions(), { doneText: t('done.calledOff'), onDone: onClose });
  return (
    <ReasonDialog
      open
      isDestructive
      action={t('callOff')}
      thing={t('thing', { when: when(plannedAt) })}
      consequence={t('consequence')}
      isPending={off.isPending}
      onConfirm={(reason) => off.run({ id, version, reason })}
      onClose={onClose}
    />
  );
}
