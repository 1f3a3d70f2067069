import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { PayWay, WageMonth, deductInput, settlePlanInput, takeMonthInput, wageExportInput } from '../../../shared/staff-accounts.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { lockPeople } from './accounts.repository.ts';
import { bookInto, planSubject, takeReceiptNumber } from './accounts.service.ts';
import { openPlan } from './open-plan.ts';
import type { OpenPlan } from './open-plan.ts';
import { changePlan, findMonthRows, findRows, lockPlan, settleRow } from './plans.repository.ts';

/** One month of a plan was taken with the wage; the last one settles it. @throws DomainError `notFound`, `staleVersion`, `commandNotAllowed` */
export async function deduct(context: ActorContext, { id, version, rowId, bookedOn }: z.output<typeof deductInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const plan = await openPlan(w, { id, version });
    const rows = await findRows(w.tx, id);
    if (!rows.some((one) => one.id === rowId)) throw new DomainError('notFound', { what: 'deductionRow', id: rowId });
    if (rows.find(({ lineId }) => lineId === null)?.id !== rowId)
      throw new DomainError('commandNotAllowed', { command: 'deduct', state: 'taken', refusal: 'state' });
    return takeRows(w, context, plan, [rowId], { way: plan.source, bookedOn });
  });
}

/**
 * All that is left of a plan at once: paid at the counter, or with the last wage of somebody who leaves.
 * @throws DomainError `notFound`, `staleVersion`, `commandNotAllowed`
 */
export async function settlePlan(context: ActorContext, { id, version, ...how }: z.output<typeof settlePlanInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const plan = await openPlan(w, { id, version });
    const left = (await findRows(w.tx, id)).filter(({ lineId }) => lineId === null);
    return takeRows(
      w,
      context,
      plan,
      left.map((row) => row.id),
      how,
    );
  });
}

/** What is taken from wages and bonuses in a month, by person (R-000-78). */
export async function viewMonth({ db }: ActorContext, { month }: z.output<typeof wageExportInput>): Promise<WageMonth> {
  return readMonth(db, month);
}

export async function readMonth(db: Db, month: string): Promise<WageMonth> {
  const rows = await findMonthRows(db, month);
  const sum = (isTaken: boolean) =>
    rows.filter(({ takenOn }) => (takenOn !== '') === isTaken).reduce((total, { amountFen }) => total + amountFen, 0);
  return { month, rows, dueFen: sum(false), takenFen: sum(true) };
}

/**
 * All that is due in a month was taken, in one act: exactly the rows and the sum that were seen.
 * @throws DomainError `guardFailed` with `monthChanged` when another seat has taken, added or cancelled something meanwhile
 */
export async function takeMonth(
  context: ActorContext,
  { month, rowIds, totalFen, bookedOn }: z.output<typeof takeMonthInput>,
): Promise<{ readonly rows: number; readonly totalFen: number }> {
  return write(context, async (w) => {
    const { tx } = w;
    await lockPeople(tx, [...new Set((await findMonthRows(tx, month)).map(({ staffId }) => staffId))]);
    const due = (await findMonthRows(tx, month)).filter(({ takenOn }) => takenOn === '');
    const seen = new Set(rowIds);
    const sum = due.reduce((total, { amountFen }) => total + amountFen, 0);
    if (due.length !== seen.size || due.some(({ id }) => !seen.has(id)) || sum !== totalFen)
      throw new DomainError('guardFailed', { guard: 'monthChanged', month });
    for (const planId of [...new Set(due.map((row) => row.planId))].toSorted((a, b) => a - b)) {
      const plan = await lockPlan(tx, planId);
      if (!plan) throw new DomainError('notFound', { what: 'deductionPlan', id: planId });
      const own = due.filter((row) => row.planId === planId).map(({ id }) => id);
      await takeRows(w, context, plan, own, { way: plan.source, bookedOn });
    }
    return { rows: due.length, totalFen: sum };
  });
}

interface How {
  readonly way: PayWay;
  readonly bookedOn?: string | undefined;
}

/** Books these rows of a plan, in order; they are the next ones. */
async function takeRows(w: Write, context: ActorContext, plan: OpenPlan, rowIds: readonly number[], how: How): Promise<Receipt> {
  const { id, no, staffId, basis, itemId, version } = plan;
  const rows = await findRows(w.tx, id);
  const isLast = rows.every((row) => row.lineId !== null || rowIds.includes(row.id));
  const isCash = how.way === 'cash' || how.way === 'transfer';
  for (const row of rows.filter((one) => rowIds.includes(one.id))) {
    const lineId = await bookInto(w, context, {
      ...{ staffId, amountFen: row.amountFen, itemId, subject: planSubject, subjectId: id, note: `${no} ${row.month}`, ...how },
      ...(basis === 'deposit'
        ? { kind: 'depositPaid' as const, no: await takeReceiptNumber(w, context) }
        : { kind: isCash ? ('paid' as const) : ('deducted' as const) }),
    });
    await settleRow(w.tx, row.id, lineId);
    const isSettled = isLast && row.id === rowIds.at(-1);
    await w.record({
      subject: 'staff',
      subjectId: staffId,
      kind: isSettled ? 'planSettled' : 'planDeducted',
      data: { no, month: row.month, amountFen: row.amountFen },
    });
  }
  const changes = isLast ? { state: 'settled' as const, stateAt: context.now } : {};
  await changePlan(w.tx, id, { ...changes, version: version + 1 });
  return { id, version: version + 1, no };
}
