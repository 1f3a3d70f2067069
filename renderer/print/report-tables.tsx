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
import { paperSpec } from './papers.ts';
import type { PaperSpec } from './papers.ts';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export type ReportTexts = Pick<Catalogue, 'reports' | 'print' | 'workOrders' | 'requests' | 'common'>;

/** Whose table it is, and when it was asked for. */
export interface ReportOwner {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly zone: string;
  readonly now: number;
}

/** Many columns need the long side of the sheet. */
export const reportSpec: PaperSpec = { ...paperSpec('A4', true), fontPt: 9 };

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

function base(texts: ReportTexts, shop: ReportOwner, span: ReportSpan) {
  const { paper } = texts.reports;
  const { month, day } = texts.print.slip;
  return {
    key: `${span.from} ${span.to}`,
    shop,
    phoneLabel: texts.print.slip.phone,
    left: [paper.from, span.from] as const,
    right: [paper.to, span.to] as const,
    signer: paper.sign,
    date: { month, day },
  };
}

/** The progress table 任务进度表 (F-07, R-001-20). */
export function progressForm({ rows, total }: ProgressReport, span: ReportSpan, shop: ReportOwner, texts: ReportTexts): PaperForm {
  const { progress: words, paper } = texts.reports;
  const names = ['carried', 'issued', 'done', 'doneLate', 'voided', 'open', 'openLate'] as const;
  const columns: readonly TableColumn<ProgressRow>[] = [
    { title: paper.number, track: '12mm', cell: (_, nth) => nth },
    { title: words.technician, track: 'minmax(0, 2fr)', cell: ({ name }) => name },
    ...names.map((name): TableColumn<ProgressRow> => ({ title: words[name], track: 'minmax(0, 1fr)', cell: (row) => row[name] })),
  ];
  return tableForm({
    ...base(texts, shop, span),
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
export function efficiencyForm({ rows, total }: EfficiencyReport, span: ReportSpan, shop: ReportOwner, texts: ReportTexts): PaperForm {
  const { efficiency: words, paper } = texts.reports;
  const hours = (ms: number | null) => (ms === null ? '' : fill(words.hours, { hours: hoursText(ms) }));
  const percent = (row: EfficiencyFigures) => (finishedPercent(row) === null ? '' : `${finishedPercent(row)}%`);
  const silent = ({ daysWithoutFeedback: days, isWaitingToday }: EfficiencyRow) =>
    [days.length > 0 ? fill(paper.silent, { days: days.map((day) => day.slice(5)).join('、') }) : '', isWaitingToday ? paper.waiting : '']
      .filter(Boolean)
      .join(' ');
  const columns: readonly TableColumn<EfficiencyRow>[] = [
    { title: paper.number, track: '12mm', cell: (_, nth) => nth },
    { title: words.technician, track: 'minmax(0, 2fr)', cell: ({ name }) => name },
    { title: words.received, track: '18mm', cell: ({ received }) => received },
    { title: words.finished, track: '18mm', cell: ({ finished }) => finished },
    { title: words.percent, track: '18mm', cell: percent },
    { title: words.earlier, track: '20mm', cell: ({ finishedEarlier }) => finishedEarlier },
    { title: words.mean, track: '26mm', cell: ({ meanMs }) => hours(meanMs) },
    { title: words.site, track: '26mm', cell: ({ meanSiteMs }) => hours(meanSiteMs) },
    { title: words.silent, track: 'minmax(0, 4fr)', cell: silent },
  ];
  const sums = [
    `${words.received} ${total.received}`,
    `${words.finished} ${total.finished}`,
    `${words.percent} ${percent(total) || '—'}`,
    `${words.mean} ${hours(total.meanMs) || '—'}`,
  ];
  return tableForm({
    ...base(texts, shop, span),
    title: paper.title.efficiency,
    columns,
    rows,
    totals: [`${words.total}  ${sums.join('  ')}  ${fill(paper.asOf, { time: formatDateTime(shop.now, shop.zone) })}`],
  });
}

/** The repair progress table 维修进度跟踪表 (F-32, R-004-39): every open repair with its six dated steps. */
export function repairsForm(rows: readonly RepairRow[], today: string, shop: ReportOwner, texts: ReportTexts): PaperForm {
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
    { title: paper.number, track: '10mm', cell: (_, nth) => nth },
    { title: words.no, track: '31mm', cell: ({ no }) => no },
    { title: words.customer, track: 'minmax(0, 3fr)', cell: ({ customerName }) => customerName },
    { title: words.product, track: 'minmax(0, 3fr)', cell: ({ productText }) => productText },
    { title: words.state, track: '15mm', cell: ({ state }) => states[state] ?? '' },
    { title: words.age, track: '15mm', cell: ({ receivedAt }) => age(receivedAt) },
    ...repairSteps.map((step): TableColumn<RepairRow> => ({
      title: words.step[step],
      track: '16mm',
      cell: ({ steps }) => short(steps[step]),
    })),
    { title: words.hold, track: '17mm', cell: ({ holdReason }) => holds[holdReason] ?? '' },
    {
      title: words.promised,
      track: '19mm',
      cell: ({ promisedAt, isLate }) => `${short(promisedAt)}${isLate ? ` ${paper.late}` : ''}`,
    },
    {
      title: words.owner,
      track: 'minmax(0, 2fr)',
      cell: ({ ownerName, technicians }) => [ownerName, technicians.map(({ name }) => name).join('、')].filter(Boolean).join(' / '),
    },
  ];
  const late = rows.filter(({ isLate }) => isLate).length;
  const asOf = formatDateTime(shop.now, shop.zone);
  return tableForm({
    ...base(texts, shop, { from: today, to: today }),
    left: [paper.day, today],
    right: ['', ''],
    title: paper.title.repairs,
    columns,
    rows,
    totals: [`${fill(paper.repairs, { lines: rows.length, late })}  ${fill(paper.asOf, { time: asOf })}`],
  });
}

/** The evening list (R-000-52): what is still out, by technician, with the end-of-day check of the log (G-01). */
export function eveningForm(report: EveningReport, day: string, shop: ReportOwner, texts: ReportTexts): PaperForm {
  const { evening: words, paper } = texts.reports;
  const columns: readonly TableColumn<EveningRow>[] = [
    { title: paper.number, track: '10mm', cell: (_, nth) => nth },
    {
      title: words.technician,
      track: '28mm',
      cell: ({ technicians }) => technicians.map(({ name }) => name).join('、') || words.nobody,
    },
    { title: paper.slipNo, track: '33mm', cell: ({ no }) => no },
    { title: texts.workOrders.field.customer, track: 'minmax(0, 3fr)', cell: ({ customerName }) => customerName },
    { title: paper.address, track: 'minmax(0, 4fr)', cell: ({ address }) => address },
    {
      title: paper.content,
      track: 'minmax(0, 5fr)',
      cell: ({ productText, work }) => (work.startsWith(productText) ? work : `${productText} ${work}`),
    },
    { title: paper.planned, track: '23mm', cell: ({ plannedAt }) => formatDateTime(plannedAt, shop.zone).slice(5) },
    { title: paper.state, track: '19mm', cell: ({ state }) => texts.workOrders.state[state] },
    {
      title: words.late,
      track: '16mm',
      cell: ({ daysLate }) => (daysLate === 0 ? '' : fill(words.lateDays_other, { count: daysLate })),
    },
  ];
  const { lines, slips, returned, voided, missing } = report;
  return tableForm({
    ...base(texts, shop, { from: day, to: day }),
    left: [paper.day, day],
    right: ['', ''],
    title: paper.title.evening,
    columns,
    rows: report.rows,
    totals: [
      fill(paper.check, { lines, slips, returned, voided, percent: returnedPercent(report) ?? '—' }),
      `${fill(paper.out, { lines: report.rows.length })}  ${missing.length === 0 ? paper.noMissing : fill(paper.missing, { numbers: missing.join('、') })}`,
    ],
  });
}
