import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { askableSpan, reportForms } from '../../../shared/reports.ts';
import type { ReportForm, ReportSpan } from '../../../shared/reports.ts';
import { dayOf, isDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { NothingToPrint } from './nothing-to-print.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';
import { useReportForm } from './use-report-form.ts';

/** `/print/report?form=progress&from=2026-11-23&to=2026-11-29`: a table of the reports exactly as it comes out of the printer. */
export function PrintReportPage(): ReactNode {
  const [address] = useSearchParams();
  const { shop } = useSession();
  const [today] = useState(() => dayOf(Date.now(), shop.zone));
  const form = reportForms.find((one) => one === address.get('form')) ?? 'progress';
  return <ReportPreview key={address.toString()} form={form} span={spanOf(form, address, today)} address={address} />;
}

interface ReportPreviewProps {
  readonly form: ReportForm;
  readonly span: ReportSpan;
  readonly address: URLSearchParams;
}

function ReportPreview({ form, span, address }: ReportPreviewProps): ReactNode {
  const { t } = useTranslation('reports');
  const texts = usePaperTexts();
  const { build, isEmpty, error, refetch } = useReportForm(form, span, address, texts);
  const record = useCommand(useTRPC().reports.recordPrint.mutationOptions());
  const days = form === 'evening' ? `day=${span.from}` : form === 'repairs' ? '' : `from=${span.from}&to=${span.to}`;
  const backTo = `/reports/${form}${days && `?${days}`}`;
  const title = t(`area.${form}`);
  const { paper } = texts?.reports ?? {};
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
      documentTitle={`${paper?.title[form] ?? ''} ${span.from === span.to ? span.from : `${span.from} ${span.to}`}`}
      backTo={backTo}
      build={build}
      error={error}
      refetch={refetch}
      note={async () => (await record.run({ form, ...span })) && unmarked}
      words={{
        counted: (pages) => t('printPage.counted', { pages }),
        printed: t('printPage.printed'),
      }}
    />
  );
}

function spanOf(form: ReportForm, address: URLSearchParams, today: string): ReportSpan {
  const day = address.get('day') ?? '';
  if (form === 'evening' && isDay(day)) return askableSpan({ from: day, to: day }, { from: today, to: today });
  return askableSpan({ from: address.get('from') ?? '', to: address.get('to') ?? '' }, { from: today, to: today });
}
