import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { countingUnit } from '../../../shared/pack-quantity.ts';
import type { PartRow } from '../../../shared/parts.ts';
import type { PurchaseOrderView } from '../../../shared/purchase-orders.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ItemSearch } from '../../components/purchasing/item-search.tsx';
import { SupplierNameField } from '../../components/supplier/supplier-fields.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { OrderLines } from './order-lines.tsx';
import { emptyOrder, linesFen, orderSchema, orderValuesOf } from './order-values.ts';
import type { OrderOut, OrderValues } from './order-values.ts';

export function NewPurchaseOrderPage(): ReactNode {
  return <OrderForm start={emptyOrder} />;
}

export function EditPurchaseOrderPage(): ReactNode {
  const id = Number(useParams()['id']);
  const query = useQuery(useTRPC().purchaseOrders.get.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const order = query.data as unknown as PurchaseOrderView;
  return <OrderForm key={id} start={orderValuesOf(order)} order={order} />;
}

/** Supplier, day and lines of an order while nothing is agreed on. */
function OrderForm({ start, order }: { readonly start: OrderValues; readonly order?: PurchaseOrderView }): ReactNode {
  const { t } = useTranslation(['purchasing', 'common']);
  const navigate = useNavigate();
  const client = useTRPCClient();
  const form = useForm<OrderValues, unknown, OrderOut>({ resolver: zodResolver(orderSchema), defaultValues: start });
  const { append, remove } = useFieldArray({ control: form.control, name: 'lines' });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const draft = useServerDraft(form, 'other', `purchase-order-${order?.id ?? 'new'}`);
  const save = useCommand(useTRPC().purchaseOrders.save.mutationOptions(), {
    form,
    doneText: ({ no }) => t('purchasing:done.saved', { no }),
    onDone: async ({ id }) => {
      draft.finish();
      await draft.remove();
      await navigate(`/purchasing/orders/${id}`, { replace: true });
    },
  });
  const add = async ({ id: itemId }: PartRow) => {
    const isThere = () => form.getValues('lines').some((line) => line.itemId === itemId);
    if (isThere()) return;
    const { code, name, unit, packUnit, packQty, spec, costFen, supplierName, orderQty } = await client.parts.get.query({ id: itemId });
    if (form.getValues('supplierName') === '' && supplierName) form.setValue('supplierName', supplierName, { shouldDirty: true });
    const chosen = form.getValues('supplierName').trim();
    const agreed = (await client.purchaseOrders.prices.query({ itemId })).find(
      (price) => price.supplierName === chosen && price.unit === countingUnit({ unit, packUnit, packQty }),
    );
    // scanned twice in a row: the first is there by now
    if (isThere()) return;
    append(
      { itemId, code, name, unit, packUnit, packQty, spec, qty: Math.max(orderQty, packQty), priceFen: agreed?.priceFen ?? costFen },
      { focusName: `lines.${lines.length}.qty` },
    );
  };
  const submit = ({ lines: rows, ...facts }: OrderOut) =>
    save.run({
      ...(order && { id: order.id, version: order.version }),
      ...facts,
      lines: rows.map(({ itemId, spec, qty, priceFen }) => ({ itemId, spec, qty, priceFen })),
    });
  const title = order ? `${t('purchasing:dialog.editOrder')} ${order.no}` : t('purchasing:dialog.newOrder');
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={title} backTo={order ? `/purchasing/orders/${order.id}` : '/purchasing/orders'} />
      <AppForm form={form} onSubmit={submit} label={title} sx={{ px: 2, pb: 2 }}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: '2fr 1fr 1fr 2fr' } }}>
          <SupplierNameField name="supplierName" label={t('purchasing:field.supplier')} required autoFocus={!order} />
          <FormDayField name="dueOn" label={t('purchasing:field.dueOn')} />
          <FormTextField name="contractNo" label={t('purchasing:field.contractNo')} maxLength={60} />
          <FormTextField name="note" label={t('purchasing:field.note')} maxLength={300} />
        </Box>
        <ItemSearch label={t('purchasing:dialog.addItem')} onPick={(item) => void add(item)} />
        {lines.length === 0 ? <EmptyState title={t('purchasing:dialog.noLines')} /> : <OrderLines lines={lines} onRemove={remove} />}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Typography sx={{ mr: 2 }}>
            {t('purchasing:field.total')} <Money fen={linesFen(lines)} />
          </Typography>
          <Button type="submit" variant="contained" loading={save.isPending} disabled={lines.length === 0}>
            {t('common:action.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}
