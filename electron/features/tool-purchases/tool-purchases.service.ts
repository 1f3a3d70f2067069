import type { z } from 'zod';
import type { Page, Receipt } from '../../../shared/fields.ts';
import { toolPurchaseLifecycle, writableToolPurchases } from '../../../shared/tool-purchase-lifecycle.ts';
import type { ToolPurchaseCommand } from '../../../shared/tool-purchase-lifecycle.ts';
import type {
  ToolPlanLine,
  ToolPurchaseFacts,
  ToolPurchaseRow,
  ToolPurchaseView,
  bookToolPurchaseInput,
  changeToolPurchaseInput,
  checkToolPurchaseInput,
  reasonedToolPurchaseInput,
  sendToolPurchaseInput,
  signToolPurchaseInput,
  stockToolPurchaseInput,
  toolPlanInput,
  toolPurchaseListInput,
  toolPurchaseTarget,
} from '../../../shared/tool-purchases.ts';
import type { SignDecision } from '../../../shared/signature-chains.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { follow, obey } from '../../platform/lifecycle.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { findApprovals, sign, startApproval, withdrawOnChange } from '../approvals/approvals.service.ts';
import { requireKinds, takeInInto } from '../tools/tool-in.service.ts';
import {
  changeLine,
  findLineRecords,
  findLines,
  findPlan,
  findPurchase,
  findPurchases,
  insertPurchase,
  lockPurchase,
  replaceLines,
  updatePurchase,
} from './tool-purchases.repository.ts';
import type { PurchaseRecord } from './tool-purchases.repository.ts';

type Target = z.output<typeof toolPurchaseTarget>;

/** The custodian's written plan (R-000-62). @throws DomainError `notFound` */
export async function createToolPurchase(context: ActorContext, { lines, ...facts }: ToolPurchaseFacts): Promise<Receipt> {
  return write(context, async (w) => {
    await requireKinds(
      w.tx,
      lines.map(({ itemId }) => itemId),
    );
    const no = await takeNumber(w.tx, 'toolPurchase', context.now, await readZone(context.app, w.tx));
    const id = await insertPurchase(w.tx, {
      ...{ no, ...facts, state: 'planned' as const, stateAt: context.now, filledBy: null, filledAt: null },
      ...{ sentOn: '', sentWay: '', sentTo: '', ledgerNo: '', bookedBy: null, bookedAt: null },
      ...{ createdBy: context.actor.userId, createdAt: context.now, version: 1 },
    });
    await replaceLines(w.tx, id, lines);
    await w.record({ subject: 'toolPurchase', subjectId: id, kind: 'planned', data: { no } });
    w.touch('toolPurchases', 'home');
    return { id, version: 1, no };
  });
}

/** Written anew: signatures given for what it said before are withdrawn, and it is sent round again (A.1). */
export async function changeToolPurchase(
  context: ActorContext,
  { lines, stockReason, neededOn, ...target }: z.output<typeof changeToolPurchaseInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const purchase = await lockAt(w.tx, target);
    if (!writableToolPurchases.includes(purchase.state))
      throw new DomainError('commandNotAllowed', { command: 'change', state: purchase.state, refusal: 'state' });
    await requireKinds(
      w.tx,
      lines.map(({ itemId }) => itemId),
    );
    await replaceLines(w.tx, purchase.id, lines);
    const changed = { ...purchase, stockReason, neededOn };
    const isWithdrawn = await withdrawOnChange(w, context, about(purchase), { content: await contentOf(w.tx, changed) });
    const back = isWithdrawn ? { state: follow(toolPurchaseLifecycle, purchase.state, 'takeBack'), stateAt: context.now } : {};
    const next = await updatePurchase(w.tx, purchase, { stockReason, neededOn, ...back });
    await w.record({ subject: 'toolPurchase', subjectId: purchase.id, kind: 'changed', data: { no: purchase.no } });
    w.touch('toolPurchases', 'home');
    return { id: purchase.id, version: next, no: purchase.no };
  });
}

/** The supervisor fills in the form, and it is laid before the manager and then the general manager (R-000-62). */
export async function fillToolPurchase(context: ActorContext, target: Target): Promise<Receipt> {
  return step(context, target, 'fill', 'filled', async (purchase, w) => {
    const filled = { filledBy: context.actor.userId, filledAt: context.now };
    await startApproval(w, context, {
      ...about(purchase),
      no: purchase.no,
      chain: 'toolPurchase',
      subjectVersion: purchase.version + 1,
      content: await contentOf(w.tx, purchase),
      authorId: context.actor.userId,
    });
    return filled;
  });
}

export async function signToolPurchase(
  context: ActorContext,
  { note, ...target }: z.output<typeof signToolPurchaseInput>,
): Promise<Receipt> {
  return signNow(context, target, 'sign', note);
}

export async function refuseToolPurchase(
  context: ActorContext,
  { reason, ...target }: z.output<typeof reasonedToolPurchaseInput>,
): Promise<Receipt> {
  return signNow(context, target, 'refuse', reason);
}

async function signNow(context: ActorContext, target: Target, decision: SignDecision, note: string): Promise<Receipt> {
  return write(context, async (w) => {
    const purchase = await lockAt(w.tx, target);
    const content = await contentOf(w.tx, purchase);
    const outcome = await sign(w, context, about(purchase), { content, decision, note });
    const command = outcome.state === 'granted' ? 'approve' : outcome.state === 'refused' ? 'refuse' : undefined;
    const changes = command ? { state: follow(toolPurchaseLifecycle, purchase.state, command), stateAt: context.now } : {};
    const next = await updatePurchase(w.tx, purchase, changes);
    if (command === 'approve')
      await w.record({ subject: 'toolPurchase', subjectId: purchase.id, kind: 'approved', data: { no: purchase.no } });
    w.touch('toolPurchases', 'home');
    return { id: purchase.id, version: next, no: purchase.no };
  });
}

/** Refused is not the end: it is written anew. */
export async function reviseToolPurchase(context: ActorContext, target: Target): Promise<Receipt> {
  return step(context, target, 'revise', 'revised', async () => ({ filledBy: null, filledAt: null }));
}

/** Sent to the service centre: way and date are kept (R-000-62). */
export async function sendToolPurchase(
  context: ActorContext,
  { sentOn, sentWay, sentTo, ...target }: z.output<typeof sendToolPurchaseInput>,
): Promise<Receipt> {
  return step(context, target, 'send', 'sent', async () => ({ sentOn, sentWay, sentTo }));
}

/**
 * What has come is checked against the request (R-000-63); where it differs, the difference is written down.
 * @throws DomainError `notFound`, `guardFailed` with `differenceMissing`, `lessThanStocked`
 */
export async function checkToolPurchase(
  context: ActorContext,
  { lines, ...target }: z.output<typeof checkToolPurchaseInput>,
): Promise<Receipt> {
  return step(context, target, 'check', 'checked', async (purchase, w) => {
    const stored = await findLineRecords(w.tx, purchase.id);
    for (const { lineId, qty, difference } of lines) {
      const known = stored.find(({ id }) => id === lineId);
      if (!known) throw new DomainError('notFound', { what: 'toolPurchaseLine', id: lineId });
      if (qty !== known.qty && difference === '')
        throw new DomainError('guardFailed', { guard: 'differenceMissing', field: 'lines', lineId });
      if (qty < known.stockedQty) throw new DomainError('guardFailed', { guard: 'lessThanStocked', field: 'lines', lineId });
      await changeLine(w.tx, lineId, { checkedQty: qty, difference });
    }
    return {};
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
    const goods = lines.map(({ lineId, placeId, qty, priceFen, numbers, managerId }) => {
      const known = stored.find(({ id }) => id === lineId);
      if (!known) throw new DomainError('notFound', { what: 'toolPurchaseLine', id: lineId });
      if (known.stockedQty + qty > known.checkedQty)
        throw new DomainError('guardFailed', {
          guard: 'moreThanChecked',
          field: 'lines',
          lineId,
          open: known.checkedQty - known.stockedQty,
        });
      return { itemId: known.itemId, placeId, qty, priceFen, numbers, managerId };
    });
    const receipt = await takeInInto(w, context, { supplier, note: purchase.no, bookedOn, lines: goods });
    for (const { lineId, qty } of lines) {
      const known = stored.find(({ id }) => id === lineId);
      await changeLine(w.tx, lineId, { stockedQty: (known?.stockedQty ?? 0) + qty });
    }
    const isAll = (await findLineRecords(w.tx, purchase.id)).every(({ qty, stockedQty }) => stockedQty >= qty);
    const changes = isAll ? { state: follow(toolPurchaseLifecycle, purchase.state, 'stockIn'), stateAt: context.now } : {};
    const next = await updatePurchase(w.tx, purchase, changes);
    await w.record({
      subject: 'toolPurchase',
      subjectId: purchase.id,
      kind: isAll ? 'stocked' : 'partlyStocked',
      data: { no: receipt.no },
    });
    w.touch('toolPurchases', 'home');
    return { id: purchase.id, version: next, no: purchase.no };
  });
}

/** The rest does not come. @throws DomainError `guardFailed` with `nothingIn` */
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
        throw new DomainError('guardFailed', { guard: 'nothingIn' });
      return {};
    },
    { reason },
  );
}

/** 行政部 has its copy in the general ledger (R-000-64). */
export async function bookToolPurchase(
  context: ActorContext,
  { ledgerNo, ...target }: z.output<typeof bookToolPurchaseInput>,
): Promise<Receipt> {
  return step(context, target, 'book', 'booked', async () => ({ ledgerNo, bookedBy: context.actor.userId, bookedAt: context.now }), {
    ledgerNo,
  });
}

export async function cancelToolPurchase(
  context: ActorContext,
  { reason, ...target }: z.output<typeof reasonedToolPurchaseInput>,
): Promise<Receipt> {
  return step(
    context,
    target,
    'cancel',
    'cancelled',
    async (purchase, w) => {
      await withdrawOnChange(w, context, about(purchase), { content: ['cancelled'], reason: 'cancelled' });
      return {};
    },
    { reason },
  );
}

async function step(
  context: ActorContext,
  target: Target,
  command: ToolPurchaseCommand,
  kind: string,
  act: (purchase: PurchaseRecord, w: Write) => Promise<Parameters<typeof updatePurchase>[2]>,
  data: Readonly<Record<string, unknown>> = {},
): Promise<Receipt> {
  return write(context, async (w) => {
    const purchase = await lockAt(w.tx, target);
    const state = obey(toolPurchaseLifecycle, purchase.state, command, context);
    const changes = await act(purchase, w);
    const next = await updatePurchase(w.tx, purchase, { ...changes, state, stateAt: context.now });
    await w.record({ subject: 'toolPurchase', subjectId: purchase.id, kind, data: { no: purchase.no, ...data } });
    w.touch('toolPurchases', 'home');
    return { id: purchase.id, version: next, no: purchase.no };
  });
}

function about({ id }: Pick<PurchaseRecord, 'id'>) {
  return { subject: 'toolPurchase', subjectId: id } as const;
}

/** What the signers have before them. */
async function contentOf(tx: Tx, { id, no, stockReason, neededOn }: PurchaseRecord): Promise<readonly (string | number | null)[]> {
  const lines = await findLineRecords(tx, id);
  return [no, stockReason, neededOn, ...lines.flatMap(({ itemId, qty, note }) => [itemId, qty, note])];
}

async function lockAt(tx: Tx, { id, version }: Target): Promise<PurchaseRecord> {
  const purchase = await lockPurchase(tx, id);
  if (!purchase) throw new DomainError('notFound', { what: 'toolPurchase', id });
  if (purchase.version !== version) throw new DomainError('staleVersion', { what: 'toolPurchase', current: purchase });
  return purchase;
}

export async function listToolPurchases(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof toolPurchaseListInput>,
): Promise<Page<ToolPurchaseRow>> {
  const [before] = fromCursor<[number]>(cursor, 1) ?? [];
  return toPage(await findPurchases(db, filter, before, limit + 1), limit, ({ id }) => [id]);
}

export async function viewToolPurchase({ db }: ActorContext, { id }: { readonly id: number }): Promise<ToolPurchaseView> {
  const purchase = await findPurchase(db, id);
  if (!purchase) throw new DomainError('notFound', { what: 'toolPurchase', id });
  return {
    ...purchase,
    lines: await findLines(db, id),
    approvals: await findApprovals(db, 'toolPurchase', id),
    timeline: await readTimeline(db, 'toolPurchase', id),
  };
}

/** What should be bought: what is below its minimum, and what ends its life until a day (R-000-62). */
export async function planTools({ db }: ActorContext, { until }: z.output<typeof toolPlanInput>): Promise<readonly ToolPlanLine[]> {
  return (await findPlan(db, until)).filter(({ proposedQty }) => proposedQty > 0);
}
