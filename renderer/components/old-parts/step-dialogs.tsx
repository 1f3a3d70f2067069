import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { excuseOldPartInput, leaveOldPartInput, noPartReasons, oldPartWishInput, oldPartWishes } from '../../../shared/old-parts.ts';
import type { OldPartListRow, SlipOldParts } from '../../../shared/old-parts.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { FormQuantityField } from '../form-quantity-field.tsx';
import { FormSwitchField } from '../form-switch-field.tsx';
import { FormTextField } from '../form-text-field.tsx';

interface StepProps {
  readonly row: OldPartListRow;
  readonly onClose: () => void;
}

/** There is no old part: why. */
export function ExcuseDialog({ row, onClose }: StepProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const form = useForm<z.input<typeof excuseOldPartInput>, unknown, z.output<typeof excuseOldPartInput>>({
    resolver: zodResolver(excuseOldPartInput),
    defaultValues: { id: row.id, version: row.version, qty: row.qty, why: 'addedPart', text: '' },
  });
  const excuse = useCommand(useTRPC().oldParts.excuse.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.excused'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${t('command.excuse')} · ${row.itemName}`}
      isPending={excuse.isPending}
      onSubmit={(values) => excuse.run(values)}
      onClose={onClose}
    >
      <FormChoiceField
        name="why"
        label={t('field.why')}
        options={noPartReasons.map((value) => ({ value, label: t(`why.${value}`) }))}
        required
        autoFocus
      />
      <FormTextField name="text" label={t('field.text')} maxLength={200} />
      <FormQuantityField name="qty" label={t('field.qty')} unit={row.unit} required />
      {excuse.error && <Alert severity="error">{excuse.error.text}</Alert>}
    </FormDialog>
  );
}

/** It stays with the customer. */
export function LeaveDialog({ row, onClose }: StepProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const form = useForm<z.input<typeof leaveOldPartInput>, unknown, z.output<typeof leaveOldPartInput>>({
    resolver: zodResolver(leaveOldPartInput),
    defaultValues: { id: row.id, version: row.version, qty: row.qty, reason: row.wish === 'keep' ? t('wish.keep') : '' },
  });
  const leave = useCommand(useTRPC().oldParts.leave.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.left'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${t('command.leave')} · ${row.itemName}`}
      isPending={leave.isPending}
      onSubmit={(values) => leave.run(values)}
      onClose={onClose}
    >
      <FormTextField name="reason" label={t('field.reason')} maxLength={300} required autoFocus />
      <FormQuantityField name="qty" label={t('field.qty')} unit={row.unit} required />
      {leave.error && <Alert severity="error">{leave.error.text}</Alert>}
    </FormDialog>
  );
}

interface WishDialogProps {
  readonly workOrderId: number;
  readonly start: Pick<SlipOldParts, 'wish' | 'isShown'>;
  readonly onClose: () => void;
}

/** R-003-32: what the customer wants done with the old parts. */
export function WishDialog({ workOrderId, start, onClose }: WishDialogProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const form = useForm<z.input<typeof oldPartWishInput>, unknown, z.output<typeof oldPartWishInput>>({
    resolver: zodResolver(oldPartWishInput),
    defaultValues: { workOrderId, wish: start.wish, isShown: start.isShown },
  });
  const save = useCommand(useTRPC().oldParts.wish.mutationOptions(), { form, doneText: t('done.wish'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('command.wish')}
      isPending={save.isPending}
      maxWidth="xs"
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <FormChoiceField
        name="wish"
        label={t('field.wish')}
        options={oldPartWishes.map((value) => ({ value, label: t(`wish.${value}`) }))}
        autoFocus
      />
      <FormSwitchField name="isShown" label={t('field.isShown')} />
    </FormDialog>
  );
}
