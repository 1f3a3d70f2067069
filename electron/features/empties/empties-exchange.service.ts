import type { EmptyEntryKind, EmptyItem } from '../../../shared/empties.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { findEmptyItems, hadIssue, insertEntry, lockAccount, updateAccount } from './empties.repository.ts';

export interface EmptyLine {
  readonly itemId: number;
  /** Units of the item. */
  readonly qty: number;
}

interface Exchange {
  readonly staffId: number;
  /** What goes out, in units. */
  readonly lines: readonly EmptyLine[];
  /** Whole containers that are handed in with it. */
  readonly empties?: readonly { readonly itemId: number; readonly qty: number }[];
  readonly documentId?: number | null;
  readonly workOrderId?: number | null;
}

/**
 * R-000-34: of a flagged item a person gets no more than the empties brought make room for; the first issue to a person needs none and is marked.
 * Called inside the write of every issue to a person; items that are not flagged pass. Accounts are locked in the order of their items.
 * @throws DomainError `emptiesMissing`, `guardFailed` for empties of an item that wants none
 */
export async function exchangeEmpties(
  w: Write,
  context: ActorContext,
  { staffId, lines, empties = [], ...about }: Exchange,
): Promise<void> {
  const flagged = await flaggedOf(w, [...lines, ...empties]);
  for (const { itemId } of empties)
    if (!flagged.some(({ id }) => id === itemId)) throw new DomainError('guardFailed', { guard: 'noEmptyWanted', field: 'empties' });
  for (const item of flagged) {
    const containers = sumOf(empties, item.id);
    if (containers > 0) await enter(w, context, item, { ...about, staffId, kind: 'handedIn', qty: containers * item.packQty });
    const wanted = sumOf(lines, item.id);
    if (wanted === 0) continue;
    const kind = (await hadIssue(w.tx, staffId, item.id)) ? 'issue' : 'firstIssue';
    await enter(w, context, item, { ...about, staffId, kind, qty: wanted });
  }
  if (flagged.length > 0) w.touch('empties');
}

/** What comes back full needs no empty the next time. */
export async function takeBackUnused(
  w: Write,
  context: ActorContext,
  { staffId, lines, ...about }: Omit<Exchange, 'empties'>,
): Promise<void> {
  const flagged = await flaggedOf(w, lines);
  for (const item of flagged) {
    // what went out before the item was flagged has no account to change
    if (await hadIssue(w.tx, staffId, item.id))
      await enter(w, context, item, { ...about, staffId, kind: 'backUnused', qty: sumOf(lines, item.id) });
  }
  if (flagged.length > 0) w.touch('empties');
}

interface Entry {
  readonly staffId: number;
  readonly kind: EmptyEntryKind;
  readonly qty: number;
  readonly documentId?: number | null;
  readonly workOrderId?: number | null;
  readonly reason?: string;
}

/** One entry, and the account that follows from it. */
export async function enter({ tx }: Write, { now, actor }: ActorContext, item: EmptyItem, entry: Entry): Promise<void> {
  const { staffId, kind, qty, documentId = null, workOrderId = null, reason = '' } = entry;
  const { heldQty, creditQty } = await lockAccount(tx, staffId, item.id, now);
  if (kind === 'issue' && creditQty < qty)
    throw new DomainError('emptiesMissing', {
      item: item.name,
      unit: item.packUnit || item.unit,
      wanted: inContainers(qty, item),
      available: inContainers(creditQty, item),
    });
  const isOut = kind === 'issue' || kind === 'firstIssue';
  const held = kind === 'released' ? heldQty : isOut ? heldQty + qty : Math.max(0, heldQty - qty);
  const credit = isOut ? Math.max(0, creditQty - qty) : creditQty + qty;
  await updateAccount(tx, staffId, item.id, { heldQty: held, creditQty: credit }, now);
  await insertEntry(tx, { staffId, itemId: item.id, kind, qty, documentId, workOrderId, reason, at: now, userId: actor.userId });
}

async function flaggedOf({ tx }: Write, lines: readonly { readonly itemId: number }[]): Promise<readonly EmptyItem[]> {
  if (lines.length === 0) return [];
  const found = await findEmptyItems(tx, [...new Set(lines.map(({ itemId }) => itemId))]);
  return found.toSorted((a, b) => a.id - b.id);
}

function sumOf(lines: readonly EmptyLine[], itemId: number): number {
  return lines.filter((line) => line.itemId === itemId).reduce((sum, { qty }) => sum + qty, 0);
}

/** Quantity in containers, e.g. 0.5. */
function inContainers(qty: number, { packQty }: EmptyItem): string {
  return String(Math.round((qty * 100) / packQty) / 100);
}
