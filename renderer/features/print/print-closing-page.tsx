import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { closingForm } from '../../print/closing-report.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/closing-report?id=3`: the closing report of a request 处理结果书面报告 (F-33). */
export function PrintClosingPage(): ReactNode {
  const [address] = useSearchParams();
  const id = Number(address.get('id'));
  return Number.isSafeInteger(id) && id > 0 ? <ReportPreview key={id} id={id} address={address} /> : <NotFoundPage />;
}

function ReportPreview({ id, address }: { readonly id: number; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.requests.reportPrintData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const [nth, mark] = useState<number>();
  const record = useCommand(trpc.requests.recordReportPrint.mutationOptions());
  const shownNth = nth ?? (query.data?.printCount ?? 0) + 1;
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const [request, slips, shop] = [query.data?.request, query.data?.slips, query.data?.shop];
  const build = useMemo(
    () =>
      request && slips && shop && texts
        ? (on: FormOn) => [closingForm({ request, slips, shop }, { texts, nth: shownNth, ...on })]
        : undefined,
    [request, slips, shop, texts, shownNth],
  );
  const documentTitle = request?.no ?? '';
  const words = useOnePageWords(documentTitle, query.data?.printCount ?? 0);
  return (
    <FormPreview
      form="closingReport"
      address={address}
      title={t('paper.title')}
      documentTitle={documentTitle}
      backTo={`/requests/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      note={async (print) => {
        const noted = await record.run({ id, ...print });
        return noted && (() => mark(noted.nth));
      }}
      words={words}
    />
  );
}
