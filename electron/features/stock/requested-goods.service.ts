import { awaitingCommand, materialRequestLifecycle } from '../../../shared/material-request-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { follow } from '../../platform/lifecycle.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { changeRequest, changeRequestLine, countToHandOut, findLinesOfItem, lockRequestOfReceipt } from './requested-goods.repository.ts';

export type RequestOfReceipt = NonNullable<Awaited<ReturnType<typeof lockRequestOfReceipt>>>;

/** Requests are locked before moves and balances, as everywhere. */
export async function takeRequestOf(tx: Tx, receiptId: number | null): Promise<RequestOfReceipt | undefined> {
  return receiptId === null ? undefined : lockRequestOfReceipt(tx, receiptId);
}

/**
 * What a reversal takes back of a receipt is waited for again (SM-07): the lines have received so much less, what had not been handed out
 * first, and a request that had everything, or was done, awaits its goods.
 */
export async function expectRequestedAgain(
  w: Write,
  context: ActorContext,
  request: RequestOfReceipt,
  { itemId, item, unit, qty, reason }: { itemId: number; item: string; unit: string; qty: number; reason: string },
): Promise<void> {
  const { id, no, path, state, version, receiptNo } = request;
  const lines = await findLinesOfItem(w.tx, id, itemId);
  const left = new Map(lines.map((line) => [line, line.receivedQty]));
  let rest = qty;
  const take = (line: (typeof lines)[number], atMost: number) => {
    const taken = Math.max(0, Math.min(rest, atMost));
    rest -= taken;
    left.set(line, (left.get(line) ?? 0) - taken);
  };
  for (const line of lines) take(line, line.receivedQty - line.issuedQty);
  for (const line of lines) take(line, left.get(line) ?? 0);
  if (rest === qty) return;
  for (const [line, receivedQty] of left) {
    // what was described may be booked in by another item the next time
    const isOpen = line.name !== '' && receivedQty === 0 && line.issuedQty === 0;
    if (receivedQty < line.receivedQty) await changeRequestLine(w.tx, line.id, { receivedQty, ...(isOpen && { itemId: null }) });
  }
  const said = { about: { subject: 'materialRequest', subjectId: id, no } };
  const wasIn = state === 'stocked' || state === 'issued';
  await changeRequest(w.tx, id, {
    version: version + 1,
    ...(wasIn && { state: follow(materialRequestLifecycle, state, awaitingCommand(path)), stateAt: context.now, lateToldAt: null }),
  });
  await w.record({ subject: 'materialRequest', subjectId: id, kind: 'bookedOut', data: { no: receiptNo, item, unit, qty, reason } });
  if ((await countToHandOut(w.tx, id)) === 0) await settleAlertsAbout(w.tx, ['materialArrived'], said, context.now);
  if (wasIn) {
    const [kind, role] =
      path === 'factory' ? (['materialToSupply', 'storekeeper'] as const) : (['materialToBookIn', 'adminOffice'] as const);
    await addAlertNow(w.tx, context, { kind, role, data: said });
  }
  w.touch('materialRequests', 'alerts');
}
