import { zodResolver } from '@hookform/resolvers/zod';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { holdReasons } from '../../../shared/holds.ts';
import { cannotJudgeInput, escalateSlipInput, holdSlipInput, judgeInput, releaseSlipInput } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import type { SlipDialogProps } from './slip-dialogs.tsx';

/** R-000-13, R-000-18: what was seen on site, for the supervisor who comes to judge. */
export function CannotJudgeDialog({ slip: { id, version, no }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(cannotJudgeInput), defaultValues: { id, version, note: '' } });
  const note = useCommand(trpc.feedbackForms.cannotJudge.mutationOptions(), {
    form,
    doneText: t('done.notJudged', { no }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('onSite.judgeTitle', { no })}
      action={t('command.cannotJudge')}
      isPending={note.isPending}
      onClose={onClose}
      onSubmit={(values) => note.run({ ...values, id, version })}
    >
      <FormTextField
        name="note"
        label={t('onSite.judgeNote')}
        helperText={t('onSite.judgeHint')}
        required
        autoFocus
        multiline
        maxLength={1000}
      />
    </FormDialog>
  );
}

/** What the supervisor's visit gave; the slip goes on with it. */
export function JudgeDialog({ slip: { id, version, no, cannotJudgeNote }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(judgeInput), defaultValues: { id, version, result: '' } });
  const judge = useCommand(trpc.feedbackForms.judge.mutationOptions(), { form, doneText: t('done.judged', { no }), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('onSite.resultTitle', { no })}
      action={t('command.judge')}
      isPending={judge.isPending}
      onClose={onClose}
      onSubmit={(values) => judge.run({ ...values, id, version })}
    >
      <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{cannotJudgeNote}</Typography>
      <FormTextField name="result" label={t('onSite.result')} required autoFocus multiline maxLength={1000} />
    </FormDialog>
  );
}

/** R-001-21: what the job waits for, the new promised time, and whether the customer knows. */
export function HoldDialog({ slip: { id, version, no }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation(['workOrders', 'requestLife']);
  const trpc = useTRPC();
  const none = null as unknown as number;
  const form = useForm({
    resolver: zodResolver(holdSlipInput),
    defaultValues: { id, version, reason: 'part' as const, note: '', newPromisedAt: none, toldAt: null as number | null },
  });
  const hold = useCommand(trpc.workOrders.hold.mutationOptions(), { form, doneText: t('workOrders:done.held', { no }), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('workOrders:onSite.holdTitle', { no })}
      action={t('workOrders:command.hold')}
      isPending={hold.isPending}
      onClose={onClose}
      onSubmit={(values) => hold.run({ ...values, id, version })}
    >
      <FormChoiceField
        name="reason"
        label={t('workOrders:onSite.holdReason')}
        required
        autoFocus
        options={holdReasons.map((value) => ({ value, label: t(`requestLife:hold.${value}`) }))}
      />
      <FormTextField name="note" label={t('workOrders:onSite.holdNote')} maxLength={300} />
      <FormDateTimeField name="newPromisedAt" label={t('workOrders:onSite.newPromisedAt')} required />
      <FormDateTimeField name="toldAt" label={t('workOrders:onSite.toldAt')} helperText={t('workOrders:onSite.toldHint')} />
    </FormDialog>
  );
}

/** What was waited for is there. */
export function ReleaseDialog({ slip: { id, version, no }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(releaseSlipInput), defaultValues: { id, version, note: '' } });
  const release = useCommand(trpc.workOrders.release.mutationOptions(), { form, doneText: t('done.released', { no }), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('onSite.releaseTitle', { no })}
      action={t('command.release')}
      isPending={release.isPending}
      onClose={onClose}
      onSubmit={(values) => release.run({ ...values, id, version })}
    >
      <FormTextField name="note" label={t('onSite.holdNote')} autoFocus maxLength={300} />
    </FormDialog>
  );
}

const heads = ['supervisor', 'serviceManager', 'generalManager'] as const;

/** R-002-53: what cannot be settled here goes up. */
export function EscalateDialog({ slip: { id, version, no }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation(['workOrders', 'requestLife']);
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(escalateSlipInput), defaultValues: { id, version, to: 'supervisor' as const, reason: '' } });
  const up = useCommand(trpc.workOrders.escalate.mutationOptions(), {
    form,
    doneText: t('workOrders:done.escalated', { no }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('workOrders:onSite.escalateTitle', { no })}
      action={t('workOrders:command.escalate')}
      isPending={up.isPending}
      onClose={onClose}
      onSubmit={(values) => up.run({ ...values, id, version })}
    >
      <FormChoiceField
        name="to"
        label={t('workOrders:onSite.to')}
        required
        options={heads.map((value) => ({ value, label: t(`requestLife:to.${value}`) }))}
      />
      <FormTextField name="reason" label={t('workOrders:onSite.why')} required autoFocus maxLength={300} />
    </FormDialog>
  );
}
