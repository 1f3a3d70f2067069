import type { AccountListRow, WageRow } from '../../shared/staff-accounts.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface AccountRows {
  readonly staffAccounts: AccountListRow;
  readonly wageDeductions: WageRow;
}

/** The accounts of whoever holds tools, and what is taken from wages in a month. */
export const accountColumns: { readonly [List in keyof AccountRows]: readonly ListColumn<AccountRows[List]>[] } = {
  staffAccounts: [
    column('badgeNo', 'text', 12, ({ badgeNo }) => badgeNo),
    column('staff', 'text', 14, ({ name }) => name),
    column('post', 'text', 14, ({ post }) => post),
    column('heldDeposit', 'money', 14, ({ heldFen }) => heldFen),
    column('owed', 'money', 14, ({ owedFen }) => owedFen),
    column('planned', 'money', 14, ({ plannedFen }) => plannedFen),
    column('planNo', 'text', 20, ({ planNo }) => planNo),
    column('month', 'text', 10, ({ nextMonth }) => nextMonth),
    column('amount', 'money', 14, ({ nextFen }) => nextFen),
    column('leftOn', 'date', 12, ({ leftOn }) => leftOn),
  ],
  wageDeductions: [
    column('badgeNo', 'text', 12, ({ badgeNo }) => badgeNo),
    column('staff', 'text', 14, ({ name }) => name),
    column('month', 'text', 10, ({ month }) => month),
    column('planNo', 'text', 20, ({ planNo }) => planNo),
    column('instalment', 'text', 10, ({ nth, months }) => `${nth}/${months}`),
    word(
      'wageSource',
      (texts) => texts.staffAccounts.sources,
      ({ source }) => source,
    ),
    word(
      'deductionFor',
      (texts) => texts.staffAccounts.basis,
      ({ basis }) => basis,
    ),
    column('amount', 'money', 14, ({ amountFen }) => amountFen),
    column('takenOn', 'date', 12, ({ takenOn }) => takenOn),
  ],
};
