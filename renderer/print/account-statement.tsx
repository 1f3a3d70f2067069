import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { accountEffects } from '../../shared/staff-account.ts';
import type { AccountRow, StatementPrintData } from '../../shared/staff-accounts.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { FormPrint } from './compose.tsx';
import type { AccountTexts } from './deposit-receipt.tsx';
import type { PaperForm } from './paper-form.ts';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

/** 对账单 (F-11): every entry of one person with both balances after it, what was taken back marked, and what stands in the end. */
export function accountStatement({ account, shop, now }: StatementPrintData, print: FormPrint<AccountTexts>): PaperForm {
  const { texts, layout } = print;
  const { staffAccounts } = texts;
  const { paper: words } = staffAccounts;
  const totals = words.totals
    .replace('{{held}}', formatYuan(account.heldFen, { symbol: '¥' }))
    .replace('{{owed}}', formatYuan(account.owedFen, { symbol: '¥' }))
    .replace('{{words}}', yuanInWords(account.owedFen));
  return tableForm<AccountRow>({
    key: String(account.staffId),
    title: words.statementTitle,
    shop,
    layout,
    left: [words.name, [account.name, account.badgeNo].filter(Boolean).join(' ')],
    right: [words.asOf, formatDateTime(now, shop.zone)],
    print,
    columns: columnsOf(texts),
    rows: account.lines,
    totals: [words.lineCount.replace('{{count}}', String(account.lines.length)), totals],
    signer: [{ title: words.signHolder, name: account.name }, { title: words.signSupervisor }, { title: words.signFinance }],
    date: texts.print.slip,
  });
}

function columnsOf({ staffAccounts }: AccountTexts): readonly TableColumn<AccountRow>[] {
  const { paper: words, kind, way, reversed, reversal } = staffAccounts;
  const change = (line: AccountRow) => {
    const { held, owed } = accountEffects[line.kind];
    return (owed || held) > 0 === (line.reversesId === null);
  };
  const mark = (line: AccountRow) => (line.isReversed ? `（${reversed}）` : line.reversesId === null ? '' : `（${reversal}）`);
  const money = (fen: number) => <span className="nowrap">{formatYuan(fen)}</span>;
  return [
    { key: 'date', title: words.date, weight: 2.6, cell: ({ bookedOn }) => <span className="nowrap">{bookedOn}</span>, isFixed: true },
    { key: 'kind', title: words.lines, weight: 2.6, cell: (line) => `${kind[line.kind]}${mark(line)}`, isFixed: true },
    {
      key: 'about',
      title: words.about,
      weight: 3.9,
      cell: ({ no, itemName, way: how, note }) => [no, itemName, how === '' ? '' : way[how], note].filter(Boolean).join(' '),
    },
    { key: 'up', title: words.up, weight: 1.9, cell: (line) => change(line) && money(line.amountFen), isFixed: true },
    { key: 'down', title: words.down, weight: 1.9, cell: (line) => !change(line) && money(line.amountFen), isFixed: true },
    { key: 'held', title: words.held, weight: 2, cell: ({ heldFen }) => money(heldFen) },
    { key: 'owed', title: words.owedAfter, weight: 2, cell: ({ owedFen }) => money(owedFen), isFixed: true },
  ];
}
