import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolPurchasePrintData } from '../../../shared/tool-purchases.ts';
import { useTRPC } from '../../api.ts';
import { toolPurchaseSheet } from '../../print/tool-purchase-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/tool-purchase?id=3`: the tool purchase request 工具申购单 (F-09). */
export function PrintToolPurchasePage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.toolPurchases.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.toolPurchases.recordPrint.mutationOptions());
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const purchase = query.data?.purchase as unknown as ToolPurchasePrintData['purchase'] | undefined;
  const { shop, places } = query.data ?? {};
  const { nth, ...counted } = useCountedPrint(purchase?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () =>
      purchase && shop && places && texts
        ? (on: FormOn) => [toolPurchaseSheet({ purchase, shop, places }, { texts, nth, ...on })]
        : undefined,
    [purchase, shop, places, texts, nth],
  );
  return (
    <FormPreview
      form="toolPurchase"
      address={address}
      title={t('page.toolPurchase')}
      backTo={`/tools/purchases/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
