import type { ReactNode } from 'react';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import type { DeductionRow, PlanPrintData } from '../../shared/staff-accounts.ts';
import { dayOf } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { AccountTexts } from './deposit-receipt.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';
import { Cell } from './slip-parts.tsx';

type Data = Omit<PlanPrintData, 'printCount'>;

/** 分月扣款表 (F-11, B-26): the total in figures and words, the months, the last of which settles (R-000-78), and who agrees to it. */
export function deductionPlanSheet(data: Data, print: FormPrint<AccountTexts>): PaperForm {
  const { plan, shop } = data;
  const { texts, layout, spec } = print;
  const { paper: words, planState } = texts.staffAccounts;
  const isStopped = plan.state === 'replaced' || plan.state === 'cancelled';
  return {
    key: plan.no,
    ...sheetHeads({
      ...{ noLabel: words.no, no: plan.no, title: words.planTitle, hasCode: true, shop, print },
      ...(isStopped && { mark: words.stopped.replace('{{state}}', planState[plan.state]) }),
    }),
    ...composed(parts(data, texts), layout, spec),
  };
}

function parts({ plan, person, owedFen, shop }: Data, { staffAccounts, print }: AccountTexts): readonly FormPart[] {
  const { paper: words, sources } = staffAccounts;
  const basis = words.basisOf[plan.basis].replace('{{item}}', () => plan.itemName ?? '');
  return [
    fact('name', words.name, person.name, 'third', { isFixed: true, strong: true }),
    fact('badgeNo', words.badgeNo, person.badgeNo, 'third'),
    fact('date', words.date, dayOf(plan.createdAt, shop.zone), 'third', { isFixed: true }),
    fact('basis', words.basis, basis, 'half', { isFixed: true }),
    fact('source', words.source, sources[plan.source], 'half', { isFixed: true }),
    fact('total', words.total, formatYuan(plan.totalFen, { symbol: '¥' }), 'half', { isFixed: true, strong: true }),
    fact('words', words.words, yuanInWords(plan.totalFen), 'half', { isFixed: true }),
    { ...rows('rows', words.rows, (title) => monthRows(plan.rows, title, words)), isFixed: true },
    fact('owed', words.owed, formatYuan(owedFen, { symbol: '¥' }), 'half'),
    fact('months', words.months, plan.rows.length, 'half'),
    optionalFlow('reason', words.planReason, plan.reason),
    { ...flow('text', words.terms, words.planText.replace('{{source}}', sources[plan.source])), isFixed: true },
    signatures(
      [{ title: words.signHolder, name: plan.signedBy }, { title: words.signSupervisor }, { title: words.signFinance }],
      print.slip,
    ),
  ];
}

function monthRows(months: readonly DeductionRow[], title: string, words: AccountTexts['staffAccounts']['paper']): readonly PaperBlock[] {
  const row = (cells: readonly ReactNode[], head = '') => (
    <div className="row">
      <Cell span={4} className={head} children={cells[0]} />
      <Cell span={7} className={head} children={cells[1]} />
      <Cell span={6} className={head} children={cells[2]} />
      <Cell span={7} className={head} children={cells[3]} />
    </div>
  );
  return [
    { key: 'rows head', keepWithNext: true, render: () => row([title, words.month, words.amount, words.taken], 'head-cell') },
    ...months.map((one, nth): PaperBlock => ({
      key: `row ${nth}`,
      head: 'rows head',
      render: () =>
        row([
          nth + 1,
          nth > 0 && nth === months.length - 1 ? `${one.month} ${words.rest}` : one.month,
          formatYuan(one.amountFen, { symbol: '¥' }),
          one.takenOn,
        ]),
    })),
  ];
}
