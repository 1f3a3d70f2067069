import type { LogPrintData, LogPrintLine } from '../../shared/dispatch-log.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { dayOf, formatDateTime, formatTime } from '../../shared/time.ts';
import type { FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

export interface LogTexts {
  readonly print: Catalogue['print'];
  readonly workOrders: Pick<Catalogue['workOrders'], 'state'>;
}

/** The daily dispatch log 每日派工单 (F-02, B-11): one line per slip of the day, and the supervisor's signature. */
export function logForm(log: Omit<LogPrintData, 'printCount'>, print: FormPrint<LogTexts>): PaperForm {
  const { texts, layout } = print;
  const { log: words, slip } = texts.print;
  const { day, shop, lines } = log;
  const returned = lines.filter(({ returnedAt }) => returnedAt !== null).length;
  return tableForm({
    key: day,
    title: words.title,
    shop,
    layout,
    print,
    left: [words.no, day.replaceAll('-', '')],
    right: [words.day, day],
    columns: logColumns(log, texts),
    rows: lines,
    totals: [words.total.replace('{{slips}}', String(lines.length)).replace('{{returned}}', String(returned))],
    signer: words.signSupervisor,
    date: slip,
  });
}

function logColumns(
  { day, shop }: Pick<LogPrintData, 'day' | 'shop'>,
  { print, workOrders }: LogTexts,
): readonly TableColumn<LogPrintLine>[] {
  const words = print.log;
  const time = (at: number | null) => {
    if (at === null) return '';
    return dayOf(at, shop.zone) === day ? formatTime(at, shop.zone) : formatDateTime(at, shop.zone).slice(5);
  };
  const more = (count: number) => (count > 1 ? words.workMore.replace('{{lines}}', String(count)) : '');
  return [
    { key: 'line', title: words.lineNo, weight: 1, cell: ({ lineNo }) => lineNo },
    { key: 'slip', title: words.slipNo, weight: 3.3, isFixed: true, cell: ({ no }) => no },
    { key: 'customer', title: words.customer, weight: 3.2, cell: ({ customerName }) => customerName },
    { key: 'address', title: words.address, weight: 4.2, cell: ({ address }) => address },
    {
      key: 'content',
      title: words.content,
      weight: 6.3,
      cell: ({ productText, work, workCount }) =>
        [work.startsWith(productText) ? '' : productText, work, more(workCount)].filter(Boolean).join(' '),
    },
    { key: 'technicians', title: words.technicians, weight: 2.4, cell: ({ technicians }) => technicians.join('、') },
    { key: 'departed', title: words.departed, weight: 1.6, cell: ({ departedAt }) => time(departedAt) },
    { key: 'left', title: words.left, weight: 1.6, cell: ({ leftAt }) => time(leftAt) },
    { key: 'state', title: words.state, weight: 2.1, cell: ({ state }) => workOrders.state[state] },
    {
      key: 'returned',
      title: words.returned,
      weight: 1.3,
      cell: ({ state, returnedAt }) => (state === 'voided' ? '' : returnedAt === null ? words.isOut : words.isReturned),
    },
  ];
}
