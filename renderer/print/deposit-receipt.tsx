import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import type { ReceiptPrintData } from '../../shared/staff-accounts.ts';
import { composed, fact, flow, optionalFlow } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';

export type AccountTexts = Pick<Catalogue, 'print' | 'staffAccounts'>;

type Data = Omit<ReceiptPrintData, 'printCount'>;

/** 押金收据 (F-11, B-25): who paid how much for which kind of tool, in figures and in words; both sides sign. */
export function depositReceipt({ receipt, shop }: Data, print: FormPrint<AccountTexts>): PaperForm {
  const { texts, layout, spec } = print;
  const words = texts.staffAccounts.paper;
  return {
    key: receipt.no || receipt.id,
    ...sheetHeads({
      ...{ noLabel: words.no, no: receipt.no, title: words.receiptTitle, hasCode: receipt.no !== '', shop, print },
      ...(receipt.isReversed && { mark: words.reversed }),
    }),
    ...composed(parts(receipt, texts), layout, spec),
  };
}

function parts(receipt: Data['receipt'], { staffAccounts, print }: AccountTexts): readonly FormPart[] {
  const { paper: words, way } = staffAccounts;
  return [
    fact('name', words.name, receipt.name, 'third', { isFixed: true, strong: true }),
    fact('badgeNo', words.badgeNo, receipt.badgeNo, 'third'),
    fact('post', words.post, receipt.post, 'third'),
    fact('tool', words.tool, receipt.itemName ?? '', 'half', { isFixed: true }),
    fact('date', words.date, receipt.bookedOn, 'half', { isFixed: true }),
    fact('amount', words.amount, formatYuan(receipt.amountFen, { symbol: '¥' }), 'half', { isFixed: true, strong: true }),
    fact('words', words.words, yuanInWords(receipt.amountFen), 'half', { isFixed: true }),
    fact('way', words.way, receipt.way === '' ? '' : way[receipt.way], 'half'),
    optionalFlow('note', words.note, receipt.note),
    flow('text', words.terms, words.receiptText),
    signatures(
      [{ title: words.signHolder, name: receipt.name }, { title: words.signKeeper, name: receipt.userName }, { title: words.signFinance }],
      print.slip,
    ),
  ];
}
