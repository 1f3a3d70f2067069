import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { answerClaimInput, claimInput, sendClaimInput } from '../../../shared/old-parts.ts';
import type { OldPartClaimRow, OldPartView } from '../../../shared/old-parts.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { SupplierNameField } from '../../components/supplier/supplier-fields.tsx';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { SupplierCaseField } from './supplier-case-field.tsx';

/** Days in which a supplier usually wants the old part. */
const usualDays = 7;

/** The supplier is to make the new part good and wants the old one. */
export function ClaimDialog({ row, onClose }: { readonly row: OldPartView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('oldParts');
  const today = dayOf(Date.now(), useZone());
  const form = useForm<z.input<typeof claimInput>, unknown, z.output<typeof claimInput>>({
    resolver: zodResolver(claimInput),
    defaultValues: {
      oldPartId: row.id,
      version: row.version,
      supplierName: '',
      supplierCaseId: null,
      dueOn: addDays(today, usualDays),
      note: '',
    },
  });
  const claim = useCommand(useTRPC().oldParts.claim.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.claimed'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${t('command.claim')} · ${row.itemName}`}
      action={t('command.claim')}
      isPending={claim.isPending}
      onSubmit={(values) => claim.run(values)}
      onClose={onClose}
    >
      <SupplierNameField name="supplierName" label={t('field.supplier')} required autoFocus />
      <SupplierCaseField />
      <FormDayField name="dueOn" label={t('field.dueOn')} required />
      <FormTextField name="note" label={t('field.claimNote')} maxLength={300} multiline />
      {claim.error && <Alert severity="error">{claim.error.text}</Alert>}
    </FormDialog>
  );
}

interface ClaimStepProps {
  readonly claim: Pick<OldPartClaimRow, 'id' | 'version' | 'itemName' | 'supplierName'>;
  readonly onClose: () => void;
}

/** The old part goes to the supplier. */
export function SendClaimDialog({ claim, onClose }: ClaimStepProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const form = useForm<z.input<typeof sendClaimInput>, unknown, z.output<typeof sendClaimInput>>({
    resolver: zodResolver(sendClaimInput),
    defaultValues: { id: claim.id, version: claim.version, consignmentNo: '' },
  });
  const send = useCommand(useTRPC().oldParts.sendClaim.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.claimSent'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${t('command.sendClaim')} · ${claim.supplierName}`}
      action={t('command.sendClaim')}
      isPending={send.isPending}
      maxWidth="xs"
      onSubmit={(values) => send.run(values)}
      onClose={onClose}
    >
      <FormTextField name="consignmentNo" label={t('field.consignmentNo')} maxLength={60} autoFocus />
      {send.error && <Alert severity="error">{send.error.text}</Alert>}
    </FormDialog>
  );
}

/** What the supplier answers, and what is credited. */
export function AnswerClaimDialog({ claim, onClose }: ClaimStepProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const form = useForm<z.input<typeof answerClaimInput>, unknown, z.output<typeof answerClaimInput>>({
    resolver: zodResolver(answerClaimInput),
    defaultValues: { id: claim.id, version: claim.version, answer: '', creditedFen: 0 },
  });
  const answer = useCommand(useTRPC().oldParts.answerClaim.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.claimAnswered'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${t('command.answerClaim')} · ${claim.supplierName}`}
      isPending={answer.isPending}
      maxWidth="xs"
      onSubmit={(values) => answer.run(values)}
      onClose={onClose}
    >
      <FormTextField name="answer" label={t('field.answer')} maxLength={300} multiline required autoFocus />
      <FormMoneyField name="creditedFen" label={t('field.creditedFen')} required />
      {answer.error && <Alert severity="error">{answer.error.text}</Alert>}
    </FormDialog>
  );
}

export function WithdrawClaimDialog({ claim, onClose }: ClaimStepProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const withdraw = useCommand(useTRPC().oldParts.withdrawClaim.mutationOptions(), { doneText: t('done.claimWithdrawn'), onDone: onClose });
  return (
    <ConfirmDialog
      open
      action={t('command.withdrawClaim')}
      thing={`${claim.supplierName} · ${claim.itemName}`}
      reason="required"
      isDestructive
      isPending={withdraw.isPending}
      onConfirm={(reason) => withdraw.run({ id: claim.id, version: claim.version, reason })}
      onClose={onClose}
    />
  );
}
