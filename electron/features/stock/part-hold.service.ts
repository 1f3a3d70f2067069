import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { holdForPartInput } from '../../../shared/transfers.ts';
import type { ActorContext } from '../../context.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { isJobWaiting, noteSlipHold, takeSlip } from '../parts/slip-parts.service.ts';
import type { LockedSlip } from '../parts/slip-parts.service.ts';
import { endPartHold, placePartHold } from '../requests/requests-holds.service.ts';
import { issuableStates } from './stock-lines.ts';

/**
 * The part is not there: the job of the slip stands still as 待缺件, with a new promised time that the front desk tells the customer
 * (R-003-13, R-001-21). It goes on by itself when the last part that its slips wait for was issued.
 * @throws DomainError `commandNotAllowed`, `guardFailed` when it is held already
 */
export async function holdForPart(
  context: ActorContext,
  { workOrderId, newPromisedAt, note }: z.output<typeof holdForPartInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const slip = await takeSlip(w.tx, workOrderId, issuableStates, 'hold');
    await placePartHold(w, context, slip.requestId, { note, newPromisedAt, workOrderId });
    const version = await noteSlipHold(w.tx, slip, 'part');
    const data = { hold: 'part', reason: note, until: newPromisedAt };
    await w.record({ subject: 'workOrder', subjectId: workOrderId, kind: 'held', data });
    w.touch('parts');
    return { id: slip.id, version, no: slip.no };
  });
}

/** What the job waited for was issued: it goes on, unless another slip of it still waits. */
export async function endHoldWhenServed(w: Write, context: ActorContext, slip: LockedSlip): Promise<void> {
  if (slip.waitingForParts === 0 || (await isJobWaiting(w.tx, slip.requestId))) return;
  if (!(await endPartHold(w, context, slip.requestId, ''))) return;
  if (slip.holdReason !== 'part') return;
  await noteSlipHold(w.tx, slip, '');
  await w.record({ subject: 'workOrder', subjectId: slip.id, kind: 'released', data: { reason: '' } });
}
