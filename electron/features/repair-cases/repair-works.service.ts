import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { giveTeamInput, momentInput, reasonedRepairInput, signCardInput } from '../../../shared/repair-cases.ts';
import type { ActorContext } from '../../context.ts';
import { refuseFuture } from '../../platform/facts.ts';
import { holdRequest, resolveByRepair } from '../requests/requests-repair.service.ts';
import { withdrawCasesOf } from '../suppliers/supplier-follows.service.ts';
import { settleTasks } from '../tasks/tasks.service.ts';
import { cancelBegunBy } from '../timers/timers-cancel.service.ts';
import { happened } from '../timers/timers.service.ts';
import { refuseBefore, takeStep } from './repair-step.ts';

/** The job goes to a repair team 施工队, which is to contact the customer within 24 hours (R-002-42). */
export async function giveTeam(context: ActorContext, { teamName, at, ...target }: z.output<typeof giveTeamInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return takeStep(context, target, {
    command: 'giveTeam',
    kind: 'teamGiven',
    data: { team: teamName, givenAt: at },
    changes: { teamName, teamAt: at },
    check: ({ ownerAgreedAt }) => refuseBefore(at, ownerAgreedAt),
    after: async ({ requestId }, w) => happened(w, context, 'team.assigned', { request: await holdRequest(w.tx, requestId) }, at),
  });
}

/** The team has spoken to the customer. */
export async function noteTeamContact(context: ActorContext, { at, ...target }: z.output<typeof momentInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return takeStep(context, target, {
    command: 'teamContacts',
    kind: 'teamContacted',
    data: { contactedAt: at },
    changes: { teamContactedAt: at },
    check: ({ teamAt }) => refuseBefore(at, teamAt),
    after: async ({ requestId }, w) => happened(w, context, 'team.contacted', { request: await holdRequest(w.tx, requestId) }, at),
  });
}

/** The work is done. */
export async function completeRepair(context: ActorContext, { at, ...target }: z.output<typeof momentInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return takeStep(context, target, {
    command: 'complete',
    kind: 'completed',
    data: { completedAt: at },
    changes: { completedAt: at },
    check: ({ teamContactedAt }) => refuseBefore(at, teamContactedAt),
    after: async ({ serviceNo, requestId, teamName }, w) => resolveByRepair(w, context, requestId, `${serviceNo} ${teamName}`),
  });
}

/** R-002-109: the owner signs the satisfaction card. */
export async function signCard(context: ActorContext, { satisfaction, at, ...target }: z.output<typeof signCardInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return takeStep(context, target, {
    command: 'sign',
    kind: 'cardSigned',
    data: { satisfaction },
    changes: { satisfaction, cardSignedAt: at },
    check: ({ completedAt }) => refuseBefore(at, completedAt),
  });
}

/** A case that was begun by mistake keeps its numbers and the reason. */
export async function voidRepair(context: ActorContext, { reason, ...target }: z.output<typeof reasonedRepairInput>): Promise<Receipt> {
  return takeStep(context, target, {
    command: 'void',
    kind: 'voided',
    data: { reason },
    after: async ({ id, no, requestId, state }, w) => {
      await withdrawCasesOf(w, context, { kind: 'repairCase', id }, reason);
      if (state === 'supplierComing') await settleTasks(w, requestId, 'supplier', { result: no, by: context });
      await cancelBegunBy(w, context, requestId, ['plan.agreed', 'team.assigned']);
    },
  });
}
