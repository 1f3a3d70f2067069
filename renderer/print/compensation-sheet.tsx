import { formatYuan, yuanInWords } from '../../shared/money.ts';
import type { CompensationPrintData } from '../../shared/staff-accounts.ts';
import { dayOf, formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { AccountTexts } from './deposit-receipt.tsx';
import type { PaperForm } from './paper-form.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';

type Data = Omit<CompensationPrintData, 'printCount'>;

/** 赔偿单 (F-11, B-26): what was lost and how, the original price times the factor (R-000-74), in figures and in words; three sign. */
export function compensationSheet(data: Data, print: FormPrint<AccountTexts>): PaperForm {
  const { loss, shop } = data;
  const { texts, layout, spec } = print;
  const words = texts.staffAccounts.paper;
  const marks = { reported: words.undecided, waived: words.waived, found: words.found, charged: '' };
  return {
    key: loss.no,
    ...sheetHeads({
      ...{ noLabel: words.no, no: loss.no, title: words.compensationTitle, hasCode: true, shop, print },
      ...(marks[loss.state] !== '' && { mark: marks[loss.state] }),
    }),
    ...composed(parts(data, texts), layout, spec),
  };
}

function parts({ loss, shop }: Data, { staffAccounts, print }: AccountTexts): readonly FormPart[] {
  const { paper: words } = staffAccounts;
  const yuan = (fen: number) => formatYuan(fen, { symbol: '¥' });
  const { factor, amountFen } = loss;
  const times = factor === null ? '' : (factor / 100).toFixed(2);
  const counted =
    factor === null
      ? ''
      : words.countText
          .replace('{{price}}', () => yuan(loss.originalFen))
          .replace('{{factor}}', times)
          .replace('{{qty}}', String(loss.qty));
  return [
    fact('name', words.name, loss.staffName ?? '', 'third', { isFixed: true, strong: true }),
    fact('cause', words.cause, words.causes[loss.cause], 'third'),
    fact('lostOn', words.lostOn, dayOf(loss.createdAt, shop.zone), 'third'),
    fact('tool', words.tool, [loss.name, loss.spec].filter(Boolean).join(' '), 'full', { isFixed: true }),
    fact('toolNo', words.toolNo, loss.toolNo, 'third'),
    fact('qty', words.qty, `${loss.qty} ${loss.unit}`, 'third'),
    fact('original', words.original, yuan(loss.originalFen), 'third', { isFixed: true }),
    { ...flow('facts', words.facts, loss.facts), isFixed: true },
    optionalFlow('statement', words.statement, loss.statement),
    fact('factor', words.factor, times, 'half', { isFixed: true }),
    fact('count', words.count, counted, 'half'),
    fact('amount', words.amount, amountFen === null ? '' : yuan(amountFen), 'half', { isFixed: true, strong: true }),
    fact('words', words.words, amountFen === null ? '' : yuanInWords(amountFen), 'half', { isFixed: true }),
    { ...flow('reason', words.reason, loss.reason), isFixed: true },
    signatures(
      [
        { title: words.signHolder, name: loss.staffName ?? '' },
        { title: words.signSupervisor, stamp: decided(loss, shop.zone) },
        { title: words.signFinance },
      ],
      print.slip,
    ),
  ];
}

/** Whoever decided in the program stands there with the time. */
function decided({ decidedByName, stateAt, state }: Data['loss'], zone: string): string {
  return decidedByName === null || state === 'reported'
    ? ''
    : `${decidedByName} ${state === 'found' ? '' : formatDateTime(stateAt, zone)}`.trim();
}
