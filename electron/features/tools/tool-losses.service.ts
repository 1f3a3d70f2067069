import type { z } from 'zod';
import type { Page, Receipt } from '../../../shared/fields.ts';
import { timesFen } from '../../../shared/money.ts';
import { isLossFactor, keeperFactor, lossFen } from '../../../shared/tool-money.ts';
import type {
  LossCause,
  ToolLoss,
  ToolLossView,
  decideLossInput,
  findLossInput,
  lossListInput,
  reportLossInput,
  stateLossInput,
  waiveLossInput,
} from '../../../shared/tool-losses.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { bookInto } from '../staff-accounts/accounts.service.ts';
import { findPlaceOfKind, postMoves } from '../stock/posting.service.ts';
import { requireKinds } from './tool-in.service.ts';
import type { KindFacts } from './tool-kinds.repository.ts';
import { requireToolRoom } from './tool-places.ts';
import { findHolderPlace } from './tool-places.repository.ts';
import { changeLoss, findLoss, findLosses, findMoveValue, insertLoss, lockLoss } from './tool-losses.repository.ts';
import type { LossRecord } from './tool-losses.repository.ts';
import { changeIssue, changeTool, findToolByNo, lockIssues } from './tools.repository.ts';

type Report = z.output<typeof reportLossInput>;

/**
 * A tool is gone. It leaves whoever held it, or the room, at once; who pays how much is decided afterwards, and whoever is asked to pay says
 * first what happened. Lost out of the room, the custodian is proposed at its price (R-000-65, R-000-71).
 * @throws DomainError `notFound`, `returnTooMuch`, `guardFailed` with `toolNoMissing`, those of `postMoves`
 */
export async function reportLoss(context: ActorContext, input: Report): Promise<Receipt> {
  return write(context, (w) => reportLossInto(w, context, input));
}

/** The same inside another write. */
export async function reportLossInto(w: Write, context: ActorContext, input: Report, cause?: LossCause): Promise<Receipt> {
  const { tx } = w;
  const gone = input.issueId === null ? await goneFromRoom(tx, input) : await goneFromHolder(tx, input.issueId, input.qty);
  const [posted] = await postMoves(context, tx, { staffId: gone.staffId, reason: input.facts, bookedOn: input.bookedOn }, [
    {
      ...{ itemId: gone.itemId, qty: input.qty, kind: 'loss' as const, fromPlaceId: gone.placeId },
      toPlaceId: await findPlaceOfKind(tx, 'scrap'),
      ...(gone.toolNo !== '' && { lotNo: gone.toolNo }),
    },
  ]);
  if (gone.lotId !== null) await changeTool(tx, gone.lotId, { state: 'lost', stateAt: context.now });
  const no = await takeNumber(tx, 'toolLoss', context.now, await readZone(context.app, tx));
  const id = await insertLoss(tx, {
    ...{ no, itemId: gone.itemId, lotId: gone.lotId, qty: input.qty, issueId: input.issueId },
    cause: cause ?? (input.issueId === null ? 'custodian' : 'holder'),
    staffId: gone.staffId,
    originalFen: gone.originalFen,
    ...{ facts: input.facts, statement: '', statedAt: null },
    ...{ state: 'reported' as const, stateAt: context.now, factor: null, amountFen: null, reason: '', decidedBy: null, decidedAt: null },
    ...{ lineId: null, moveId: posted?.moveId ?? null, createdBy: context.actor.userId, createdAt: context.now, version: 1 },
  });
  await w.record({
    subject: 'toolLoss',
    subjectId: id,
    kind: 'reported',
    data: { no, item: gone.name, qty: input.qty, toolNo: gone.toolNo },
  });
  w.touch('tools', 'stock', 'home');
  return { id, version: 1, no };
}

interface Gone {
  readonly itemId: number;
  readonly name: string;
  readonly placeId: number;
  readonly lotId: number | null;
  readonly toolNo: string;
  readonly staffId: number | null;
  readonly originalFen: number;
}

async function goneFromHolder(tx: Tx, issueId: number, qty: number): Promise<Gone> {
  const [issue] = await lockIssues(tx, [issueId]);
  if (!issue) throw new DomainError('notFound', { what: 'toolIssue', id: issueId });
  const kind = (await requireKinds(tx, [issue.itemId])).get(issue.itemId) as KindFacts;
  if (qty > issue.openQty) throw new DomainError('returnTooMuch', { item: kind.name, wanted: qty, available: issue.openQty });
  const placeId = await findHolderPlace(tx, issue.staffId);
  if (placeId === undefined) throw new DomainError('notFound', { what: 'place', id: issue.staffId });
  const openQty = issue.openQty - qty;
  await changeIssue(tx, issueId, { openQty, ...(openQty === 0 && { closedOn: issue.closedOn || issue.issuedOn }) });
  return {
    ...{ itemId: issue.itemId, name: kind.name, placeId, lotId: issue.lotId, toolNo: issue.tool?.no ?? '', staffId: issue.staffId },
    originalFen: issue.tool?.originalFen ?? kind.originalFen,
  };
}

async function goneFromRoom(tx: Tx, { itemId, placeId, toolNo, staffId }: Report): Promise<Gone> {
  if (itemId === null || placeId === null) throw new DomainError('notFound', { what: 'tool', id: itemId ?? 0 });
  const kind = (await requireKinds(tx, [itemId])).get(itemId) as KindFacts;
  await requireToolRoom(tx, placeId);
  const isNumbered = kind.tracking === 'serial';
  if (isNumbered && toolNo === '')
    throw new DomainError('guardFailed', { guard: 'toolNoMissing', item: kind.name, itemId, field: 'toolNo' });
  const tool = isNumbered ? await findToolByNo(tx, toolNo) : undefined;
  if (isNumbered && tool?.itemId !== itemId) throw new DomainError('notFound', { what: 'tool', no: toolNo });
  return {
    itemId,
    name: kind.name,
    placeId,
    lotId: tool?.lotId ?? null,
    toolNo: isNumbered ? toolNo : '',
    staffId,
    originalFen: kind.originalFen,
  };
}

/** What whoever is asked to pay says themselves, before it is decided. */
export async function stateLoss(context: ActorContext, { statement, ...target }: z.output<typeof stateLossInput>): Promise<Receipt> {
  return lossStep(context, target, 'stated', async () => ({ statement, statedAt: context.now }), { statement });
}

/**
 * The supervisor decides: 1 to 5 times the original price with a reason (R-000-74); the custodian and whoever manages pay its price, 1.0
 * (R-000-65, R-000-71). The amount goes into the person's account.
 * @throws DomainError `guardFailed` with `lossFactor`, `keeperPaysPrice`, `nobodyPays`
 */
export async function decideLoss(context: ActorContext, { factor, reason, ...target }: z.output<typeof decideLossInput>): Promise<Receipt> {
  if (!isLossFactor(factor)) throw new DomainError('guardFailed', { guard: 'lossFactor', field: 'factor' });
  return lossStep(
    context,
    target,
    'charged',
    async (loss, w) => {
      if (loss.staffId === null) throw new DomainError('guardFailed', { guard: 'nobodyPays', field: 'staffId' });
      if (loss.cause !== 'holder' && factor !== keeperFactor)
        throw new DomainError('guardFailed', { guard: 'keeperPaysPrice', field: 'factor' });
      const amountFen = timesFen(lossFen(loss.originalFen, factor), loss.qty);
      const about = { staffId: loss.staffId, itemId: loss.itemId, subject: 'toolLoss', subjectId: loss.id, note: reason };
      const lineId = amountFen === 0 ? null : await bookInto(w, context, { ...about, kind: 'compensation', amountFen });
      return { ...decided(context), state: 'charged', factor, amountFen, reason, lineId };
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
 * @throws DomainError `guardFailed` with `moreThanOwed` when it was paid: it is given back at the counter then
 */
export async function findLost(
  context: ActorContext,
  { placeId, condition, reason, ...target }: z.output<typeof findLossInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const loss = await lockAt(w.tx, target);
    if (loss.state === 'found') throw new DomainError('commandNotAllowed', { command: 'found', state: loss.state, refusal: 'state' });
    await requireToolRoom(w.tx, placeId);
    const { toolNo } = await requireLoss(w.tx, loss.id);
    await postMoves(context, w.tx, { staffId: loss.staffId, reason }, [
      {
        ...{ itemId: loss.itemId, qty: loss.qty, kind: 'found' as const, toPlaceId: placeId },
        fromPlaceId: await findPlaceOfKind(w.tx, 'scrap'),
        // what it was worth when it went
        valueFen: loss.moveId === null ? 0 : await findMoveValue(w.tx, loss.moveId),
        ...(toolNo !== '' && { lotNo: toolNo }),
      },
    ]);
    if (loss.lotId !== null) await changeTool(w.tx, loss.lotId, { state: 'inStock', stateAt: context.now, condition });
    if (loss.lineId !== null && loss.staffId !== null && loss.amountFen !== null)
      await bookInto(w, context, {
        ...{ staffId: loss.staffId, kind: 'compensation' as const, amountFen: loss.amountFen, itemId: loss.itemId },
        ...{ subject: 'toolLoss', subjectId: loss.id, note: reason, reversesId: loss.lineId },
      });
    const next = await changeLoss(w.tx, loss, { state: 'found', stateAt: context.now, reason });
    await w.record({ subject: 'toolLoss', subjectId: loss.id, kind: 'found', data: { no: loss.no, reason } });
    w.touch('tools', 'stock', 'home');
    return { id: loss.id, version: next, no: loss.no };
  });
}

function decided({ actor, now }: ActorContext) {
  return { stateAt: now, decidedBy: actor.userId, decidedAt: now };
}

type Target = { readonly id: number; readonly version: number };

async function lossStep(
  context: ActorContext,
  target: Target,
  kind: string,
  step: (loss: LossRecord, w: Write) => Promise<Parameters<typeof changeLoss>[2]>,
  data: Readonly<Record<string, unknown>>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const loss = await lockAt(w.tx, target);
    if (loss.state !== 'reported') throw new DomainError('commandNotAllowed', { command: kind, state: loss.state, refusal: 'state' });
    const next = await changeLoss(w.tx, loss, await step(loss, w));
    await w.record({ subject: 'toolLoss', subjectId: loss.id, kind, data: { no: loss.no, ...data } });
    w.touch('tools', 'home');
    return { id: loss.id, version: next, no: loss.no };
  });
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

export async function listLosses(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof lossListInput>,
): Promise<Page<ToolLoss>> {
  const [before] = fromCursor<[number]>(cursor, 1) ?? [];
  return toPage(await findLosses(db, filter, before, limit + 1), limit, ({ id }) => [id]);
}

export async function viewLoss({ db }: ActorContext, { id }: { readonly id: number }): Promise<ToolLossView> {
  const loss = await findLoss(db, id);
  if (!loss) throw new DomainError('notFound', { what: 'toolLoss', id });
  return { ...loss, timeline: await readTimeline(db, 'toolLoss', id) };
}
