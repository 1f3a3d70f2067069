import type { Catalogue } from '../../shared/i18n/index.ts';
import type { ReplacementPrintData } from '../../shared/replacements.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { whoAndWhen } from './paper-words.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';

export type ReplacementTexts = Pick<Catalogue, 'print' | 'paperForms' | 'replacements'>;

type Data = Omit<ReplacementPrintData, 'printCount'>;

/** 补换件单 F-13 (R-000-40): what, how many exactly, why, who answers for it, who approved it. */
export function replacementForm(data: Data, print: FormPrint<ReplacementTexts>): PaperForm {
  const { replacement, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.replacements.paper;
  return {
    key: replacement.no,
    ...sheetHeads({ noLabel: words.no, no: replacement.no, title: words.title, hasCode: true, shop, print }),
    ...composed(parts(data, texts, print), layout, spec),
  };
}

function parts(
  { replacement: row, shop }: Data,
  { replacements, paperForms }: ReplacementTexts,
  print: FormPrint<ReplacementTexts>,
): readonly FormPart[] {
  const words = replacements.paper;
  return [
    fact('slip', words.slip, row.workOrderNo, 'third', { isFixed: true }),
    fact('request', words.request, row.requestNo, 'third'),
    fact('customer', words.customer, row.customerName, 'third'),
    fact('item', words.item, [row.itemCode, row.itemName, row.itemSpec].filter(Boolean).join(' '), 'half', { isFixed: true, strong: true }),
    fact('qty', words.qty, `${row.qty} ${row.unit}`, 'third', { isFixed: true, strong: true }),
    fact('nth', words.nth, String(row.nth), 'third'),
    fact('cause', words.cause, replacements.cause[row.cause], 'third', { isFixed: true }),
    fact('responsible', words.responsible, row.responsibleName, 'third', { isFixed: true, strong: true }),
    fact('asked', words.asked, whoAndWhen(paperForms.by, row.createdByName, row.createdAt, shop.zone), 'third'),
    { ...flow('reason', words.reason, row.reason), isFixed: true },
    fact('state', words.state, replacements.state[row.state], 'third'),
    fact(
      'decided',
      words.decided,
      row.decidedAt === null ? '' : `${row.decidedByName ?? ''} ${formatDateTime(row.decidedAt, shop.zone)}`,
      'third',
    ),
    optionalFlow('decisionNote', words.decisionNote, row.decisionNote),
    signatures(
      [
        { title: words.signResponsible, name: row.responsibleName },
        { title: words.signSupervisor, name: row.decidedByName ?? '' },
        { title: words.signKeeper },
      ],
      print.texts.print.slip,
    ),
  ];
}
