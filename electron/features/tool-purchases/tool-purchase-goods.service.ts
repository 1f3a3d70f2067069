import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { toolPurchaseLifecycle } from '../../../shared/tool-purchase-lifecycle.ts';
import type { checkToolPurchaseInput, reasonedToolPurchaseInput, stockToolPurchaseInput } from '../../../shared/tool-purchases.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { follow, obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import { takeInInto } from '../tools/tool-in.service.ts';
import { lockAt, step } from './tool-purchase-step.ts';
import { changeLine, findLineRecords, findLines, updatePurchase } from './tool-purchases.repository.ts';

/**
 * What has come is checked against the request (R-000-63); where it differs, the difference is written down.
 * @throws DomainError `notFound`, `guardFailed` with `differenceMissing`, `lessThanStocked`
 */
export async function checkToolPurchase(
  context: ActorContext,
  { lines, ...target }: z.output<typeof checkToolPurchaseInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const purchase = await lockAt(w.tx, target);
    const state = obey(toolPurchaseLifecycle, purchase.state, 'check', context);
    const stored = await findLines(w.tx, purchase.id);
    const differences: string[] = [];
    for (const [nth, { lineId, qty, difference }] of lines.entries()) {
      const known = stored.find(({ id }) => id === lineId);
      if (!known) throw new DomainError('notFound', { what: 'toolPurchaseLine', id: lineId });
      if (qty !== known.qty && difference === '')
        throw new DomainError('guardFailed', { guard: 'differenceMissing', field: `lines.${nth}.difference`, lineId });
      if (qty < known.stockedQty) throw new DomainError('guardFailed', { guard: 'lessThanStocked', field: `lines.${nth}.qty`, lineId });
      await changeLine(w.tx, lineId, { checkedQty: qty, difference });
      if (qty !== known.qty) differences.push(`${known.name} ${qty}/${known.qty} ${difference}`);
    }
    const next = await updatePurchase(w.tx, purchase, { state, stateAt: context.now });
    // what was short stays in the history when the rest has come
    await w.record({ subject: 'toolPurchase', subjectId: purchase.id, kind: 'checked', data: { no: purchase.no, differences } });
    w.touch('toolPurchases', 'home');
    return { id: purchase.id, version: next, no: purchase.no };
  });
}

/**
 * What was checked goes into the room, never more (R-000-63). With the last of it the purchase is in stock.
 * @throws DomainError `notFound`, `guardFailed` with `moreThanChecked`, those of `takeInTools`
 */
export async function stockToolPurchase(
  context: ActorContext,
  { lines, supplier, bookedOn, ...target }: z.output<typeof stockToolPurchaseInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const purchase = await lockAt(w.tx, target);
    if (purchase.state !== 'arrived')
      throw new DomainError('commandNotAllowed', { command: 'stockIn', state: purchase.state, refusal: 'state' });
    const stored = await findLineRecords(w.tx, purchase.id);
    const goods = lines.map(({ lineId, placeId, qty, priceFen, numbers, managerId }, nth) => {
      const known = stored.find(({ id }) => id === lineId);
      if (!known) throw new DomainError('notFound', { what: 'toolPurchaseLine', id: lineId });
      if (known.stockedQty + qty > known.checkedQty)
        throw new DomainError('guardFailed', {
          guard: 'moreThanChecked',
          field: `lines.${nth}.qty`,
          lineId,
          open: known.checkedQty - known.stockedQty,
        });
      return { itemId: known.itemId, placeId, qty, priceFen, numbers, managerId };
    });
    const receipt = await takeInInto(w, context, { supplier, note: purchase.no, bookedOn, lines: goods, toolPurchaseId: purchase.id });
    for (const { lineId, qty } of lines) {
      const known = stored.find(({ id }) => id === lineId);
      await changeLine(w.tx, lineId, { stockedQty: (known?.stockedQty ?? 0) + qty });
    }
    const isAll = (await findLineRecords(w.tx, purchase.id)).every(
      ({ qty, checkedQty, stockedQty }) => stockedQty >= Math.max(qty, checkedQty),
    );
    const changes = isAll ? { state: follow(toolPurchaseLifecycle, purchase.state, 'stockIn'), stateAt: context.now } : {};
    const next = await updatePurchase(w.tx, purchase, changes);
    await w.record({
      subject: 'toolPurchase',
      subjectId: purchase.id,
      kind: isAll ? 'stocked' : 'partlyStocked',
      data: { no: purchase.no, receiptNo: receipt.no },
    });
    w.touch('toolPurchases', 'home');
    return { id: purchase.id, version: next, no: purchase.no };
  });
}

/** The rest does not come. @throws DomainError `guardFailed` with `noToolsIn`: then it is cancelled */
export async function endToolPurchaseShort(
  context: ActorContext,
  { reason, ...target }: z.output<typeof reasonedToolPurchaseInput>,
): Promise<Receipt> {
  return step(
    context,
    target,
    'endShort',
    'endedShort',
    async (purchase, w) => {
      if (!(await findLineRecords(w.tx, purchase.id)).some(({ stockedQty }) => stockedQty > 0))
        throw new DomainError('guardFailed', { guard: 'noToolsIn' });
      return {};
    },
    { reason },
  );
}
