import type { ActorContext } from '../../context.ts';
import type { Write } from '../../platform/write.ts';
import { agree, endAppointment } from './appointments.service.ts';
import { lockOpenOfRequest, lockOpenOfSlip, markConfirmed, updateAppointment } from './appointments.repository.ts';

type Here = Pick<ActorContext, 'now' | 'actor'>;

/** What happens to the agreed visit (B-09) because of its slip. Each runs inside the write of the slip. */

interface SlipOfVisit {
  readonly id: number;
  readonly requestId: number;
  readonly plannedAt: number;
  readonly plannedUntil: number | null;
  readonly withWhom: string;
}

/** A slip was issued: it takes what was agreed for the request, and where that is another time or nothing, a visit of its own is made. */
export async function agreeForSlip(w: Write, context: Here, { id, ...visit }: SlipOfVisit, whyMoved: string): Promise<void> {
  const before = await lockOpenOfRequest(w.tx, visit.requestId);
  if (before && before.plannedAt === visit.plannedAt) {
    await updateAppointment(w.tx, before, { workOrderId: id });
    if (before.reconfirmResult === 'confirmed') await markConfirmed(w.tx, id, 1);
    w.touch('appointments', 'board');
    return;
  }
  if (before) await endAppointment(w, context, before, whyMoved);
  await agree(w, context, { ...visit, workOrderId: id });
}

/** A slip was moved: the old time stays with who moved it and why, and the new one waits to be confirmed. */
export async function moveForSlip(w: Write, context: Here, slip: SlipOfVisit, reason: string): Promise<void> {
  const { id, ...visit } = slip;
  const before = await lockOpenOfSlip(w.tx, id);
  if (before) await endAppointment(w, context, before, reason);
  await agree(w, context, { ...visit, withWhom: before?.withWhom ?? visit.withWhom, workOrderId: id });
}

/** A slip is gone: nobody comes at that time. */
export async function endForSlip(w: Write, context: Here, workOrderId: number, reason: string): Promise<void> {
  const before = await lockOpenOfSlip(w.tx, workOrderId);
  if (before) await endAppointment(w, context, before, reason);
}
