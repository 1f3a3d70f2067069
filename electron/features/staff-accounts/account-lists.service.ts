import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import type { AccountListRow, DeductionPlan, accountListInput, wageExportInput } from '../../../shared/staff-accounts.ts';
import type { ActorContext } from '../../context.ts';
import { exportRows } from '../../platform/export.ts';
import { findPeople } from './accounts.repository.ts';
import { balancesOfAll, plannedDebt } from './accounts.service.ts';
import { readMonth } from './deductions.service.ts';
import { findAllOpenPlans } from './plans.repository.ts';

type Filter = z.output<typeof accountListInput>;

/** Everybody with deposit, debt, open plan and what is taken next; `onlyOpen`: who holds a deposit here, owes something or has a plan. */
export async function listAccounts({ db }: ActorContext, { query, onlyOpen }: Filter): Promise<readonly AccountListRow[]> {
  const [people, balances, plans] = await Promise.all([findPeople(db), balancesOfAll(db), findAllOpenPlans(db)]);
  const wanted = query.toLowerCase();
  return people
    .filter(({ name, badgeNo, post }) => [name, badgeNo, post].join(' ').toLowerCase().includes(wanted))
    .map((person) => {
      const balance = balances.get(person.staffId) ?? { heldFen: 0, owedFen: 0 };
      const own = plans.filter(({ staffId }) => staffId === person.staffId);
      return { ...person, ...balance, ...planFacts(own, person.leftOn) };
    })
    .filter(({ heldFen, owedFen, planCount, isActive }) => heldFen > 0 || owedFen > 0 || planCount > 0 || (!onlyOpen && isActive));
}

function planFacts(plans: readonly DeductionPlan[], leftOn: string) {
  const due = plans.flatMap(({ rows }) => rows).filter(({ lineId }) => lineId === null);
  const months = due.map(({ month }) => month).toSorted();
  const nextMonth = months[0] ?? '';
  return {
    planNo: plans[0]?.no ?? '',
    planCount: plans.length,
    plannedFen: plannedDebt(plans),
    nextMonth,
    nextFen: due.filter(({ month }) => month === nextMonth).reduce((sum, { amountFen }) => sum + amountFen, 0),
    isPastLeaving: leftOn !== '' && (months.at(-1) ?? '') > leftOn.slice(0, 7),
  };
}

export async function exportAccounts(context: ActorContext, filter: Filter): Promise<FileOut> {
  return exportRows(
    context,
    'staffAccounts',
    async (after) => (after === undefined ? listAccounts(context, filter) : []),
    ({ staffId }) => [staffId],
  );
}

/** The deductions of a month for whoever pays the wages, as a file. */
export async function exportWages(context: ActorContext, { month }: z.output<typeof wageExportInput>): Promise<FileOut> {
  return exportRows(
    context,
    'wageDeductions',
    async (after) => (after === undefined ? (await readMonth(context.db, month)).rows : []),
    ({ id }) => [id],
  );
}
