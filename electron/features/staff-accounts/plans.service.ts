import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { cancelPlanInput, planInput } from '../../../shared/staff-accounts.ts';
import { instalmentsOf, monthsFrom } from '../../../shared/tool-money.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { lockPerson } from './accounts.repository.ts';
import { balanceOfPerson, plannedDebt } from './accounts.service.ts';
import { openPlan } from './open-plan.ts';
import type { PlanTarget } from './open-plan.ts';
import { changePlan, findOpenPlans, insertPlan } from './plans.repository.ts';

type PlanInput = z.output<typeof planInput>;

/**
 * What is owed, or a deposit, is taken from wage or bonus in at most four months (R-000-78); the person signs. A plan is changed by a new one
 * only, which takes its place.
 * @throws DomainError `signatureMissing`, `notFound`, `staleVersion`, `guardFailed` with `moreThanOwed`, `depositKindMissing`, `monthPast`,
 * `lessThanMonths`, `hasLeft`, `afterLeaving`
 */
export async function makePlan(context: ActorContext, input: PlanInput): Promise<Receipt> {
  const { staffId, basis, itemId, totalFen, months, firstMonth, source, reason, signedBy, isSigned, signature, replaces } = input;
  if (!isSigned || signedBy === '') throw new DomainError('signatureMissing', { reason: 'debtor' });
  if (totalFen < months) throw new DomainError('guardFailed', { guard: 'lessThanMonths', field: 'totalFen' });
  if (basis === 'deposit' && itemId === null) throw new DomainError('guardFailed', { guard: 'depositKindMissing', field: 'itemId' });
  return write(context, async (w) => {
    const zone = await readZone(context.app, w.tx);
    const monthNames = monthsFrom(firstMonth, months);
    await refuseMonths(w, dayOf(context.now, zone).slice(0, 7), input, monthNames.at(-1) ?? firstMonth);
    if (replaces) await closePlan(w, context, replaces, staffId, 'replaced');
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
      monthNames.map((month, nth) => ({ month, amountFen: amounts[nth] ?? 0 })),
    );
    await w.record({ subject: 'staff', subjectId: staffId, kind: 'planMade', data: { no, totalFen, months } });
    w.touch('staffAccounts', 'home');
    return { id, version: 1, no };
  });
}

/** Nothing is taken in a month that is over, nor from the wage of somebody who will not have one. */
async function refuseMonths({ tx }: Write, now: string, { staffId, firstMonth }: PlanInput, lastMonth: string): Promise<void> {
  if (firstMonth < now) throw new DomainError('guardFailed', { guard: 'monthPast', field: 'firstMonth' });
  const person = await lockPerson(tx, staffId);
  if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
  if (person.isActive === 0) throw new DomainError('guardFailed', { guard: 'hasLeft', field: 'source' });
  const { leftOn } = person;
  if (leftOn !== '' && lastMonth > leftOn.slice(0, 7))
    throw new DomainError('guardFailed', { guard: 'afterLeaving', field: 'months', leftOn });
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

async function closePlan(
  w: Write,
  context: ActorContext,
  target: PlanTarget,
  staffId: number | undefined,
  state: 'replaced' | 'cancelled',
): Promise<{ readonly staffId: number; readonly no: string }> {
  const plan = await openPlan(w, target);
  if (staffId !== undefined && plan.staffId !== staffId) throw new DomainError('notFound', { what: 'deductionPlan', id: target.id });
  await changePlan(w.tx, target.id, { state, stateAt: context.now, version: target.version + 1 });
  return plan;
}
