import { awaitingCommand, materialRequestLifecycle } from '../../../shared/material-request-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import { follow } from '../../platform/lifecycle.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { changeRequest, changeRequestLine, countToHandOut, findLinesOfItem } from './requested-goods.repository.ts';
import type { lockRequestOfMove } from './requested-goods.repository.ts';

type RequestOfMove = NonNullable<Awaited<ReturnType<typeof lockRequestOfMove>>>;

interface TakenBack {
  readonly itemId: number;
  readonly item: string;
  readonly unit: string;
  readonly qty: number;
  readonly reason: string;
}

/** What a reversal takes back of a request's goods, of its receipt or of its issue. */
export async function followReversal(w: Write, context: ActorContext, request: RequestOfMove, taken: TakenBack): Promise<void> {
  if (request.isReceipt) await expectAgain(w, context, request, taken);
  else await handOutAgain(w, context, request, taken);
}

/**
 * What a reversal takes back of a receipt is waited for again (SM-07): the lines have received so much less, what had not been handed out
 * first, and a request that had everything, or was done, awaits its goods.
 */
async function expectAgain(
  w: Write,
  context: ActorContext,
  request: RequestOfMove,
  { itemId, item, unit, qty, reason }: TakenBack,
): Promise<void> {
  const { id, no, path, state, version, paperNo } = request;
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
  await w.record({ subject: 'materialRequest', subjectId: id, kind: 'bookedOut', data: { no: paperNo, item, unit, qty, reason } });
  if ((await countToHandOut(w.tx, id)) === 0) await settleAlertsAbout(w.tx, ['materialArrived'], said, context.now);
  if (wasIn) {
    const [kind, role] =
      path === 'factory' ? (['materialToSupply', 'storekeeper'] as const) : (['materialToBookIn', 'adminOffice'] as const);
    await addAlertNow(w.tx, context, { kind, role, data: said });
  }
  w.touch('materialRequests', 'alerts');
}

/** What a reversal takes back of an issue lies on the shelf for the request again; one that was done has something to hand out (SM-07). */
async function handOutAgain(
  w: Write,
  context: ActorContext,
  { id, no, state, version, paperNo }: RequestOfMove,
  { itemId, item, unit, qty, reason }: TakenBack,
): Promise<void> {
  let rest = qty;
  for (const { id: lineId, issuedQty } of await findLinesOfItem(w.tx, id, itemId)) {
    const taken = Math.min(rest, issuedQty);
    rest -= taken;
    if (taken > 0) await changeRequestLine(w.tx, lineId, { issuedQty: issuedQty - taken });
  }
  if (rest === qty) return;
  const isOpen = (await countToHandOut(w.tx, id)) > 0;
  const next = follow(materialRequestLifecycle, 'issued', 'awaitHandOut');
  const isAgain = state === 'issued' && isOpen;
  await changeRequest(w.tx, id, { version: version + 1, ...(isAgain && { state: next, stateAt: context.now }) });
  await w.record({ subject: 'materialRequest', subjectId: id, kind: 'handedBack', data: { no: paperNo, item, unit, qty, reason } });
  if (isOpen && !context.actor.roles.includes('storekeeper'))
    await addAlertNow(w.tx, context, {
      kind: 'materialArrived',
      role: 'storekeeper',
      data: { about: { subject: 'materialRequest', subjectId: id, no } },
    });
  w.touch('materialRequests', 'alerts');
}
