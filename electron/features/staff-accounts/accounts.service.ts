import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { accountEffects, balanceOf, paidSoFar, refusalOf } from '../../../shared/staff-account.ts';
import type { AccountBalance, AccountKind, AccountLine } from '../../../shared/staff-account.ts';
import { cashKinds, depositKinds } from '../../../shared/staff-accounts.ts';
import type {
  AccountRow,
  DeductionPlan,
  DepositState,
  PayWay,
  StaffAccount,
  accountInput,
  bookAccountInput,
  waiveInput,
} from '../../../shared/staff-accounts.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { bookingDay } from '../stock/posting.service.ts';
import { findAllAmounts, findAmounts, findDepositKinds, findLines, findPerson, insertLine, lockPerson } from './accounts.repository.ts';
import type { StoredLine } from './accounts.repository.ts';
import { findOpenPlans, findPlansOf } from './plans.repository.ts';

export { lockPerson } from './accounts.repository.ts';

/** What is written into somebody's account, and where it came from. */
export interface Booking {
  readonly staffId: number;
  readonly kind: AccountKind;
  readonly amountFen: number;
  readonly itemId?: number | null;
  readonly subject?: string;
  readonly subjectId?: number | null;
  readonly way?: PayWay | null;
  readonly no?: string;
  readonly note?: string;
  readonly bookedOn?: string | undefined;
  readonly reversesId?: number | null;
}

/** Where a line came from that a plan took. */
export const planSubject = 'deductionPlan';

/**
 * Writes one line into an account inside another write (SM-11); the person is locked, so that nothing is paid twice. What an open plan takes
 * is taken by the plan alone: it is changed only by a new one (R-000-78).
 * @returns the line's id
 * @throws DomainError `notFound`, `guardFailed` with `moreThanOwed` or `moreThanHeld` and what is open, `plannedAlready`
 */
export async function bookInto(w: Write, context: ActorContext, booking: Booking): Promise<number> {
  const { tx } = w;
  const { staffId, kind, amountFen, reversesId = null, subject = '' } = booking;
  const person = await lockPerson(tx, staffId);
  if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
  const before = balanceOf(await findAmounts(tx, staffId));
  const line: AccountLine = { kind, amountFen, isReversal: reversesId !== null };
  const refusal = refusalOf(before, line);
  if (refusal) throw new DomainError('guardFailed', { guard: refusal, field: 'amountFen', ...before });
  if (subject !== planSubject) await refusePlanned(tx, staffId, before, line);
  const id = await insertLine(tx, {
    ...{ staffId, kind, amountFen, reversesId, subject },
    itemId: booking.itemId ?? null,
    subjectId: booking.subjectId ?? null,
    way: booking.way ?? '',
    no: booking.no ?? '',
    note: booking.note ?? '',
    bookedOn: await bookingDay(context, tx, booking.bookedOn),
    userId: context.actor.userId,
    at: context.now,
  });
  const data = { name: person.name, kind, amountFen, note: booking.note ?? '' };
  await w.record({ subject: 'staff', subjectId: staffId, kind: reversesId === null ? 'accountBooked' : 'accountReversed', data });
  w.touch('staffAccounts', 'home');
  return id;
}

async function refusePlanned(tx: Tx, staffId: number, before: AccountBalance, line: AccountLine): Promise<void> {
  const change = balanceOf([line]).owedFen;
  if (change >= 0) return;
  const plans = await findOpenPlans(tx, staffId);
  const plannedFen = plannedDebt(plans);
  if (plannedFen === 0 || before.owedFen + change >= plannedFen) return;
  const no = plans.find(({ basis }) => basis === 'debt')?.no ?? '';
  throw new DomainError('guardFailed', {
    ...{ guard: 'plannedAlready', field: 'amountFen', no },
    freeFen: Math.max(0, before.owedFen - plannedFen),
  });
}

/** What open plans still take of what is owed. */
export function plannedDebt(plans: readonly DeductionPlan[]): number {
  return plans.filter(({ basis }) => basis === 'debt').reduce((sum, { leftFen }) => sum + leftFen, 0);
}

/**
 * A deposit, a payment, money given back, at the counter (R-000-76); a deposit gets a receipt with a number (F-11), and is given back or set
 * off only when its tool is back.
 * @throws DomainError `fieldsMissing`, `guardFailed` with `depositKindMissing`, `toolStillOut`, `moreThanPaid`, those of {@link bookInto}
 */
export async function bookAccount(context: ActorContext, input: z.output<typeof bookAccountInput>): Promise<Receipt> {
  const { staffId, kind, amountFen, itemId, way } = input;
  const isIn = <T extends string>(kinds: readonly T[]) => (kinds as readonly string[]).includes(kind);
  if (isIn(cashKinds) && way === null) throw new DomainError('fieldsMissing', { fields: ['way'] });
  const isAboutDeposit = isIn(depositKinds);
  if (isAboutDeposit && itemId === null) throw new DomainError('guardFailed', { guard: 'depositKindMissing', field: 'itemId' });
  return write(context, async (w) => {
    await lockPerson(w.tx, staffId);
    const isDeposit = kind === 'depositPaid';
    if (isAboutDeposit && !isDeposit && itemId !== null) await refuseToGiveBack(w.tx, staffId, itemId, amountFen);
    if (kind === 'repaid') {
      const paidFen = paidSoFar(await findAmounts(w.tx, staffId));
      if (amountFen > paidFen) throw new DomainError('guardFailed', { guard: 'moreThanPaid', field: 'amountFen', paidFen });
    }
    const no = isDeposit ? await takeReceiptNumber(w, context) : '';
    const id = await bookInto(w, context, { ...input, itemId: isAboutDeposit ? itemId : null, no });
    return { id, version: 1, ...(isDeposit && { no }) };
  });
}

/** Number of a deposit receipt 押金收据. */
export async function takeReceiptNumber({ tx }: Write, { app, now }: ActorContext): Promise<string> {
  return takeNumber(tx, 'depositReceipt', now, await readZone(app, tx));
}

/** What is owed is not asked for any more. @throws DomainError those of {@link bookInto} */
export async function waive(context: ActorContext, { staffId, amountFen, reason }: z.output<typeof waiveInput>): Promise<Receipt> {
  return write(context, async (w) => ({
    id: await bookInto(w, context, { staffId, kind: 'waived', amountFen, note: reason }),
    version: 1,
  }));
}

/** Deposits that are held, by kind of tool; kinds without any are left out. */
export async function depositsHeld(
  db: Db,
  staffId: number,
): Promise<readonly { readonly itemId: number | null; readonly heldFen: number }[]> {
  const lines = await findAmounts(db, staffId);
  const kinds = [...new Set(lines.map(({ itemId }) => itemId))];
  return kinds
    .map((itemId) => ({ itemId, heldFen: balanceOf(lines.filter((line) => line.itemId === itemId)).heldFen }))
    .filter(({ heldFen }) => heldFen > 0);
}

/** Locks people in the order of their ids, before what they hold. */
export async function lockPersons(tx: Tx, staffIds: readonly number[]): Promise<void> {
  for (const id of [...new Set(staffIds)].toSorted((a, b) => a - b)) await lockPerson(tx, id);
}

/** Deposits that are held for one kind of tool. */
export async function depositHeldFor(db: Db, staffId: number, itemId: number): Promise<number> {
  return heldFor(await findAmounts(db, staffId), itemId);
}

function heldFor(lines: readonly (AccountLine & { readonly itemId: number | null })[], itemId: number): number {
  return balanceOf(lines.filter((line) => line.itemId === itemId && accountEffects[line.kind].held !== 0)).heldFen;
}

/** Deposits held for one kind, and what open plans still bring of it (R-000-76). */
export async function depositCoverOf(db: Db, staffId: number, itemId: number): Promise<number> {
  return (await depositHeldFor(db, staffId, itemId)) + plannedDeposit(await findOpenPlans(db, staffId), itemId);
}

function plannedDeposit(plans: readonly DeductionPlan[], itemId: number): number {
  return plans.filter((plan) => plan.basis === 'deposit' && plan.itemId === itemId).reduce((sum, { leftFen }) => sum + leftFen, 0);
}

/** A deposit is given back, or set off, from what is held for its own kind, and not while the tool that it is for is out. */
async function refuseToGiveBack(tx: Tx, staffId: number, itemId: number, amountFen: number): Promise<void> {
  const heldFen = await depositHeldFor(tx, staffId, itemId);
  if (amountFen > heldFen) throw new DomainError('guardFailed', { guard: 'moreThanHeld', field: 'amountFen', heldFen });
  const kind = (await findDepositKinds(tx, staffId)).find((one) => one.itemId === itemId);
  if (!kind || kind.outQty === 0) return;
  const coverFen = await depositCoverOf(tx, staffId, itemId);
  const neededFen = kind.depositFen * kind.outQty;
  if (coverFen - amountFen < neededFen)
    throw new DomainError('guardFailed', { guard: 'toolStillOut', field: 'amountFen', item: kind.name, qty: kind.outQty });
}

export async function balanceOfPerson(db: Db, staffId: number): Promise<AccountBalance> {
  return balanceOf(await findAmounts(db, staffId));
}

/** Everything in somebody's account with both balances after each line, their deposits by kind, and their plans (F-11). */
export async function viewAccount({ db }: ActorContext, { staffId }: z.output<typeof accountInput>): Promise<StaffAccount> {
  const person = await findPerson(db, staffId);
  if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
  const stored = await findLines(db, staffId);
  const plans = await findPlansOf(db, staffId);
  const amounts = stored.map((line) => ({ ...line, isReversal: line.reversesId !== null }));
  const balance = balanceOf(amounts);
  const open = plans.filter(({ state }) => state === 'open');
  return {
    ...person,
    ...balance,
    freeFen: Math.max(0, balance.owedFen - plannedDebt(open)),
    paidFen: paidSoFar(amounts),
    lines: withBalances(stored, plans),
    plans,
    deposits: depositsOf(await findDepositKinds(db, staffId), amounts, open),
  };
}

function withBalances(stored: readonly StoredLine[], plans: readonly DeductionPlan[]): readonly AccountRow[] {
  let balance: AccountBalance = { heldFen: 0, owedFen: 0 };
  return stored.map((line) => {
    const change = balanceOf([{ ...line, isReversal: line.reversesId !== null }]);
    balance = { heldFen: balance.heldFen + change.heldFen, owedFen: balance.owedFen + change.owedFen };
    return { ...line, ...balance, mayReverse: isReversible(line, plans) };
  });
}

/** A mistake at the counter, or what a plan took last; a charge is taken back where it was made. */
function isReversible({ id, reversesId, isReversed, subject, subjectId }: StoredLine, plans: readonly DeductionPlan[]): boolean {
  if (reversesId !== null || isReversed) return false;
  if (subject !== planSubject) return subject === '';
  const plan = plans.find((one) => one.id === subjectId);
  return plan !== undefined && isLastTaken(plan, id);
}

/** What was taken last of a plan that nothing has taken the place of. */
export function isLastTaken({ state, rows }: DeductionPlan, lineId: number): boolean {
  return (state === 'open' || state === 'settled') && rows.findLast((row) => row.lineId !== null)?.lineId === lineId;
}

function depositsOf(
  kinds: Awaited<ReturnType<typeof findDepositKinds>>,
  lines: readonly (StoredLine & AccountLine)[],
  plans: readonly DeductionPlan[],
): readonly DepositState[] {
  const known = new Set(kinds.map(({ itemId }) => itemId));
  // a kind that asks for none any more, of which something is still held
  const others = new Map(lines.flatMap(({ itemId, itemName }) => (itemId === null || known.has(itemId) ? [] : [[itemId, itemName ?? '']])));
  return [...kinds, ...[...others].map(([itemId, name]) => ({ itemId, name, depositFen: 0, outQty: 0 }))]
    .map((kind) => ({
      ...kind,
      neededFen: kind.depositFen * kind.outQty,
      heldFen: heldFor(lines, kind.itemId),
      plannedFen: plannedDeposit(plans, kind.itemId),
    }))
    .filter(({ depositFen, heldFen, plannedFen }) => depositFen > 0 || heldFen > 0 || plannedFen > 0);
}

/** Balances of everybody who has an account. */
export async function balancesOfAll(db: Db): Promise<ReadonlyMap<number, AccountBalance>> {
  const lines = await findAllAmounts(db);
  const byPerson = new Map<number, (typeof lines)[number][]>();
  for (const line of lines) {
    const own = byPerson.get(line.staffId);
    if (own) own.push(line);
    else byPerson.set(line.staffId, [line]);
  }
  return new Map([...byPerson].map(([staffId, own]) => [staffId, balanceOf(own)]));
}
