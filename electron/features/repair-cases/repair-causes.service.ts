import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { blameCommands } from '../../../shared/repair-case-lifecycle.ts';
import type { decideCauseInput, explainInput, momentInput, seeSiteInput, tellSupplierInput } from '../../../shared/repair-cases.ts';
import type { ActorContext } from '../../context.ts';
import { refuseFuture } from '../../platform/facts.ts';
import type { Write } from '../../platform/write.ts';
import { resolveByRepair } from '../requests/requests-repair.service.ts';
import { findOpenCaseOf, openSupplierCase } from '../suppliers/supplier-cases.service.ts';
import { closeCasesOf, noteVisit, withdrawCasesOf } from '../suppliers/supplier-follows.service.ts';
import { supplierNamed } from '../suppliers/suppliers.service.ts';
import { addTask, settleTasks } from '../tasks/tasks.service.ts';
import type { RepairRecord } from './repair-cases.repository.ts';
import { refuseBefore, takeStep } from './repair-step.ts';

/** Engineering was on the site; without that no cause is decided (R-002-38). */
export async function seeSite(context: ActorContext, { at, ...target }: z.output<typeof seeSiteInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return takeStep(context, target, { command: 'see', kind: 'siteSeen', data: { seenAt: at }, changes: { siteSeenAt: at } });
}

/** The supplier's product, the customer or something else, our own construction (R-002-38). */
export async function decideCause(context: ActorContext, { cause, note, ...target }: z.output<typeof decideCauseInput>): Promise<Receipt> {
  return takeStep(context, target, {
    command: blameCommands[cause],
    kind: 'causeDecided',
    data: { cause },
    changes: { cause, causeNote: note },
  });
}

/** R-002-39: the supplier is told, and comes at the agreed time, which somebody keeps an eye on; a new time takes the place of the old. */
export async function tellSupplier(
  context: ActorContext,
  { name, toldAt, comesAt, ...target }: z.output<typeof tellSupplierInput>,
): Promise<Receipt> {
  refuseFuture(context, { toldAt });
  refuseBefore(comesAt, toldAt, 'comesAt');
  return takeStep(context, target, {
    command: 'tellSupplier',
    kind: 'supplierTold',
    data: { supplier: name, comesAt },
    changes: { supplierName: name, supplierToldAt: toldAt, supplierComesAt: comesAt },
    after: async (repair, w) => {
      const { no, requestId } = repair;
      await askSupplier(w, context, repair, { name, toldAt, comesAt });
      await settleTasks(w, requestId, 'supplier', { result: no, by: context });
      await addTask(w, { kind: 'supplier', requestId, role: 'frontDesk', text: `${no} ${name}`, dueAt: comesAt, by: context });
    },
  });
}

interface Visit {
  readonly name: string;
  readonly toldAt: number;
  readonly comesAt: number;
}

/** The visit stands in the supplier's case, which begins with it; another supplier takes the matter over with a case of their own. */
async function askSupplier(w: Write, context: ActorContext, repair: RepairRecord, { name, toldAt, comesAt }: Visit): Promise<void> {
  const subject = { kind: 'repairCase', id: repair.id } as const;
  const isOther = repair.supplierName !== name;
  if (isOther) await withdrawCasesOf(w, context, subject, name);
  if (isOther || !(await findOpenCaseOf(w.tx, subject)))
    await openSupplierCase(w, context, {
      supplierId: await supplierNamed(w, context, name),
      subject,
      requestId: repair.requestId,
      what: [repair.content, repair.causeNote].filter(Boolean).join('\n').slice(0, 1000),
      way: 'phone',
      sentAt: toldAt,
      answerDueAt: comesAt,
    });
  await noteVisit(w, context, subject, comesAt);
}

/** The supplier has put it right. */
export async function endSupplier(context: ActorContext, { at, ...target }: z.output<typeof momentInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return takeStep(context, target, {
    command: 'supplierDone',
    kind: 'supplierDone',
    data: { doneAt: at },
    changes: { completedAt: at },
    check: ({ supplierToldAt }) => refuseBefore(at, supplierToldAt),
    after: async ({ id, no, requestId, supplierName }, w) => {
      await closeCasesOf(w, context, { kind: 'repairCase', id });
      await settleTasks(w, requestId, 'supplier', { result: no, by: context });
      await resolveByRepair(w, context, requestId, `${no} ${supplierName}`);
    },
  });
}

/** R-002-40: not our cause, so it is explained, with the plan by which we help. */
export async function explainCause(context: ActorContext, { helpPlan, at, ...target }: z.output<typeof explainInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return takeStep(context, target, {
    command: 'explain',
    kind: 'explained',
    data: { explainedAt: at },
    changes: { helpPlan, explainedAt: at },
    after: async ({ no, requestId }, w) => resolveByRepair(w, context, requestId, `${no} ${helpPlan}`),
  });
}
