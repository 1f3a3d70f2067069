import type { z } from 'zod';
import { phoneProblem } from '../../../shared/duplicates.ts';
import type {
  BadPhoneRow,
  DistinctPair,
  LikeCustomer,
  Likeness,
  SuspectPair,
  badPhonesInput,
  likeCustomersInput,
  pairInput,
  suspectsInput,
} from '../../../shared/duplicates.ts';
import type { Page, Receipt } from '../../../shared/fields.ts';
import { normalizePhone } from '../../../shared/phone.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toCursor, toPage } from '../../platform/cursor.ts';
import { write } from '../../platform/write.ts';
import {
  deleteDistinct,
  findBadPhones,
  findByName,
  findByPhone,
  findBySerial,
  findDistinct,
  findDistinctRows,
  findLeads,
  findMatches,
  findSides,
  insertDistinct,
  shortestPhone,
  shortestSerial,
  toSide,
} from './duplicates.repository.ts';
import type { Lead } from './duplicates.repository.ts';
import { findCustomers } from './merges.repository.ts';
import { requireLiving } from './merges.service.ts';

/** So many are shown beside a form, and looked at for it. */
const mostLike = 5;
const mostLooked = 60;

/** Who may be the customer that is being typed (R-004-20): a warning that never stands in the way of saving. */
export async function findLikeCustomers(
  { db }: ActorContext,
  input: z.output<typeof likeCustomersInput>,
): Promise<readonly LikeCustomer[]> {
  return likeCustomers(db, input);
}

const nothingTyped: z.output<typeof likeCustomersInput> = { customerId: null, itemId: null, name: '', region: '', phones: [], serial: '' };

/** The same for another feature, e.g. while a call is being logged. */
export async function likeCustomers(db: Db, known: z.input<typeof likeCustomersInput>): Promise<readonly LikeCustomer[]> {
  const typed = { ...nothingTyped, ...known };
  const found = new Map<number, { readonly lastRequestAt: number; readonly likenesses: Set<Likeness> }>();
  const note = (likeness: Likeness, rows: readonly { readonly id: number; readonly lastRequestAt: number }[]) => {
    for (const { id, lastRequestAt } of rows) {
      const known = found.get(id) ?? { lastRequestAt, likenesses: new Set() };
      known.likenesses.add(likeness);
      found.set(id, known);
    }
  };
  const numbers = new Set(typed.phones.map((phone) => normalizePhone(phone).digits).filter((digits) => digits.length >= shortestPhone));
  for (const digits of numbers) note('phone', await findByPhone(db, digits, mostLooked));
  if (typed.name.length >= 2) note('name', await findByName(db, typed.name, typed.region, mostLooked));
  if (typed.serial.length >= shortestSerial) note('serial', await findBySerial(db, typed.serial, typed.itemId, mostLooked));
  // A serial that the customer's own other item has is worth a word; the rest is no news about oneself.
  if (typed.customerId !== null && !found.get(typed.customerId)?.likenesses.has('serial')) found.delete(typed.customerId);
  const best = [...found]
    .sort(([a, one], [b, other]) => other.likenesses.size - one.likenesses.size || other.lastRequestAt - one.lastRequestAt || b - a)
    .slice(0, mostLike);
  const sides = new Map(
    (
      await findSides(
        db,
        best.map(([id]) => id),
      )
    ).map((row) => [row.id, toSide(row)]),
  );
  return best.flatMap(([id, { likenesses }]) => {
    const side = sides.get(id);
    return side ? [{ id, name: side.name, region: side.region, phone: side.phone, likenesses: [...likenesses] }] : [];
  });
}

/** So many customers are looked at per step and in one call: the next page goes on where this one ended, even if it found nobody. */
const step = 400;
const mostLookedAt = 12_000;

interface Suspicion {
  readonly lead: Lead;
  readonly partner: number;
  readonly reasons: Map<Likeness, string>;
}

/**
 * Pairs of customers who may be one, the latest activity first (R-004-20). The customers are walked in the order of their activity, and
 * each pair is found at its more active half; so the list is paged by that order without ever being made as a whole. A page may end
 * early, even empty, and still have a next one: the work of a call is bounded whatever the archive holds.
 */
export async function listSuspects({ db }: ActorContext, { cursor, limit }: z.output<typeof suspectsInput>): Promise<Page<SuspectPair>> {
  let from = fromCursor<[number, number, number]>(cursor, 3);
  const found: Suspicion[] = [];
  for (let lookedAt = 0; lookedAt < mostLookedAt; lookedAt += step) {
    const leads = await findLeads(db, from && [from[0], from[1]], step);
    found.push(...(await suspicionsAmong(db, leads, from)));
    const last = leads.at(-1);
    if (found.length > limit) {
      const page = found.slice(0, limit);
      const end = page.at(-1);
      return { rows: await toPairs(db, page), nextCursor: end ? toCursor([end.lead.activeAt, end.lead.id, end.partner]) : null };
    }
    if (!last || leads.length < step) return { rows: await toPairs(db, found), nextCursor: null };
    from = [last.activeAt, last.id, 0];
  }
  return { rows: await toPairs(db, found), nextCursor: from ? toCursor(from) : null };
}

/** In the order of the list: by the more active half, then by the other's id, downwards. `from` names what the page before ended with. */
async function suspicionsAmong(
  db: Db,
  leads: readonly Lead[],
  from: readonly [number, number, number] | undefined,
): Promise<readonly Suspicion[]> {
  const asked = leads.filter(({ id }) => id !== from?.[1] || from[2] > 0);
  if (asked.length === 0) return [];
  const matches = await findMatches(
    db,
    asked.map(({ id }) => id),
  );
  const leadOf = new Map(asked.map((lead) => [lead.id, lead]));
  const pairs = new Map<string, Suspicion>();
  for (const { lead: leadId, partner, partnerActiveAt, likeness, value } of matches) {
    const lead = leadOf.get(leadId);
    const isFirst = lead && (partnerActiveAt < lead.activeAt || (partnerActiveAt === lead.activeAt && partner < leadId));
    if (!isFirst || (leadId === from?.[1] && partner >= from[2])) continue;
    const pair = pairs.get(`${leadId} ${partner}`) ?? { lead, partner, reasons: new Map() };
    if (!pair.reasons.has(likeness)) pair.reasons.set(likeness, value);
    pairs.set(`${leadId} ${partner}`, pair);
  }
  const distinct = await findDistinct(db, [...new Set([...pairs.values()].flatMap(({ lead, partner }) => [lead.id, partner]))]);
  const place = new Map(asked.map(({ id }, index) => [id, index]));
  return [...pairs.values()]
    .filter(({ lead, partner }) => !distinct.has(`${Math.min(lead.id, partner)} ${Math.max(lead.id, partner)}`))
    .sort((a, b) => (place.get(a.lead.id) ?? 0) - (place.get(b.lead.id) ?? 0) || b.partner - a.partner);
}

async function toPairs(db: Db, found: readonly Suspicion[]): Promise<readonly SuspectPair[]> {
  const ids = [...new Set(found.flatMap(({ lead, partner }) => [lead.id, partner]))];
  const sides = new Map((await findSides(db, ids)).map((row) => [row.id, toSide(row)]));
  return found.flatMap(({ lead, partner, reasons }) => {
    const first = sides.get(lead.id);
    const second = sides.get(partner);
    return first && second ? [{ first, second, reasons: [...reasons].map(([likeness, value]) => ({ likeness, value })) }] : [];
  });
}

/** "These are different": the pair is never listed again, until somebody takes that back. */
export async function markDifferent(context: ActorContext, pair: z.output<typeof pairInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const [firstId, secondId] = inOrder(pair);
    const customers = await findCustomers(tx, [firstId, secondId]);
    for (const id of [firstId, secondId]) requireLiving(customers, id);
    await insertDistinct(tx, { firstId, secondId, userId: context.actor.userId, at: context.now });
    for (const [id, other] of [[firstId, secondId] as const, [secondId, firstId] as const])
      await record({ subject: 'customer', subjectId: id, kind: 'foundDifferent', data: { customerId: other } });
    touch('merges');
    return { id: firstId, version: 1 };
  });
}

export async function unmarkDifferent(context: ActorContext, pair: z.output<typeof pairInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const [firstId, secondId] = inOrder(pair);
    if (!(await deleteDistinct(tx, firstId, secondId))) throw new DomainError('notFound', { what: 'customerPair' });
    for (const [id, other] of [[firstId, secondId] as const, [secondId, firstId] as const])
      await record({ subject: 'customer', subjectId: id, kind: 'perhapsSame', data: { customerId: other } });
    touch('merges');
    return { id: firstId, version: 1 };
  });
}

function inOrder({ firstId, secondId }: z.output<typeof pairInput>): readonly [number, number] {
  return firstId < secondId ? [firstId, secondId] : [secondId, firstId];
}

export async function listDifferent({ db }: ActorContext, { cursor, limit }: z.output<typeof suspectsInput>): Promise<Page<DistinctPair>> {
  const rows = await findDistinctRows(db, fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(rows, limit, ({ firstId, secondId }) => [firstId, secondId]);
}

/** Phone numbers that cannot be dialled, with what is wrong with them (R-004-20). */
export async function listBadPhones({ db }: ActorContext, { cursor, limit }: z.output<typeof badPhonesInput>): Promise<Page<BadPhoneRow>> {
  const rows = await findBadPhones(db, limit + 1, fromCursor<[number]>(cursor, 1)?.[0]);
  const page = toPage(rows, limit, ({ id }) => [id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, contactName: row.contactName ?? '', problem: phoneProblem(row.shownAs) })),
  };
}
