import type { z } from 'zod';
import type { PrintMark, SlipPrintData, printDataInput, recordPrintInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { itemOnSlip } from '../installed-items/installed-items.service.ts';
import { termsOfJob } from '../presets/presets.service.ts';
import { requireRequest } from '../requests/requests-progress.service.ts';
import { readWorkOrder } from './work-orders.service.ts';
import { insertPrint, lockWorkOrder, updatePrinted } from './work-orders.repository.ts';

/** What the slip form prints, exactly as stored, in the order asked for. */
export async function readPrintData(context: ActorContext, { ids }: z.output<typeof printDataInput>): Promise<readonly SlipPrintData[]> {
  const { app, db } = context;
  const { name, phone, address, zone } = await readShop(app);
  const slips: SlipPrintData[] = [];
  for (const id of ids) {
    const workOrder = await readWorkOrder(db, id);
    const request = await requireRequest(db, workOrder.requestId);
    const { type: requestType, receivedAt, promisedAt } = request;
    slips.push({
      ...workOrder,
      item: await itemOnSlip(context, request.installedItemId, receivedAt, await termsOfJob(db, request.presetVersionId)),
      shop: { name, phone, address, zone },
      requestType,
      receivedAt,
      promisedAt,
    });
  }
  return slips;
}

/** Notes the print before the paper is made and says which print each slip gets: the second and later carry the reprint mark. */
export async function recordPrint(
  context: ActorContext,
  { ids, paper, copies, reason }: z.output<typeof recordPrintInput>,
): Promise<readonly PrintMark[]> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const marks: PrintMark[] = [];
    for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
      const slip = await lockWorkOrder(tx, id);
      if (!slip) throw new DomainError('notFound', { what: 'workOrder', id });
      const nth = await insertPrint(tx, { subjectId: id, paper, copies, reason, userId: actor.userId, at: now });
      // The version stays: a print is no edit, and must not refuse what somebody is typing about the slip.
      await updatePrinted(tx, id, nth, now);
      await record({
        subject: 'workOrder',
        subjectId: id,
        kind: nth === 1 ? 'printed' : 'reprinted',
        data: { nth, paper, copies, reason },
      });
      marks.push({ workOrderId: id, nth });
    }
    touch('workOrders', 'home');
    return marks;
  });
}
