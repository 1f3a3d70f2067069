import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import { repairsOfAddress } from '../../../shared/reports.ts';
import type { ReportForm, ReportSpan } from '../../../shared/reports.ts';
import { useTRPC } from '../../api.ts';
import { efficiencyForm, eveningForm, progressForm, repairsForm } from '../../print/report-tables.tsx';
import type { ReportOwner, ReportPrint } from '../../print/report-tables.tsx';
import type { PaperForm } from '../../print/paper-form.ts';
import type { FormOn, FormPreviewProps } from './form-preview.tsx';

export interface ReportFormState {
  readonly build: FormPreviewProps['build'];
  readonly isEmpty: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** A table of the reports as a form in the shop's language, with what is stored at the moment of asking. */
export function useReportForm(form: ReportForm, span: ReportSpan, address: URLSearchParams, texts: Catalogue | undefined): ReportFormState {
  const trpc = useTRPC();
  const { from, to } = span;
  const [now] = useState(() => Date.now());
  const shop = useQuery(trpc.settings.get.queryOptions());
  const options = (one: ReportForm) => ({ enabled: form === one, staleTime: 0, gcTime: 0 });
  const progress = useQuery(trpc.reports.progress.queryOptions(span, options('progress')));
  const efficiency = useQuery(trpc.reports.efficiency.queryOptions(span, options('efficiency')));
  const repairs = useQuery(
    trpc.reports.repairsToPrint.queryOptions(
      repairsOfAddress((name) => address.get(name)),
      options('repairs'),
    ),
  );
  const evening = useQuery(trpc.reports.evening.queryOptions({ day: from }, options('evening')));
  const query = { progress, efficiency, repairs, evening }[form];
  const owner = shop.data?.shop;
  const build = useMemo(() => {
    if (!owner || !texts) return undefined;
    const days = { from, to };
    const { name, phone, address: at, zone } = owner;
    const by: ReportOwner = { name, phone, address: at, zone, now };
    const draw = <Data>(data: Data | undefined, of: (data: Data, print: ReportPrint) => PaperForm) =>
      data && ((on: FormOn) => [of(data, { texts, ...on })]);
    if (form === 'progress') return draw(progress.data, (data, print) => progressForm(data, days, by, print));
    if (form === 'efficiency') return draw(efficiency.data, (data, print) => efficiencyForm(data, days, by, print));
    if (form === 'repairs') return draw(repairs.data, (data, print) => repairsForm(data, from, by, print));
    return draw(evening.data, (data, print) => eveningForm(data, from, by, print));
  }, [owner, texts, form, from, to, now, progress.data, efficiency.data, repairs.data, evening.data]);
  const rows = form === 'repairs' ? repairs.data : { progress, efficiency, evening }[form].data?.rows;
  return {
    build,
    // an evening on which every slip is back is worth a signature
    isEmpty: form !== 'evening' && rows?.length === 0,
    error: query.error ?? shop.error,
    refetch: () => Promise.all([query.refetch(), shop.refetch()]),
  };
}
