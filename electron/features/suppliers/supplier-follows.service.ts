import { follow } from '../../platform/lifecycle.ts';
import { supplierCaseLifecycle } from '../../../shared/supplier-case-lifecycle.ts';
import type { SupplierCaseCommand } from '../../../shared/supplier-case-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow } from '../alerts/alerts.service.ts';
import { happened, openLines, requireTimedRequest } from '../timers/timers.service.ts';
import type { CaseSubject } from './supplier-cases.service.ts';
import { findGoods, findOwnerOf, lockOpenCases, updateCase, updateGoods } from './supplier-cases.repository.ts';
import type { SupplierCaseRecord } from './supplier-cases.repository.ts';

/*
 * What follows for the cases of a document from what happens to the document; each inside the document's own write, after the document's row
 * is locked and before its request is, so that two seats lock in the same order.
 */

/** Everything that was on its way for the document is here. */
export async function receiveAllGoods(w: Write, context: ActorContext, subject: CaseSubject, at: number): Promise<void> {
  for (const row of await lockOpenCases(w.tx, subject)) {
    const coming = (await findGoods(w.tx, [row.id])).filter(({ arrivedAt }) => arrivedAt === null);
    for (const { id } of coming) await updateGoods(w.tx, id, { arrivedAt: at, receivedBy: context.actor.userId });
    if (coming.length > 0) await note(w, context, row, 'arrive', 'goodsArrived', { at });
  }
}

/** The agreed time of the supplier's visit is their answer (R-002-39). */
export async function noteVisit(w: Write, context: ActorContext, subject: CaseSubject, visitAt: number): Promise<void> {
  const [row] = await lockOpenCases(w.tx, subject);
  if (!row) return;
  await updateCase(w.tx, row.id, { visitAt, answeredAt: row.answeredAt ?? context.now });
  await note(w, context, row, 'agreeVisit', 'visitAgreed', { visitAt });
}

/** The document is done with: what its suppliers were asked is closed, unless goods are still on their way. */
export async function closeCasesOf(w: Write, context: ActorContext, subject: CaseSubject): Promise<void> {
  for (const row of await lockOpenCases(w.tx, subject)) {
    if ((await findGoods(w.tx, [row.id])).some(({ arrivedAt }) => arrivedAt === null)) continue;
    // whoever has put it right has answered
    if (row.state === 'sent') {
      await updateCase(w.tx, row.id, { answeredAt: context.now });
      await note(w, context, row, 'answer', 'answered', { at: context.now });
      await note(w, context, { ...row, state: 'answered', version: row.version + 1 }, 'close', 'closed', {});
    } else await note(w, context, row, 'close', 'closed', {});
  }
}

/** The document was void, or another supplier takes the matter over. */
export async function withdrawCasesOf(w: Write, context: ActorContext, subject: CaseSubject, reason: string): Promise<void> {
  for (const row of await lockOpenCases(w.tx, subject)) {
    await updateCase(w.tx, row.id, { endReason: reason });
    await note(w, context, row, 'withdraw', 'withdrawn', {});
  }
}

/**
 * R-000-12: with the goods the three working days of an abnormal repair begin anew, and whoever has the job hears of it. A job without such
 * a clock has nothing to restart. One arrival is told once: by whoever received it.
 */
export async function tellJobOfGoods(w: Write, context: ActorContext, requestId: number, at: number): Promise<void> {
  const request = await requireTimedRequest(w.tx, requestId);
  const { lines } = await openLines(w.tx, context.app, requestId);
  const isAbnormal = lines.some(({ policy }) => policy.start === 'abnormal.marked' || policy.start === 'goods.arrived');
  if (isAbnormal) await happened(w, context, 'goods.arrived', { request }, at);
  const userId = await findOwnerOf(w.tx, requestId);
  await addAlertNow(w.tx, context, { kind: 'goodsArrived', requestId, ...(userId === null ? { role: 'supervisor' } : { userId }) });
  w.touch('alerts', 'requests');
}

/** One arrow that follows from something else: state, version, timeline. */
async function note(
  w: Write,
  { now }: ActorContext,
  { id, no, state: before, stateAt, version }: SupplierCaseRecord,
  command: SupplierCaseCommand,
  kind: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const state = follow(supplierCaseLifecycle, before, command);
  await updateCase(w.tx, id, { state, stateAt: state === before ? stateAt : now, version: version + 1 });
  await w.record({ subject: 'supplierCase', subjectId: id, kind, data: { no, ...data } });
  w.touch('suppliers', 'supplierCases', 'home');
}
