import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useGoBack } from '../../components/page-header.tsx';
import { serviceReportForm } from '../../print/service-report.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { NothingToPrint } from './nothing-to-print.tsx';
import { usePrintIds } from './print-ids.ts';
import { ReadingSlips } from './reading-slips.tsx';
import { usePaperTexts } from './use-paper-texts.ts';
import { useSlips } from './use-slips.ts';

/** `/print/service-report?ids=1,2`: the reports of slips 售后服务报告单 (F-29). */
export function PrintServiceReportPage(): ReactNode {
  const { t } = useTranslation('paperForms');
  const [address] = useSearchParams();
  const ids = usePrintIds(address);
  if (ids.length > 0) return <Preview key={ids.join()} ids={ids} address={address} />;
  return (
    <NothingToPrint
      title={t('page.serviceReport')}
      backTo="/work-orders"
      none={t('page.none')}
      hint={t('page.noneHint')}
      action={{ text: t('page.toSlips'), to: '/work-orders' }}
    />
  );
}

function Preview({ ids, address }: { readonly ids: readonly number[]; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('paperForms');
  const backTo = ids.length === 1 ? `/work-orders/${ids[0]}` : '/work-orders';
  const goBack = useGoBack(backTo);
  const { slips, read, error, refetch } = useSlips(ids);
  const texts = usePaperTexts();
  const build = useMemo(
    () => (slips && texts ? (on: FormOn) => slips.map((slip) => serviceReportForm(slip, { texts, nth: 1, ...on })) : undefined),
    [slips, texts],
  );
  return (
    <FormPreview
      form="serviceReport"
      address={address}
      title={t('page.serviceReport')}
      documentTitle={`${texts?.paperForms.report.title ?? ''} ${slips?.[0]?.no ?? ''}`.trim()}
      backTo={backTo}
      build={build}
      error={error}
      refetch={refetch}
      // the slip is what is counted; its report is a form for the customer to sign
      note={async () => unmarked}
      words={{ counted: (pages) => t('page.counted', { documents: ids.length, pages }), printed: t('page.printed') }}
      reading={<ReadingSlips read={read} total={ids.length} onCancel={goBack} />}
    />
  );
}
