import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { timesFen } from '../../../shared/money.ts';
import { isLossFactor, keeperFactor, lossFen } from '../../../shared/tool-money.ts';
import type { ToolLoss, decideLossInput, findLossInput, stateLossInput, waiveLossInput } from '../../../shared/tool-losses.ts';
import type { ToolCondition } from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { balanceOfPerson, bookInto } from '../staff-accounts/accounts.service.ts';
import { findPlaceOfKind, postMoves } from '../stock/posting.service.ts';
import { requireToolRoom } from './tool-places.ts';
import { changeLoss, findLoss, findMoveValue, lockLoss } from './tool-losses.repository.ts';
import type { LossRecord } from './tool-losses.repository.ts';
import { changeTool } from './tools.repository.ts';

/** What whoever is asked to pay says themselves, before it is decided. */
export async function stateLoss(context: ActorContext, { statement, ...target }: z.output<typeof stateLossInput>): Promise<Receipt> {
  return lossStep(context, target, 'stated', async () => ({ statement, statedAt: context.now }), { statement });
}

/**
 * The supervisor decides: 1 to 5 times the original price with a reason (R-000-74); the custodian and whoever manages pay its price, 1.0
 * (R-000-65, R-000-71). The amount goes into the person's account.
 * @throws DomainError `guardFailed` with `lossFactor`, `keeperPaysPrice`, `nobodyPays`
 */
export async function decideLoss(context: ActorContext, input: z.output<typeof decideLossInput>): Promise<Receipt> {
  return write(context, (w) => decideLossInto(w, context, input));
}

/** The same inside another write. */
export async function decideLossInto(
  w: Write,
  context: ActorContext,
  { factor, reason, staffId, ...target }: z.output<typeof decideLossInput>,
): Promise<Receipt> {
  if (!isLossFactor(factor)) throw new DomainError('guardFailed', { guard: 'lossFactor', field: 'factor' });
  return lossStepInto(
    w,
    target,
    'charged',
    async (loss) => {
      // a holder pays for what they held; of what was kept, whoever decides may name somebody else
      const payerId = loss.cause === 'holder' ? loss.staffId : (staffId ?? loss.staffId);
      if (payerId === null) throw new DomainError('guardFailed', { guard: 'nobodyPays', field: 'staffId' });
      if (loss.cause !== 'holder' && factor !== keeperFactor)
        throw new DomainError('guardFailed', { guard: 'keeperPaysPrice', field: 'factor' });
      const amountFen = timesFen(lossFen(loss.originalFen, factor), loss.qty);
      const about = { staffId: payerId, itemId: loss.itemId, subject: 'toolLoss', subjectId: loss.id, note: reason };
      const lineId = amountFen === 0 ? null : await bookInto(w, context, { ...about, kind: 'compensation', amountFen });
      return { ...decided(context), state: 'charged', staffId: payerId, factor, amountFen, reason, lineId };
    },
    { factor, reason },
  );
}

/** Nobody pays, for a reason that stays with it. */
export async function waiveLoss(context: ActorContext, { reason, ...target }: z.output<typeof waiveLossInput>): Promise<Receipt> {
  return lossStep(context, target, 'waived', async () => ({ ...decided(context), state: 'waived', reason }), { reason });
}

/**
 * It is there again: back into the room, and what was charged is taken back where it was not paid yet.
 * @throws DomainError `guardFailed` with `lossPaid` when it was paid: the payment is taken back first
 */
export async function findLost(
  context: ActorContext,
  { placeId, condition, reason, ...target }: z.output<typeof findLossInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const loss = await lockAt(w.tx, target);
    const { version } = await findLostInto(w, context, loss, { placeId, condition, reason });
    return { id: loss.id, version, no: loss.no };
  });
}

export interface FoundAgain {
  readonly placeId: number;
  readonly condition: ToolCondition;
  readonly reason: string;
  readonly bookedOn?: string;
  readonly documentId?: number;
}

/** The same inside another write, of a locked loss. */
export async function findLostInto(
  w: Write,
  context: ActorContext,
  loss: LossRecord,
  { placeId, condition, reason, bookedOn, documentId }: FoundAgain,
): Promise<{ readonly version: number; readonly valueFen: number }> {
  if (loss.state === 'found') throw new DomainError('commandNotAllowed', { command: 'found', state: loss.state, refusal: 'state' });
  await requireToolRoom(w.tx, placeId);
  const { toolNo } = await requireLoss(w.tx, loss.id);
  // what it was worth when it went
  const valueFen = loss.moveId === null ? 0 : await findMoveValue(w.tx, loss.moveId);
  await postMoves(context, w.tx, { staffId: loss.staffId, reason, bookedOn, documentId: documentId ?? null }, [
    {
      ...{ itemId: loss.itemId, qty: loss.qty, kind: 'found' as const, toPlaceId: placeId, valueFen },
      fromPlaceId: await findPlaceOfKind(w.tx, 'scrap'),
      ...(toolNo !== '' && { lotNo: toolNo }),
    },
  ]);
  if (loss.lotId !== null) await changeTool(w.tx, loss.lotId, { state: 'inStock', stateAt: context.now, condition });
  if (loss.lineId !== null && loss.staffId !== null && loss.amountFen !== null) {
    const { owedFen } = await balanceOfPerson(w.tx, loss.staffId);
    if (owedFen < loss.amountFen) throw new DomainError('guardFailed', { guard: 'lossPaid', no: loss.no });
    await bookInto(w, context, {
      ...{ staffId: loss.staffId, kind: 'compensation' as const, amountFen: loss.amountFen, itemId: loss.itemId },
      ...{ subject: 'toolLoss', subjectId: loss.id, note: reason, reversesId: loss.lineId },
    });
  }
  const version = await changeLoss(w.tx, loss, { state: 'found', stateAt: context.now, reason });
  await w.record({ subject: 'toolLoss', subjectId: loss.id, kind: 'found', data: { no: loss.no, reason } });
  w.touch('tools', 'stock', 'home');
  return { version, valueFen };
}

function decided({ actor, now }: ActorContext) {
  return { stateAt: now, decidedBy: actor.userId, decidedAt: now };
}

type Target = { readonly id: number; readonly version: number };

async function lossStep(
  context: ActorContext,
  target: Target,
  kind: string,
  step: (loss: LossRecord) => Promise<Parameters<typeof changeLoss>[2]>,
  data: Readonly<Record<string, unknown>>,
): Promise<Receipt> {
  return write(context, (w) => lossStepInto(w, target, kind, step, data));
}

async function lossStepInto(
  w: Write,
  target: Target,
  kind: string,
  step: (loss: LossRecord) => Promise<Parameters<typeof changeLoss>[2]>,
  data: Readonly<Record<string, unknown>>,
): Promise<Receipt> {
  const loss = await lockAt(w.tx, target);
  if (loss.state !== 'reported') throw new DomainError('commandNotAllowed', { command: kind, state: loss.state, refusal: 'state' });
  const next = await changeLoss(w.tx, loss, await step(loss));
  await w.record({ subject: 'toolLoss', subjectId: loss.id, kind, data: { no: loss.no, ...data } });
  w.touch('tools', 'home');
  return { id: loss.id, version: next, no: loss.no };
}

async function lockAt(tx: Tx, { id, version }: Target): Promise<LossRecord> {
  const loss = await lockLoss(tx, id);
  if (!loss) throw new DomainError('notFound', { what: 'toolLoss', id });
  if (loss.version !== version) throw new DomainError('staleVersion', { what: 'toolLoss', current: loss });
  return loss;
}

async function requireLoss(db: Tx, id: number): Promise<ToolLoss> {
  const loss = await findLoss(db, id);
  if (!loss) throw new DomainError('notFound', { what: 'toolLoss', id });
  return loss;
}
