import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import { repairsOfAddress } from '../../../shared/reports.ts';
import type { ReportForm, ReportSpan } from '../../../shared/reports.ts';
import { useTRPC } from '../../api.ts';
import { efficiencyForm, eveningForm, progressForm, repairsForm } from '../../print/report-tables.tsx';
import type { ReportOwner } from '../../print/report-tables.tsx';
import type { PaperForm } from '../../print/paper-form.ts';

export interface ReportFormState {
  readonly forms: readonly PaperForm[] | undefined;
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
  const forms = useMemo(() => {
    if (!owner || !texts) return undefined;
    const days = { from, to };
    const { name, phone, address: at, zone } = owner;
    const by: ReportOwner = { name, phone, address: at, zone, now };
    if (form === 'progress') return progress.data && [progressForm(progress.data, days, by, texts)];
    if (form === 'efficiency') return efficiency.data && [efficiencyForm(efficiency.data, days, by, texts)];
    if (form === 'repairs') return repairs.data && [repairsForm(repairs.data, from, by, texts)];
    return evening.data && [eveningForm(evening.data, from, by, texts)];
  }, [owner, texts, form, from, to, now, progress.data, efficiency.data, repairs.data, evening.data]);
  const rows = form === 'repairs' ? repairs.data : { progress, efficiency, evening }[form].data?.rows;
  return {
    forms,
    // an evening on which every slip is back is worth a signature
    isEmpty: form !== 'evening' && rows?.length === 0,
    error: query.error ?? shop.error,
    refetch: () => Promise.all([query.refetch(), shop.refetch()]),
  };
}
