import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { day, reason } from '../../../shared/fields.ts';
import { formatYuan } from '../../../shared/money.ts';
import type { PurchaseOrderView } from '../../../shared/purchase-orders.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { SendConsignmentDialog } from '../../components/purchasing/send-consignment-dialog.tsx';
import { useCommand } from '../../use-command.ts';
import type { OrderDialog } from './use-order-commands.ts';

interface DialogProps {
  readonly order: PurchaseOrderView;
  readonly onClose: () => void;
}

/** The dialog behind a command of an order. */
export function OrderDialogs({ dialog, order, onClose }: DialogProps & { readonly dialog: OrderDialog }): ReactNode {
  const goods = order.orderLines
    .map(({ name }) => name)
    .join('、')
    .slice(0, 200);
  const about = { purchaseOrderId: order.id };
  if (dialog === 'postpone') return <Postpone order={order} onClose={onClose} />;
  if (dialog === 'ship')
    return (
      <SendConsignmentDialog
        about={about}
        start={{ direction: 'in', party: order.supplierName, what: goods, expectedOn: order.dueOn }}
        onClose={onClose}
      />
    );
  if (dialog === 'sendBack')
    return (
      <SendConsignmentDialog
        about={about}
        start={{ direction: 'back', party: order.supplierName, what: rejectedOf(order) || goods }}
        withRejected
        onClose={onClose}
      />
    );
  return <Confirm dialog={dialog} order={order} onClose={onClose} />;
}

function rejectedOf({ inspections }: PurchaseOrderView): string {
  const here = inspections.flatMap(({ lines }) => lines.filter((line) => line.rejected > 0 && line.consignmentId === null));
  return here
    .map(({ name, rejected, unit }) => `${name} ${rejected} ${unit}`)
    .join('、')
    .slice(0, 200);
}

type Confirmed = Exclude<OrderDialog, 'postpone' | 'ship' | 'sendBack'>;
const reasoned: ReadonlySet<Confirmed> = new Set(['revise', 'closeShort', 'cancel']);

function Confirm({ dialog, order: { id, version, no, totalFen }, onClose }: DialogProps & { readonly dialog: Confirmed }): ReactNode {
  const { t } = useTranslation('purchasing');
  const { purchaseOrders } = useTRPC();
  const options = { doneText: t('done.step'), onDone: onClose };
  const plain = {
    negotiate: useCommand(purchaseOrders.negotiate.mutationOptions(), options),
    contract: useCommand(purchaseOrders.contract.mutationOptions(), options),
    approve: useCommand(purchaseOrders.approve.mutationOptions(), options),
    place: useCommand(purchaseOrders.place.mutationOptions(), options),
  };
  const withReason = {
    revise: useCommand(purchaseOrders.revise.mutationOptions(), options),
    closeShort: useCommand(purchaseOrders.closeShort.mutationOptions(), options),
    cancel: useCommand(purchaseOrders.cancel.mutationOptions(), options),
  };
  const consequences: Readonly<Partial<Record<Confirmed, string>>> = {
    negotiate: t('dialog.negotiate'),
    contract: t('dialog.contract'),
    approve: t('dialog.approve', { amount: formatYuan(totalFen, { symbol: '¥' }) }),
    place: t('dialog.place'),
  };
  const isPending = [...Object.values(plain), ...Object.values(withReason)].some((command) => command.isPending);
  return (
    <ConfirmDialog
      open
      action={t(`command.${dialog}`)}
      thing={no}
      consequence={consequences[dialog]}
      {...(reasoned.has(dialog) && { reason: 'required' })}
      isDestructive={dialog === 'cancel'}
      isPending={isPending}
      onConfirm={(why) =>
        dialog === 'revise' || dialog === 'closeShort' || dialog === 'cancel'
          ? withReason[dialog].run({ id, version, reason: why })
          : plain[dialog].run({ id, version })
      }
      onClose={onClose}
    />
  );
}

const postponeSchema = z.object({ dueOn: day, reason });

function Postpone({ order, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const form = useForm<z.input<typeof postponeSchema>, unknown, z.output<typeof postponeSchema>>({
    resolver: zodResolver(postponeSchema),
    defaultValues: { dueOn: order.dueOn, reason: '' },
  });
  const save = useCommand(useTRPC().purchaseOrders.postpone.mutationOptions(), { form, doneText: t('done.step'), onDone: onClose });
  const { id, version } = order;
  return (
    <FormDialog
      form={form}
      title={`${t('command.postpone')} ${order.no}`}
      isPending={save.isPending}
      onSubmit={(values) => save.run({ id, version, ...values })}
      onClose={onClose}
    >
      <FormDayField name="dueOn" label={t('field.dueOn')} required autoFocus />
      <FormTextField name="reason" label={t('field.reason')} maxLength={300} multiline required />
    </FormDialog>
  );
}
