import { z } from 'zod';
import { line, optionalDay } from '../../../shared/fields.ts';
import type { PurchaseOrderLineView, PurchaseOrderView } from '../../../shared/purchase-orders.ts';

const units = z.number().int().min(0).max(1_000_000_000).nullable();
const receiveLine = z
  .object({
    lineId: z.number(),
    placeId: z.number().nullable(),
    delivered: units,
    accepted: units,
    reason: line(200),
    lotNo: line(60),
    expiresOn: optionalDay,
    isTracked: z.boolean(),
  })
  .superRefine(({ delivered, accepted, reason, placeId, lotNo, isTracked }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', message, path: [path] });
    const came = delivered ?? 0;
    const good = accepted ?? 0;
    if (good > came) issue('accepted', 'acceptedTooMuch');
    if (came > 0 && good < came && reason === '') issue('reason', 'required');
    if (good > 0 && placeId === null) issue('placeId', 'required');
    if (good > 0 && isTracked && lotNo === '') issue('lotNo', 'required');
  });
export const receiveSchema = z.object({ note: line(300), lines: z.array(receiveLine) });
export type ReceiveValues = z.input<typeof receiveSchema>;
export type ReceiveOut = z.output<typeof receiveSchema>;

export function emptyReceiveLine({ id, placeId, tracking }: PurchaseOrderLineView): ReceiveValues['lines'][number] {
  return { lineId: id, placeId, delivered: null, accepted: null, reason: '', lotNo: '', expiresOn: '', isTracked: tracking !== 'none' };
}

/** A line for each of which something is still to come; of all where nothing is, for what comes too much. */
export function receiveValuesOf({ orderLines }: PurchaseOrderView): ReceiveValues {
  const open = orderLines.filter((one) => openQty(one) > 0);
  return { note: '', lines: (open.length > 0 ? open : orderLines).map(emptyReceiveLine) };
}

/** Units that are still to come. */
export function openQty({ qty, receivedQty }: PurchaseOrderLineView): number {
  return Math.max(0, qty - receivedQty);
}

/** What of the form is sent: lines of which something was delivered. */
export function deliveredLines({ lines }: ReceiveOut) {
  return lines.flatMap(({ lineId, placeId, delivered, accepted, reason, lotNo, expiresOn }) =>
    delivered === null || delivered === 0
      ? []
      : [{ lineId, placeId: placeId ?? 0, delivered, accepted: accepted ?? 0, reason, lotNo, expiresOn }],
  );
}
