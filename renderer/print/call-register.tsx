import { callOutcomes, talkWays } from '../../shared/calls.ts';
import type { CallRow, RegisterPrintData } from '../../shared/calls.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

export type RegisterTexts = Pick<Catalogue, 'calls' | 'customers' | 'print'>;

/** The register of calls and letters 来电来信登记表 (R-003-57): a line per contact, by date, with way, outcome and who answered. */
export function registerForm(
  { from, to, shop, lines }: RegisterPrintData,
  { texts, layout }: Omit<FormPrint<RegisterTexts>, 'nth' | 'reason'>,
): PaperForm {
  const words = texts.calls.paper;
  const incoming = lines.filter(({ isIncoming }) => isIncoming).length;
  return tableForm({
    key: `${from} ${to}`,
    title: words.title,
    shop,
    layout,
    print: { texts, nth: 1, reason: '' },
    left: [words.from, from],
    right: [words.to, to],
    columns: registerColumns(shop.zone, texts),
    rows: lines,
    totals: [
      words.total
        .replace('{{lines}}', String(lines.length))
        .replace('{{incoming}}', String(incoming))
        .replace('{{outgoing}}', String(lines.length - incoming)),
    ],
    signer: words.sign,
    date: texts.print.slip,
  });
}

function registerColumns(zone: string, { calls, customers }: RegisterTexts): readonly TableColumn<CallRow>[] {
  const words = calls.paper;
  const way = ({ channel, isIncoming }: CallRow) => {
    const name = customers.talkChannel[talkWays.find((one) => one === channel) ?? 'other'];
    return (isIncoming ? customers.page.historyTalkIn : customers.page.historyTalkOut).replace('{{channel}}', name);
  };
  const outcome = (line: CallRow) => {
    const known = callOutcomes.find((one) => one === line.outcome);
    const word = known ? calls.outcome[known] : '';
    return line.passedTo ? calls.list.passedOn.replace('{{outcome}}', word).replace('{{name}}', line.passedTo) : word;
  };
  return [
    { key: 'number', title: words.no, weight: 1, cell: (_, nth) => nth },
    { key: 'at', title: words.at, weight: 2.9, isFixed: true, cell: ({ at }) => formatDateTime(at, zone) },
    { key: 'channel', title: words.channel, weight: 1.7, cell: way },
    { key: 'who', title: words.who, weight: 2.9, cell: ({ name }) => name },
    { key: 'phone', title: words.phone, weight: 2.7, cell: ({ phone }) => phone },
    { key: 'summary', title: words.summary, weight: 6.9, cell: ({ summary }) => summary },
    { key: 'outcome', title: words.outcome, weight: 2, cell: outcome },
    { key: 'answeredBy', title: words.answeredBy, weight: 1.8, cell: ({ answeredBy }) => answeredBy },
    { key: 'request', title: words.request, weight: 3.3, cell: ({ requestNo }) => requestNo ?? '' },
  ];
}
