import type { Catalogue } from '../../shared/i18n/index.ts';
import { finishedPercent, hoursText, repairSteps, returnedPercent } from '../../shared/reports.ts';
import type {
  EfficiencyFigures,
  EfficiencyReport,
  EfficiencyRow,
  EveningReport,
  EveningRow,
  ProgressReport,
  ProgressRow,
  RepairRow,
  ReportSpan,
} from '../../shared/reports.ts';
import { formatAge, formatDateTime } from '../../shared/time.ts';
import type { PaperForm } from './paper-form.ts';
import type { FormPrint } from './compose.tsx';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

export type ReportTexts = Pick<Catalogue, 'reports' | 'print' | 'workOrders' | 'requests' | 'common'>;

export type ReportPrint = Omit<FormPrint<ReportTexts>, 'nth' | 'reason'>;

/** Whose table it is, and when it was asked for. */
export interface ReportOwner {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly zone: string;
  readonly now: number;
}

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

function base({ texts, layout }: ReportPrint, shop: ReportOwner, span: ReportSpan) {
  const { paper } = texts.reports;
  const { month, day } = texts.print.slip;
  return {
    key: `${span.from} ${span.to}`,
    shop,
    layout,
    print: { texts, nth: 1, reason: '' },
    left: [paper.from, span.from] as const,
    right: [paper.to, span.to] as const,
    signer: paper.sign,
    date: { month, day },
  };
}

/** The progress table 任务进度表 (F-07, R-001-20). */
export function progressForm({ rows, total }: ProgressReport, span: ReportSpan, shop: ReportOwner, print: ReportPrint): PaperForm {
  const { texts } = print;
  const { progress: words, paper } = texts.reports;
  const names = ['carried', 'issued', 'done', 'doneLate', 'voided', 'open', 'openLate'] as const;
  const columns: readonly TableColumn<ProgressRow>[] = [
    { key: 'number', title: paper.number, weight: 1.2, cell: (_, nth) => nth },
    { key: 'technician', title: words.technician, weight: 2, cell: ({ name }) => name },
    ...names.map((name): TableColumn<ProgressRow> => ({ key: name, title: words[name], weight: 1, cell: (row) => row[name] })),
  ];
  return tableForm({
    ...base(print, shop, span),
    title: paper.title.progress,
    columns,
    rows,
    totals: [
      `${words.total}  ${names.map((name) => `${words[name]} ${total[name]}`).join('  ')}`,
      `${fill(paper.people, { people: rows.length, slips: total.carried + total.issued })}  ${fill(paper.asOf, { time: formatDateTime(shop.now, shop.zone) })}`,
    ],
  });
}

/** The efficiency table 效率表 (F-07, R-001-19): days without feedback are named. */
export function efficiencyForm({ rows, total }: EfficiencyReport, span: ReportSpan, shop: ReportOwner, print: ReportPrint): PaperForm {
  const { texts } = print;
  const { efficiency: words, paper } = texts.reports;
  const hours = (ms: number | null) => (ms === null ? '' : fill(words.hours, { hours: hoursText(ms) }));
  const percent = (row: EfficiencyFigures) => (finishedPercent(row) === null ? '' : `${finishedPercent(row)}%`);
  const silent = ({ daysWithoutFeedback: days, isWaitingToday }: EfficiencyRow) =>
    [days.length > 0 ? fill(paper.silent, { days: days.map((day) => day.slice(5)).join('、') }) : '', isWaitingToday ? paper.waiting : '']
      .filter(Boolean)
      .join(' ');
  const columns: readonly TableColumn<EfficiencyRow>[] = [
    { key: 'number', title: paper.number, weight: 1.2, cell: (_, nth) => nth },
    { key: 'technician', title: words.technician, weight: 2, cell: ({ name }) => name },
    { key: 'received', title: words.received, weight: 1.8, cell: ({ received }) => received },
    { key: 'finished', title: words.finished, weight: 1.8, cell: ({ finished }) => finished },
    { key: 'percent', title: words.percent, weight: 1.8, cell: percent },
    { key: 'earlier', title: words.earlier, weight: 2, cell: ({ finishedEarlier }) => finishedEarlier },
    { key: 'mean', title: words.mean, weight: 2.6, cell: ({ meanMs }) => hours(meanMs) },
    { key: 'site', title: words.site, weight: 2.6, cell: ({ meanSiteMs }) => hours(meanSiteMs) },
    { key: 'silent', title: words.silent, weight: 4, cell: silent },
  ];
  const sums = [
    `${words.received} ${total.received}`,
    `${words.finished} ${total.finished}`,
    `${words.percent} ${percent(total) || '—'}`,
    `${words.mean} ${hours(total.meanMs) || '—'}`,
  ];
  return tableForm({
    ...base(print, shop, span),
    title: paper.title.efficiency,
    columns,
    rows,
    totals: [`${words.total}  ${sums.join('  ')}  ${fill(paper.asOf, { time: formatDateTime(shop.now, shop.zone) })}`],
  });
}

/** The repair progress table 维修进度跟踪表 (F-32, R-004-39): every open repair with its six dated steps. */
export function repairsForm(rows: readonly RepairRow[], today: string, shop: ReportOwner, print: ReportPrint): PaperForm {
  const { texts } = print;
  const { repairs: words, paper, hold } = texts.reports;
  const { unit } = texts.common;
  const age = (since: number) => {
    const { unit: of, value } = formatAge(shop.now - since);
    return fill(of === 'day' ? unit.days : of === 'hour' ? unit.hours : unit.minutes, { count: value });
  };
  const short = (at: number | null) => (at === null ? '' : formatDateTime(at, shop.zone).slice(5));
  const holds: Readonly<Record<string, string>> = hold;
  const states: Readonly<Record<string, string>> = texts.requests.state;
  const columns: readonly TableColumn<RepairRow>[] = [
    { key: 'number', title: paper.number, weight: 1.3, cell: (_, nth) => nth },
    { key: 'no', title: words.no, weight: 4.1, cell: ({ no }) => no },
    { key: 'customer', title: words.customer, weight: 2.7, cell: ({ customerName }) => customerName },
    { key: 'product', title: words.product, weight: 2.8, cell: ({ productText }) => productText },
    { key: 'state', title: words.state, weight: 1.5, cell: ({ state }) => states[state] ?? '' },
    { key: 'age', title: words.age, weight: 1.5, cell: ({ receivedAt }) => age(receivedAt) },
    ...repairSteps.map((step): TableColumn<RepairRow> => ({
      key: step,
      title: words.step[step],
      weight: 1.6,
      cell: ({ steps }) => short(steps[step]),
    })),
    { key: 'hold', title: words.hold, weight: 1.7, cell: ({ holdReason }) => holds[holdReason] ?? '' },
    {
      key: 'promised',
      title: words.promised,
      weight: 1.9,
      cell: ({ promisedAt, isLate }) => `${short(promisedAt)}${isLate ? ` ${paper.late}` : ''}`,
    },
    {
      key: 'owner',
      title: words.owner,
      weight: 2,
      cell: ({ ownerName, technicians }) => [ownerName, technicians.map(({ name }) => name).join('、')].filter(Boolean).join(' / '),
    },
  ];
  const late = rows.filter(({ isLate }) => isLate).length;
  const asOf = formatDateTime(shop.now, shop.zone);
  return tableForm({
    ...base(print, shop, { from: today, to: today }),
    left: [paper.day, today],
    right: ['', ''],
    title: paper.title.repairs,
    columns,
    rows,
    totals: [`${fill(paper.repairs, { lines: rows.length, late })}  ${fill(paper.asOf, { time: asOf })}`],
  });
}

/** The evening list (R-000-52): what is still out, by technician, with the end-of-day check of the log (G-01). */
export function eveningForm(report: EveningReport, day: string, shop: ReportOwner, print: ReportPrint): PaperForm {
  const { texts } = print;
  const { evening: words, paper } = texts.reports;
  const columns: readonly TableColumn<EveningRow>[] = [
    { key: 'number', title: paper.number, weight: 1, cell: (_, nth) => nth },
    {
      key: 'technician',
      title: words.technician,
      weight: 2.8,
      cell: ({ technicians }) => technicians.map(({ name }) => name).join('、') || words.nobody,
    },
    { key: 'slip', title: paper.slipNo, weight: 3.3, cell: ({ no }) => no },
    { key: 'customer', title: texts.workOrders.field.customer, weight: 3, cell: ({ customerName }) => customerName },
    { key: 'address', title: paper.address, weight: 4, cell: ({ address }) => address },
    {
      key: 'content',
      title: paper.content,
      weight: 5,
      cell: ({ productText, work }) => (work.startsWith(productText) ? work : `${productText} ${work}`),
    },
    { key: 'planned', title: paper.planned, weight: 2.3, cell: ({ plannedAt }) => formatDateTime(plannedAt, shop.zone).slice(5) },
    { key: 'state', title: paper.state, weight: 1.9, cell: ({ state }) => texts.workOrders.state[state] },
    {
      key: 'late',
      title: words.late,
      weight: 1.6,
      cell: ({ daysLate }) => (daysLate === 0 ? '' : fill(words.lateDays_other, { count: daysLate })),
    },
  ];
  const { lines, slips, returned, voided, missing, chain } = report;
  return tableForm({
    ...base(print, shop, { from: day, to: day }),
    left: [paper.day, day],
    right: ['', ''],
    title: paper.title.evening,
    columns,
    rows: report.rows,
    totals: [
      ...(chain ? [fill(paper.chain, { ...chain })] : []),
      fill(paper.check, { lines, slips, returned, voided, percent: returnedPercent(report) ?? '—' }),
      `${fill(paper.out, { lines: report.rows.length })}  ${missing.length === 0 ? paper.noMissing : fill(paper.missing, { numbers: missing.join('、') })}`,
    ],
  });
}
