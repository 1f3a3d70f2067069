import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import { stockOnDayCountInput, stockSpan, useGroups } from '../../../shared/stock-reports.ts';
import type { StockReportForm, StockSpan, UseGroup } from '../../../shared/stock-reports.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { useZone } from '../../session.tsx';
import type { PaperForm } from '../../print/paper-form.ts';
import { accuracyForm, reservesForm, slowForm, stockOnDayForm, stockUseForm, turnoverForm } from '../../print/stock-report-tables.tsx';
import { toolWearForm } from '../../print/tool-wear-table.tsx';
import type { StockReportPrint } from '../../print/stock-report-tables.tsx';
import type { FormOn, FormPreviewProps } from './form-preview.tsx';

export interface StockReportFormState {
  readonly build: FormPreviewProps['build'];
  readonly isEmpty: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** A report of the store as a form in the shop's language, with what is stored at the moment of asking. */
export function useStockReportForm(form: StockReportForm, address: URLSearchParams, texts: Catalogue | undefined): StockReportFormState {
  const { settings, stockReports, reordering, tools } = useTRPC();
  const zone = useZone();
  const [now] = useState(() => Date.now());
  const asked = useMemo(() => askedOf(address, dayOf(now, zone)), [address, now, zone]);
  const shop = useQuery(settings.get.queryOptions());
  const rules = useQuery(reordering.settings.queryOptions());
  const options = (one: StockReportForm) => ({ enabled: form === one, staleTime: 0, gcTime: 0 });
  const onDay = useQuery(stockReports.onDayToPrint.queryOptions(asked.filter, options('onDay')));
  const use = useQuery(stockReports.use.queryOptions({ ...asked.span, by: asked.by }, options('use')));
  const turnover = useQuery(stockReports.turnover.queryOptions(asked.span, options('turnover')));
  const slow = useQuery(stockReports.slow.queryOptions({ days: asked.days }, options('slow')));
  const reserves = useQuery(stockReports.reserves.queryOptions(undefined, options('reserves')));
  const accuracy = useQuery(stockReports.accuracy.queryOptions(asked.span, options('accuracy')));
  const wear = useQuery(tools.wear.queryOptions(asked.span, options('wear')));
  const query = { onDay, use, turnover, slow, reserves, accuracy, wear }[form];
  const owner = shop.data?.shop;
  const build = useMemo(() => {
    if (!owner || !texts || !rules.data) return undefined;
    const { span, by } = asked;
    const { windowDays, slowDays } = rules.data;
    const { name, phone, address: at } = owner;
    const draw = <Data>(data: Data | undefined, of: (data: Data, print: StockReportPrint) => PaperForm) =>
      data && ((on: FormOn) => [of(data, { texts, layout: on.layout, shop: { name, phone, address: at, zone: owner.zone, now } })]);
    switch (form) {
      case 'onDay':
        return draw(onDay.data, stockOnDayForm);
      case 'use':
        return draw(use.data, (data, print) => stockUseForm(data, by, span, print));
      case 'turnover':
        return draw(turnover.data, (data, print) => turnoverForm(data, span, print));
      case 'slow':
        return draw(slow.data, (data, print) => slowForm(data, asked.days ?? slowDays, print));
      case 'reserves':
        return draw(reserves.data, (data, print) => reservesForm(data, windowDays, print));
      case 'wear':
        return draw(wear.data, toolWearForm);
      default:
        return draw(accuracy.data, (data, print) => accuracyForm(data, span, print));
    }
  }, [owner, texts, rules.data, asked, form, now, onDay.data, use.data, turnover.data, slow.data, reserves.data, accuracy.data, wear.data]);
  const rows = {
    ...{ onDay: onDay.data?.rows, turnover: turnover.data?.rows, wear: wear.data?.kinds },
    ...{ use: use.data, slow: slow.data, reserves: reserves.data, accuracy: accuracy.data },
  }[form];
  return {
    build,
    isEmpty: rows?.length === 0,
    error: query.error ?? shop.error ?? rules.error,
    refetch: () => Promise.all([query.refetch(), shop.refetch(), rules.refetch()]),
  };
}

/** What the address asks for; whatever is wrong with it is what the report shows by itself. */
function askedOf(address: URLSearchParams, today: string) {
  const text = (name: string) => address.get(name) ?? '';
  const whole = (name: string) => (/^[1-9]\d{0,8}$/.test(text(name)) ? Number(text(name)) : null);
  const days = whole('days');
  const by: UseGroup = useGroups.find((one) => one === text('by')) ?? 'item';
  const usual: StockSpan = { from: addDays(today, -89), to: today };
  const filter = stockOnDayCountInput.safeParse({ day: text('day'), placeId: whole('place'), query: text('query') });
  return {
    filter: filter.data ?? { day: '', placeId: null, query: '' },
    span: stockSpan.safeParse({ from: text('from'), to: text('to') }).data ?? usual,
    days: days !== null && days >= 30 && days <= 3650 ? days : null,
    by,
  };
}
