import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { closingForm } from '../../print/closing-report.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/closing-report?id=3`: the closing report of a request 处理结果书面报告 (F-33). */
export function PrintClosingPage(): ReactNode {
  return <RecordPage>{(props) => <ReportPreview key={props.id} {...props} />}</RecordPage>;
}

function ReportPreview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.requests.reportPrintData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.requests.recordReportPrint.mutationOptions());
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const [request, slips, shop] = [query.data?.request, query.data?.slips, query.data?.shop];
  const { nth, ...counted } = useCountedPrint(request?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (request && slips && shop && texts ? (on: FormOn) => [closingForm({ request, slips, shop }, { texts, nth, ...on })] : undefined),
    [request, slips, shop, texts, nth],
  );
  return (
    <FormPreview
      form="closingReport"
      address={address}
      title={t('paper.title')}
      backTo={`/requests/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
