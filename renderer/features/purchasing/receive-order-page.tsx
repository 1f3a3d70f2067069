import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PurchaseOrderView } from '../../../shared/purchase-orders.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ItemSearch, useItemOfCode } from '../../components/purchasing/item-search.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { ReceiveOrderLines } from './receive-order-lines.tsx';
import { deliveredLines, emptyReceiveLine, openQty, receiveSchema, receiveValuesOf } from './receive-values.ts';
import type { ReceiveOut, ReceiveValues } from './receive-values.ts';

/** Goods of an order are here: each is counted and looked at; what is scanned counts as delivered and accepted. */
export function ReceiveOrderPage(): ReactNode {
  const id = Number(useParams()['id']);
  const query = useQuery(useTRPC().purchaseOrders.get.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const order = query.data as unknown as PurchaseOrderView;
  return <ReceiveForm key={id} order={order} />;
}

function ReceiveForm({ order }: { readonly order: PurchaseOrderView }): ReactNode {
  const { t } = useTranslation(['purchasing', 'common']);
  const navigate = useNavigate();
  const itemOfCode = useItemOfCode();
  const form = useForm<ReceiveValues, unknown, ReceiveOut>({ resolver: zodResolver(receiveSchema), defaultValues: receiveValuesOf(order) });
  const { insert } = useFieldArray({ control: form.control, name: 'lines' });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const draft = useServerDraft(form, 'other', `purchase-receipt-${order.id}-${order.version}`);
  const [tooMany, setTooMany] = useState<ReceiveOut>();
  const overText = useRef('');
  const receive = useCommand(useTRPC().purchaseOrders.receive.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ receiptNo }) =>
      receiptNo === null ? t('purchasing:receive.rejectedOnly') : t('purchasing:receive.done', { no: receiptNo }),
    onDone: async () => {
      draft.finish();
      await draft.remove();
      await navigate(`/purchasing/orders/${order.id}`, { replace: true });
    },
  });
  const isOver = receive.error?.details['guard'] === 'overDelivery';

  const submit = async (values: ReceiveOut, isOverConfirmed = false) => {
    const delivered = deliveredLines(values);
    if (delivered.length === 0) {
      showToast(t('purchasing:receive.nothing'), { severity: 'warning' });
      return undefined;
    }
    setTooMany(values);
    return receive.run({ id: order.id, version: order.version, note: values.note, isOverConfirmed, lines: delivered });
  };
  const count = (itemId: number, name: string) => {
    const line = order.orderLines.find((one) => one.itemId === itemId);
    const index = line ? form.getValues('lines').findIndex(({ lineId }) => lineId === line.id) : -1;
    if (!line || index < 0) {
      showToast(t('purchasing:receive.notOrdered', { name }), { severity: 'warning' });
      return;
    }
    const step = line.packUnit === '' ? 1 : line.packQty;
    const delivered = (form.getValues(`lines.${index}.delivered`) ?? 0) + step;
    form.setValue(`lines.${index}.delivered`, delivered, { shouldDirty: true });
    form.setValue(`lines.${index}.accepted`, (form.getValues(`lines.${index}.accepted`) ?? 0) + step, { shouldDirty: true });
    showToast(t('purchasing:receive.scanned', { name, qty: formatQuantity(delivered, line) }));
  };
  useScanner((code) => {
    void itemOfCode(code).then((item) =>
      item ? count(item.id, item.name) : showToast(t('purchasing:receive.unknown', { code }), { severity: 'warning' }),
    );
  });
  const deliverAll = () =>
    lines.forEach(({ lineId }, index) => {
      const line = order.orderLines.find(({ id }) => id === lineId);
      if (!line || lines.findIndex((one) => one.lineId === lineId) !== index) return;
      form.setValue(`lines.${index}.delivered`, openQty(line), { shouldDirty: true });
      form.setValue(`lines.${index}.accepted`, openQty(line), { shouldDirty: true });
    });
  if (isOver && receive.error) overText.current = receive.error.text;
  const title = t('purchasing:receive.title', { no: order.no });
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={title} subtitle={order.supplierName} backTo={`/purchasing/orders/${order.id}`} />
      <AppForm form={form} onSubmit={(values) => submit(values)} label={title} sx={{ px: 2, pb: 2, pt: 1 }}>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'start' }}>
          <ItemSearch label={t('purchasing:receive.scan')} onPick={({ id, name }) => count(id, name)} autoFocus />
          <Box sx={{ width: 340 }}>
            <FormTextField name="note" label={t('purchasing:field.note')} maxLength={300} />
          </Box>
          <Button onClick={deliverAll}>{t('purchasing:receive.deliverAll')}</Button>
        </Box>
        <ReceiveOrderLines
          order={order}
          lines={lines}
          onSplit={(index, line) => insert(index + 1, emptyReceiveLine(line), { shouldFocus: false })}
          onDelivered={(index, qty) => form.setValue(`lines.${index}.accepted`, qty, { shouldDirty: true })}
        />
        <FormActions left={<DraftNotice draft={draft} />}>
          {receive.error && !isOver && (
            <Box role="alert" sx={{ color: 'error.main' }}>
              {receive.error.text}
            </Box>
          )}
          <Button type="submit" variant="contained" loading={receive.isPending}>
            {t('purchasing:receive.submit')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
      {isOver && tooMany && (
        <ConfirmDialog
          open
          action={t('purchasing:receive.overAction')}
          thing={order.no}
          consequence={overText.current}
          isPending={receive.isPending}
          onConfirm={() => submit(tooMany, true)}
          onClose={receive.reset}
        />
      )}
    </Box>
  );
}
