import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { balanceOf, refusalOf } from '../../../shared/staff-account.ts';
import type { AccountBalance, AccountKind } from '../../../shared/staff-account.ts';
import type {
  AccountRow,
  PayWay,
  StaffAccount,
  accountInput,
  bookAccountInput,
  reverseAccountInput,
} from '../../../shared/staff-accounts.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { bookingDay } from '../stock/posting.service.ts';
import { findAllAmounts, findAmounts, findLine, findLines, findPerson, insertLine, lockPerson } from './accounts.repository.ts';
import { findOpenPlans, findPlansOf } from './plans.repository.ts';

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

/**
 * Writes one line into an account inside another write (SM-11); the person is locked, so that nothing is paid twice.
 * @returns the line's id
 * @throws DomainError `notFound`, `guardFailed` with `moreThanOwed` or `moreThanHeld` and what is open
 */
export async function bookInto(w: Write, context: ActorContext, booking: Booking): Promise<number> {
  const { tx } = w;
  const { staffId, kind, amountFen, reversesId = null } = booking;
  const person = await lockPerson(tx, staffId);
  if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
  const before = balanceOf(await findAmounts(tx, staffId));
  const refusal = refusalOf(before, { kind, amountFen, isReversal: reversesId !== null });
  if (refusal) throw new DomainError('guardFailed', { guard: refusal, field: 'amountFen', ...before });
  const id = await insertLine(tx, {
    ...{ staffId, kind, amountFen, reversesId },
    itemId: booking.itemId ?? null,
    subject: booking.subject ?? '',
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

/** A deposit, a payment or a refund at the counter (R-000-76); a deposit gets a receipt with a number (F-11). */
export async function bookAccount(context: ActorContext, input: z.output<typeof bookAccountInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const isDeposit = input.kind === 'depositPaid';
    const no = isDeposit ? await takeNumber(w.tx, 'depositReceipt', context.now, await readZone(context.app, w.tx)) : '';
    if (input.kind === 'depositRefunded' || input.kind === 'depositOffset') await refuseMoreThanHeldFor(w.tx, input);
    const id = await bookInto(w, context, { ...input, no });
    return { id, version: 1, ...(isDeposit && { no }) };
  });
}

/**
 * Takes a mistaken line back by one that points to it; once. What a plan took is taken back with its plan.
 * @throws DomainError `notFound`, `commandNotAllowed`, those of {@link bookInto}
 */
export async function reverseAccount(context: ActorContext, { lineId, reason }: z.output<typeof reverseAccountInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const line = await findLine(w.tx, lineId);
    if (!line) throw new DomainError('notFound', { what: 'staffAccountLine', id: lineId });
    if (line.reversesId !== null || line.counterId !== null || line.rowId !== null || line.subject !== '')
      throw new DomainError('commandNotAllowed', { command: 'reverseAccount', state: 'reversed', refusal: 'state' });
    const { staffId, kind, amountFen, itemId } = line;
    const id = await bookInto(w, context, { staffId, kind, amountFen, itemId, note: reason, reversesId: lineId });
    return { id, version: 1 };
  });
}

/** Deposits that are held for one kind of tool. */
export async function depositHeldFor(db: Db, staffId: number, itemId: number): Promise<number> {
  const lines = await findAmounts(db, staffId);
  return balanceOf(lines.filter((line) => line.itemId === itemId)).heldFen;
}

/** Deposits held for one kind, and what open plans still bring of it (R-000-76). */
export async function depositCoverOf(db: Db, staffId: number, itemId: number): Promise<number> {
  const plans = await findOpenPlans(db, staffId);
  const planned = plans.filter((plan) => plan.basis === 'deposit' && plan.itemId === itemId).reduce((sum, { leftFen }) => sum + leftFen, 0);
  return (await depositHeldFor(db, staffId, itemId)) + planned;
}

/** A deposit is given back from what is held for its own kind of tool. */
async function refuseMoreThanHeldFor(tx: Tx, { staffId, itemId, amountFen }: z.output<typeof bookAccountInput>): Promise<void> {
  if (itemId === null) throw new DomainError('guardFailed', { guard: 'depositKindMissing', field: 'itemId' });
  const heldFen = await depositHeldFor(tx, staffId, itemId);
  if (amountFen > heldFen) throw new DomainError('guardFailed', { guard: 'moreThanHeld', field: 'amountFen', heldFen });
}

export async function balanceOfPerson(db: Db, staffId: number): Promise<AccountBalance> {
  return balanceOf(await findAmounts(db, staffId));
}

/** Everything in somebody's account with both balances after each line, and their plans (F-11). */
export async function viewAccount({ db }: ActorContext, { staffId }: z.output<typeof accountInput>): Promise<StaffAccount> {
  const person = await findPerson(db, staffId);
  if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
  const lines: AccountRow[] = [];
  let balance: AccountBalance = { heldFen: 0, owedFen: 0 };
  for (const line of await findLines(db, staffId)) {
    const change = balanceOf([{ ...line, isReversal: line.reversesId !== null }]);
    balance = { heldFen: balance.heldFen + change.heldFen, owedFen: balance.owedFen + change.owedFen };
    lines.push({ ...line, ...balance });
  }
  return { staffId, name: person.name, ...balance, lines, plans: await findPlansOf(db, staffId) };
}

/** Balances of everybody who has an account. */
export async function balancesOfAll(db: Db): Promise<ReadonlyMap<number, AccountBalance>> {
  const lines = await findAllAmounts(db);
  const byPerson = new Map<number, (typeof lines)[number][]>();
  for (const line of lines) byPerson.set(line.staffId, [...(byPerson.get(line.staffId) ?? []), line]);
  return new Map([...byPerson].map(([staffId, own]) => [staffId, balanceOf(own)]));
}
