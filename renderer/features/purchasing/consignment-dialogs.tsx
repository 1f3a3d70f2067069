import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changeConsignmentInput, consignmentArrivedInput, consignmentConditions } from '../../../shared/consignments.ts';
import type { ConsignmentView } from '../../../shared/consignments.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { ConsignmentFields } from '../../components/purchasing/consignment-fields.tsx';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

export type ConsignmentDialog = 'change' | 'arrive' | 'cancel';

interface DialogProps {
  readonly row: ConsignmentView;
  readonly onClose: () => void;
}

/** The dialog behind a command of a consignment. */
export function ConsignmentDialogs({ dialog, ...props }: DialogProps & { readonly dialog: ConsignmentDialog }): ReactNode {
  if (dialog === 'arrive') return <Arrive {...props} />;
  if (dialog === 'change') return <Change {...props} />;
  return <Cancel {...props} />;
}

function Arrive({ row, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const today = dayOf(Date.now(), useZone());
  const form = useForm<z.input<typeof consignmentArrivedInput>, unknown, z.output<typeof consignmentArrivedInput>>({
    resolver: zodResolver(consignmentArrivedInput),
    defaultValues: { id: row.id, version: row.version, arrivedOn: today, condition: 'good', costFen: row.costFen, remarks: '' },
  });
  const arrive = useCommand(useTRPC().consignments.arrive.mutationOptions(), { form, doneText: t('done.step'), onDone: onClose });
  return (
    <FormDialog form={form} title={`${t('dialog.arrive')} ${row.no}`} isPending={arrive.isPending} onSubmit={arrive.run} onClose={onClose}>
      <FormDayField name="arrivedOn" label={t('field.arrivedOn')} required autoFocus />
      <FormChoiceField
        name="condition"
        label={t('field.condition')}
        options={consignmentConditions.map((value) => ({ value, label: t(`condition.${value}`) }))}
      />
      <FormMoneyField name="costFen" label={t('field.cost')} required />
      <FormTextField name="remarks" label={t('field.remarks')} maxLength={300} multiline />
    </FormDialog>
  );
}

function Change({ row, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const { id, version, direction, way, party, what, carrier, trackingNo, sentOn, expectedOn, costFen, note } = row;
  const form = useForm<z.input<typeof changeConsignmentInput>, unknown, z.output<typeof changeConsignmentInput>>({
    resolver: zodResolver(changeConsignmentInput),
    defaultValues: { id, version, direction, way, party, what, carrier, trackingNo, sentOn, expectedOn, costFen, note },
  });
  const change = useCommand(useTRPC().consignments.change.mutationOptions(), { form, doneText: t('done.step'), onDone: onClose });
  return (
    <FormDialog form={form} title={`${t('command.change')} ${row.no}`} isPending={change.isPending} onSubmit={change.run} onClose={onClose}>
      <ConsignmentFields isFixed={row.purchaseOrderId !== null} />
    </FormDialog>
  );
}

function Cancel({ row: { id, version, no }, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const cancel = useCommand(useTRPC().consignments.cancel.mutationOptions(), { doneText: t('done.step'), onDone: onClose });
  return (
    <ConfirmDialog
      open
      action={t('consignments.cancel')}
      thing={no}
      reason="required"
      isDestructive
      isPending={cancel.isPending}
      onConfirm={(reason) => cancel.run({ id, version, reason })}
      onClose={onClose}
    />
  );
}
