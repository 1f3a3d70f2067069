import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { DeductionPlan, cancelPlanInput, deductInput, planInput } from '../../../shared/staff-accounts.ts';
import { instalmentsOf, monthsFrom } from '../../../shared/tool-money.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { lockPerson } from './accounts.repository.ts';
import { balanceOfPerson, bookInto } from './accounts.service.ts';
import { changePlan, findOpenPlans, findRows, insertPlan, lockPlan, settleRow } from './plans.repository.ts';

/**
 * What is owed, or a deposit, is taken from wage or bonus in at most four months (R-000-78); the person signs. A plan is changed by a new one
 * only, which takes its place.
 * @throws DomainError `signatureMissing`, `notFound`, `staleVersion`, `guardFailed` with `moreThanOwed`, `depositKindMissing`, `monthPast`
 */
export async function makePlan(context: ActorContext, input: z.output<typeof planInput>): Promise<Receipt> {
  const { staffId, basis, itemId, totalFen, months, firstMonth, source, reason, signedBy, isSigned, signature, replaces } = input;
  if (!isSigned || signedBy === '') throw new DomainError('signatureMissing', { reason: 'debtor' });
  return write(context, async (w) => {
    const zone = await readZone(context.app, w.tx);
    if (firstMonth < dayOf(context.now, zone).slice(0, 7))
      throw new DomainError('guardFailed', { guard: 'monthPast', field: 'firstMonth' });
    if (!(await lockPerson(w.tx, staffId))) throw new DomainError('notFound', { what: 'staff', id: staffId });
    if (replaces) await closePlan(w, context, replaces, staffId, 'replaced');
    if (basis === 'deposit' && itemId === null) throw new DomainError('guardFailed', { guard: 'depositKindMissing', field: 'itemId' });
    if (basis === 'debt') {
      const owedFen = (await balanceOfPerson(w.tx, staffId)).owedFen - plannedDebt(await findOpenPlans(w.tx, staffId));
      if (totalFen > owedFen) throw new DomainError('guardFailed', { guard: 'moreThanOwed', field: 'totalFen', owedFen });
    }
    const no = await takeNumber(w.tx, 'deductionPlan', context.now, zone);
    const amounts = instalmentsOf(totalFen, months);
    const id = await insertPlan(
      w.tx,
      {
        ...{ no, staffId, basis, totalFen, source, reason, signedBy, signature },
        itemId: basis === 'deposit' ? itemId : null,
        state: 'open',
        stateAt: context.now,
        replacesId: replaces?.id ?? null,
        createdBy: context.actor.userId,
        createdAt: context.now,
        version: 1,
      },
      monthsFrom(firstMonth, months).map((month, nth) => ({ month, amountFen: amounts[nth] ?? 0 })),
    );
    await w.record({ subject: 'staff', subjectId: staffId, kind: 'planMade', data: { no, totalFen, months } });
    w.touch('staffAccounts', 'home');
    return { id, version: 1, no };
  });
}

/** What open plans already take of what is owed. */
function plannedDebt(plans: readonly DeductionPlan[]): number {
  return plans.filter(({ basis }) => basis === 'debt').reduce((sum, { leftFen }) => sum + leftFen, 0);
}

/** One month of a plan was taken with the wage; the last one settles it. @throws DomainError `notFound`, `staleVersion`, `commandNotAllowed` */
export async function deduct(context: ActorContext, { id, version, rowId, bookedOn }: z.output<typeof deductInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const plan = await requireOpen(w, { id, version });
    const rows = await findRows(w.tx, id);
    const row = rows.find((one) => one.id === rowId);
    if (!row) throw new DomainError('notFound', { what: 'deductionRow', id: rowId });
    const next = rows.find(({ lineId }) => lineId === null);
    if (next?.id !== rowId) throw new DomainError('commandNotAllowed', { command: 'deduct', state: 'taken', refusal: 'state' });
    const about = { staffId: plan.staffId, amountFen: row.amountFen, subject: 'deductionPlan', subjectId: id, way: plan.source, bookedOn };
    const kind = plan.basis === 'deposit' ? ('depositPaid' as const) : ('deducted' as const);
    const lineId = await bookInto(w, context, { ...about, kind, itemId: plan.itemId, note: `${plan.no} ${row.month}` });
    await settleRow(w.tx, rowId, lineId);
    const isLast = rows.every((one) => one.id === rowId || one.lineId !== null);
    const changes = isLast ? { state: 'settled' as const, stateAt: context.now } : {};
    await changePlan(w.tx, id, { ...changes, version: version + 1 });
    await w.record({
      subject: 'staff',
      subjectId: plan.staffId,
      kind: isLast ? 'planSettled' : 'planDeducted',
      data: { no: plan.no, month: row.month, amountFen: row.amountFen },
    });
    return { id, version: version + 1, no: plan.no };
  });
}

/** The rest of a plan is not taken: what is owed stays owed. */
export async function cancelPlan(context: ActorContext, { id, version, reason }: z.output<typeof cancelPlanInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const plan = await closePlan(w, context, { id, version }, undefined, 'cancelled');
    await w.record({ subject: 'staff', subjectId: plan.staffId, kind: 'planCancelled', data: { no: plan.no, reason } });
    w.touch('staffAccounts', 'home');
    return { id, version: version + 1, no: plan.no };
  });
}

interface Target {
  readonly id: number;
  readonly version: number;
}

async function closePlan(
  w: Write,
  context: ActorContext,
  target: Target,
  staffId: number | undefined,
  state: 'replaced' | 'cancelled',
): Promise<{ readonly staffId: number; readonly no: string }> {
  const plan = await requireOpen(w, target);
  if (staffId !== undefined && plan.staffId !== staffId) throw new DomainError('notFound', { what: 'deductionPlan', id: target.id });
  await changePlan(w.tx, target.id, { state, stateAt: context.now, version: target.version + 1 });
  return plan;
}

async function requireOpen(w: Write, { id, version }: Target) {
  const plan = await lockPlan(w.tx, id);
  if (!plan) throw new DomainError('notFound', { what: 'deductionPlan', id });
  if (plan.version !== version) throw new DomainError('staleVersion', { what: 'deductionPlan', current: plan });
  if (plan.state !== 'open') throw new DomainError('commandNotAllowed', { command: 'deduct', state: plan.state, refusal: 'state' });
  return plan;
}
