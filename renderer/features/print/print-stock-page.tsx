import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { stockNote } from '../../print/stock-note.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/stock-note?id=3`: an issue note 出库单 (F-26), return note, transfer note or scrap note. */
export function PrintStockPage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation(['paperForms', 'issuing']);
  const trpc = useTRPC();
  const query = useQuery(trpc.stock.documentPrintData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.stock.recordDocumentPrint.mutationOptions());
  const [document, shop] = [query.data?.document, query.data?.shop];
  const { nth, ...counted } = useCountedPrint(document?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (document && shop && texts ? (on: FormOn) => [stockNote({ document, shop }, { texts, nth, ...on })] : undefined),
    [document, shop, texts, nth],
  );
  return (
    <FormPreview
      form="stockNote"
      address={address}
      title={document ? t('issuing:documents.print', { no: document.no }) : t('paperForms:page.stockNote')}
      backTo="/parts/moves"
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
