import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { toolPurchaseLifecycle, writableToolPurchases } from '../../../shared/tool-purchase-lifecycle.ts';
import type {
  ToolPurchaseFacts,
  bookToolPurchaseInput,
  changeToolPurchaseInput,
  reasonedToolPurchaseInput,
  sendToolPurchaseInput,
  signToolPurchaseInput,
} from '../../../shared/tool-purchases.ts';
import type { SignDecision } from '../../../shared/signature-chains.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { sign, startApproval, withdrawOnChange } from '../approvals/approvals.service.ts';
import { requireKinds } from '../tools/tool-in.service.ts';
import { findLineRecords, insertPurchase, replaceLines, updatePurchase } from './tool-purchases.repository.ts';
import type { PurchaseRecord } from './tool-purchases.repository.ts';
import { lockAt, step } from './tool-purchase-step.ts';
import type { Target } from './tool-purchase-step.ts';

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
  return step(
    context,
    target,
    'send',
    'sent',
    async (_, w) => {
      const today = dayOf(context.now, await readZone(context.app, w.tx));
      if (sentOn > today) throw new DomainError('bookedInFuture', { field: 'sentOn', today });
      return { sentOn, sentWay, sentTo };
    },
    { sentOn, sentWay, sentTo },
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

/** Not wanted any more, or nothing of it comes. @throws DomainError `guardFailed` with `toolsAreIn` */
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
      if ((await findLineRecords(w.tx, purchase.id)).some(({ stockedQty }) => stockedQty > 0))
        throw new DomainError('guardFailed', { guard: 'toolsAreIn' });
      await withdrawOnChange(w, context, about(purchase), { content: ['cancelled'], reason: 'cancelled' });
      return {};
    },
    { reason },
  );
}

function about({ id }: Pick<PurchaseRecord, 'id'>) {
  return { subject: 'toolPurchase', subjectId: id } as const;
}

/** What the signers have before them. */
async function contentOf(tx: Tx, { id, no, stockReason, neededOn }: PurchaseRecord): Promise<readonly (string | number | null)[]> {
  const lines = await findLineRecords(tx, id);
  return [no, stockReason, neededOn, ...lines.flatMap(({ itemId, qty, note }) => [itemId, qty, note])];
}
