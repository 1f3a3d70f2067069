import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { lockPerson } from './accounts.repository.ts';
import { findPlanOwner, lockPlan } from './plans.repository.ts';

export interface PlanTarget {
  readonly id: number;
  readonly version: number;
}

/** An open plan, locked; its person before it, as everywhere. @throws DomainError `notFound`, `staleVersion`, `commandNotAllowed` */
export async function openPlan({ tx }: Write, { id, version }: PlanTarget) {
  const owner = await findPlanOwner(tx, id);
  if (owner !== undefined) await lockPerson(tx, owner);
  const plan = await lockPlan(tx, id);
  if (!plan) throw new DomainError('notFound', { what: 'deductionPlan', id });
  if (plan.version !== version) throw new DomainError('staleVersion', { what: 'deductionPlan', current: plan });
  if (plan.state !== 'open') throw new DomainError('commandNotAllowed', { command: 'deduct', state: plan.state, refusal: 'state' });
  return plan;
}

export type OpenPlan = Awaited<ReturnType<typeof openPlan>>;
