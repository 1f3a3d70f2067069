import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StocktakePrintData } from '../../../shared/stocktakes.ts';
import { useTRPC } from '../../api.ts';
import { stocktakeSheet } from '../../print/stocktake-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/stocktake?id=3`: the count sheet 盘点表 (F-12); `&blank=1` without figures. */
export function PrintStocktakePage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.stocktakes.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.stocktakes.recordPrint.mutationOptions());
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const stocktake = query.data?.stocktake as unknown as StocktakePrintData['stocktake'] | undefined;
  const shop = query.data?.shop;
  const isBlank = address.get('blank') === '1';
  const { nth, ...counted } = useCountedPrint(stocktake?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (stocktake && shop && texts ? (on: FormOn) => [stocktakeSheet({ stocktake, shop, isBlank }, { texts, nth, ...on })] : undefined),
    [stocktake, shop, texts, nth, isBlank],
  );
  return (
    <FormPreview
      form="stocktake"
      address={address}
      title={t('page.stocktake')}
      backTo={`/stocktakes/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
