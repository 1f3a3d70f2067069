import type { Updateable } from 'kysely';
import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { supplierCaseLifecycle } from '../../../shared/supplier-case-lifecycle.ts';
import type { SupplierCaseCommand } from '../../../shared/supplier-case-lifecycle.ts';
import type {
  agreeSupplierVisitInput,
  answerSupplierInput,
  goodsArrivedInput,
  shipGoodsInput,
  supplierTargetInput,
  withdrawSupplierCaseInput,
} from '../../../shared/suppliers.ts';
import type { ActorContext } from '../../context.ts';
import type { SupplierCaseTable } from '../../db/schema/suppliers.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { findGoods, insertGoods, lockCase, updateCase, updateGoods } from './supplier-cases.repository.ts';
import type { SupplierCaseRecord } from './supplier-cases.repository.ts';

/** What the supplier says, and when they said it. */
export async function noteAnswer(context: ActorContext, { at, text, ...target }: z.output<typeof answerSupplierInput>): Promise<Receipt> {
  return step(context, target, 'answer', async (row) => {
    refuseOddTime(at, context.now, row.sentAt);
    return { kind: 'answered', data: { at, isLate: at > row.answerDueAt }, changes: { answeredAt: at, answer: text } };
  });
}

/** R-002-39: the supplier comes at the agreed time; a new time takes the place of the old. */
export async function agreeVisit(
  context: ActorContext,
  { visitAt, text, ...target }: z.output<typeof agreeSupplierVisitInput>,
): Promise<Receipt> {
  return step(context, target, 'agreeVisit', async (row) => {
    if (visitAt < row.sentAt) throw new DomainError('guardFailed', { guard: 'beforeStep', field: 'visitAt' });
    const answered = { answeredAt: row.answeredAt ?? context.now, ...(text !== '' && { answer: text }) };
    return { kind: 'visitAgreed', data: { visitAt }, changes: { visitAt, ...answered } };
  });
}

/** Goods are on their way; inside the caller's write. */
export async function shipGoods(
  w: Write,
  context: ActorContext,
  { id, version, ...goods }: z.output<typeof shipGoodsInput>,
): Promise<Receipt> {
  if (goods.expectedOn < goods.shippedOn) throw new DomainError('guardFailed', { guard: 'beforeStep', field: 'expectedOn' });
  return takeStep(w, context, { id, version }, 'ship', async (row) => {
    await insertGoods(w.tx, { ...goods, supplierCaseId: id, arrivedAt: null, receivedBy: null, remarks: '', createdAt: context.now });
    return { kind: 'goodsShipped', data: { expectedOn: goods.expectedOn }, changes: { answeredAt: row.answeredAt ?? context.now } };
  });
}

/** One delivery is here; inside the caller's write. The clocks of the job hear of it by `tellJobOfGoods`. */
export async function receiveGoods(
  w: Write,
  context: ActorContext,
  { goodsId, at, remarks, ...target }: z.output<typeof goodsArrivedInput>,
): Promise<Receipt> {
  return takeStep(w, context, target, 'arrive', async (row) => {
    refuseOddTime(at, context.now, row.sentAt);
    const goods = (await findGoods(w.tx, [row.id])).find(({ id }) => id === goodsId);
    if (!goods) throw new DomainError('notFound', { what: 'supplierGoods', id: goodsId });
    if (goods.arrivedAt !== null) throw new DomainError('guardFailed', { guard: 'goodsAlreadyHere' });
    await updateGoods(w.tx, goodsId, { arrivedAt: at, receivedBy: context.actor.userId, remarks });
    return { kind: 'goodsArrived', data: { goodsId, at }, changes: {} };
  });
}

/** Nothing more is waited for; refused while goods are on their way. */
export async function closeSupplierCase(context: ActorContext, target: z.output<typeof supplierTargetInput>): Promise<Receipt> {
  return step(context, target, 'close', async ({ id }, { tx }) => {
    if ((await findGoods(tx, [id])).some(({ arrivedAt }) => arrivedAt === null))
      throw new DomainError('guardFailed', { guard: 'goodsInTransit' });
    return { kind: 'closed', data: {}, changes: {} };
  });
}

export async function withdrawSupplierCase(
  context: ActorContext,
  { reason, ...target }: z.output<typeof withdrawSupplierCaseInput>,
): Promise<Receipt> {
  return step(context, target, 'withdraw', async () => ({ kind: 'withdrawn', data: {}, changes: { endReason: reason } }));
}

interface Step {
  /** Past tense, for the timeline; the data hold no free text, which erasure would not find there. */
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly changes: Updateable<SupplierCaseTable>;
}
type Target = z.output<typeof supplierTargetInput>;
type Work = (row: SupplierCaseRecord, w: Write) => Promise<Step>;

async function step(context: ActorContext, target: Target, command: SupplierCaseCommand, work: Work): Promise<Receipt> {
  return write(context, (w) => takeStep(w, context, target, command, work));
}

/** One arrow of the life of a case: the locked row as the user saw it, who may, what follows, the row and the timeline. */
async function takeStep(
  w: Write,
  context: ActorContext,
  { id, version }: Target,
  command: SupplierCaseCommand,
  work: Work,
): Promise<Receipt> {
  const row = await lockCase(w.tx, id);
  if (!row) throw new DomainError('notFound', { what: 'supplierCase', id });
  if (row.version !== version) throw new DomainError('staleVersion', { what: 'supplierCase', current: row });
  const state = obey(supplierCaseLifecycle, row.state, command, context);
  const { kind, data, changes } = await work(row, w);
  const stateAt = state === row.state ? row.stateAt : context.now;
  await updateCase(w.tx, id, { ...changes, state, stateAt, version: version + 1 });
  await w.record({ subject: 'supplierCase', subjectId: id, kind, data: { no: row.no, ...data } });
  w.touch('suppliers', 'supplierCases', 'home');
  return { id, version: version + 1, no: row.no };
}

/** Nothing is said to have happened before what it follows, or later than now; people say times to the minute. */
function refuseOddTime(at: number, now: number, earlier: number): void {
  if (at > now) throw new DomainError('guardFailed', { guard: 'inFuture', field: 'at' });
  if (at < earlier - (earlier % 60_000)) throw new DomainError('guardFailed', { guard: 'beforeStep', field: 'at' });
}
