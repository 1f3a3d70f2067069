import type { z } from 'zod';
import type { PrintMark, SlipPrintData, printDataInput, recordPrintInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { notePrints } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { itemOnSlip } from '../installed-items/installed-items.service.ts';
import { termsOfJob } from '../presets/presets.service.ts';
import { requireRequest } from '../requests/requests-progress.service.ts';
import { readWorkOrder } from './work-orders.service.ts';
import { lockSlips, updatePrinted } from './work-orders.repository.ts';

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
  const wanted = [...new Set(ids)].sort((a, b) => a - b);
  return write(context, async ({ tx, record, touch }) => {
    const known = new Set(await lockSlips(tx, wanted));
    const unknown = wanted.find((id) => !known.has(id));
    if (unknown !== undefined) throw new DomainError('notFound', { what: 'workOrder', id: unknown });
    const marks = await notePrints(tx, 'workOrder', wanted, { paper, copies, reason, userId: actor.userId, at: now });
    // The version stays: a print is no edit, and must not refuse what somebody is typing about the slip.
    await updatePrinted(tx, wanted, now);
    for (const [subjectId, nth] of marks) {
      await record({ subject: 'workOrder', subjectId, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, paper, copies, reason } });
    }
    touch('workOrders', 'prints', 'home');
    return [...marks].map(([workOrderId, nth]) => ({ workOrderId, nth }));
  });
}
