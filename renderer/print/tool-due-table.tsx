import type { Catalogue } from '../../shared/i18n/index.ts';
import { dayOf, daysBetween, formatDateTime } from '../../shared/time.ts';
import type { HeldTool } from '../../shared/tools.ts';
import type { FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import type { ReportOwner } from './report-tables.tsx';
import { tableForm } from './table-form.tsx';

export interface DueTool {
  readonly tool: HeldTool & { readonly staffName: string };
  readonly kind: 'life' | 'loan';
}

/** What is exchanged this month and what should have been back (R-000-79), with a place for each holder to sign. */
export function toolDueForm(
  rows: readonly DueTool[],
  shop: ReportOwner,
  { texts, layout }: Pick<FormPrint<Pick<Catalogue, 'tools' | 'print'>>, 'texts' | 'layout'>,
): PaperForm {
  const { dueList: words, field } = texts.tools;
  const today = dayOf(shop.now, shop.zone);
  const end = ({ tool, kind }: DueTool) => (kind === 'life' ? tool.lifeEndsOn : tool.dueOn);
  return tableForm<DueTool>({
    key: 'toolDue',
    title: words.sheetTitle,
    shop,
    layout,
    left: [words.asOf, today],
    right: ['', ''],
    print: { texts, nth: 1, reason: '' },
    columns: [
      { key: 'nth', title: words.nth, weight: 1.1, cell: (_, nth) => nth },
      { key: 'holder', title: field.holder, weight: 2.2, cell: ({ tool }) => tool.staffName, isFixed: true },
      { key: 'no', title: field.no, weight: 3, cell: ({ tool }) => tool.toolNo || tool.code },
      { key: 'name', title: field.name, weight: 4, cell: ({ tool }) => [tool.name, tool.spec].filter(Boolean).join(' '), isFixed: true },
      { key: 'qty', title: field.qty, weight: 1.6, cell: ({ tool }) => `${tool.openQty} ${tool.unit}` },
      { key: 'kind', title: words.kind, weight: 2.6, cell: ({ kind }) => words[kind] },
      { key: 'issued', title: field.issuedOn, weight: 2.4, cell: ({ tool }) => tool.issuedOn },
      { key: 'end', title: field.lifeEndsOn, weight: 2.4, cell: end },
      {
        key: 'late',
        title: words.daysLate,
        weight: 1.8,
        cell: (row) => (end(row) < today ? words.days.replace('{{count}}', String(daysBetween(end(row), today))) : ''),
      },
      { key: 'signed', title: words.signed, weight: 2.6, cell: () => '' },
    ],
    rows,
    totals: [`${words.rows.replace('{{count}}', String(rows.length))}  ${formatDateTime(shop.now, shop.zone)}`],
    signer: words.sign,
    date: { month: texts.print.slip.month, day: texts.print.slip.day },
  });
}
