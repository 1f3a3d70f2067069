import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { stockReportForms } from '../../../shared/stock-reports.ts';
import type { StockReportForm } from '../../../shared/stock-reports.ts';
import { FormPreview, unmarked } from './form-preview.tsx';
import { NothingToPrint } from './nothing-to-print.tsx';
import { usePaperTexts } from './use-paper-texts.ts';
import { useStockReportForm } from './use-stock-report-form.ts';

/** `/print/stock-report?form=turnover&from=2026-11-01&to=2026-11-30`: a report of the store as it comes out of the printer. */
export function PrintStockReportPage(): ReactNode {
  const [address] = useSearchParams();
  const form = stockReportForms.find((one) => one === address.get('form')) ?? 'onDay';
  return <StockReportPreview key={address.toString()} form={form} address={address} />;
}

interface StockReportPreviewProps {
  readonly form: StockReportForm;
  readonly address: URLSearchParams;
}

function StockReportPreview({ form, address }: StockReportPreviewProps): ReactNode {
  const { t } = useTranslation('stockReports');
  const texts = usePaperTexts();
  const { build, isEmpty, error, refetch } = useStockReportForm(form, address, texts);
  const days = address.get('from') === null ? '' : `?from=${address.get('from')}&to=${address.get('to') ?? ''}`;
  const backTo = form === 'onDay' ? '/stock-reports' : `${form === 'wear' ? '/tools' : '/stock-reports'}/${form}${days}`;
  const title = t(`area.${form}`);
  if (isEmpty)
    return (
      <NothingToPrint
        title={title}
        backTo={backTo}
        none={t('printPage.none')}
        hint={t('printPage.noneHint')}
        action={{ text: t('printPage.back'), to: backTo }}
      />
    );
  return (
    <FormPreview
      form="reportTable"
      address={address}
      title={title}
      documentTitle={title}
      backTo={backTo}
      build={build}
      error={error}
      refetch={refetch}
      // what is printed changes nothing of the figures: they may be printed at will
      note={async () => unmarked}
      words={{ counted: (pages) => t('printPage.counted', { pages }), printed: t('printPage.printed') }}
    />
  );
}
