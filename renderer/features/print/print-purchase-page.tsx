import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PurchaseOrderPrintData } from '../../../shared/purchase-orders.ts';
import { useTRPC } from '../../api.ts';
import { purchaseOrderSheet } from '../../print/purchase-order-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/purchase-order?id=3`: the purchase contract and order 采购合同（订单） (F-34). */
export function PrintPurchasePage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.purchaseOrders.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.purchaseOrders.recordPrint.mutationOptions());
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const data = query.data as unknown as PurchaseOrderPrintData | undefined;
  const { nth, ...counted } = useCountedPrint(data?.order.no ?? '', data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (data && texts ? (on: FormOn) => [purchaseOrderSheet(data, { texts, nth, ...on })] : undefined),
    [data, texts, nth],
  );
  return (
    <FormPreview
      form="purchaseOrder"
      address={address}
      title={t('page.purchaseOrder')}
      backTo={`/purchasing/orders/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
