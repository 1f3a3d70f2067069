import type { Tx } from '../../db/engine.ts';
import { chainOf } from '../../platform/merged-customers.ts';
import { unitedTables } from './customer-tables.ts';
import type { UnitedTable } from './customer-tables.ts';
import type { MergeRecord, Parked } from './merge-record.ts';
import { findLines, restoreRow, setContact } from './merges.repository.ts';
import { coverOf } from './united-lines.ts';
import type { Lines } from './united-lines.ts';

const key = (table: UnitedTable, id: number): string => `${table} ${id}`;

/** Puts parked lines back to the customer whose they are, a phone without its contact where that is gone. */
export async function restoreLines(tx: Tx, parked: readonly Parked[], customerId: number): Promise<void> {
  for (const table of unitedTables) {
    for (const row of parked.flatMap((one): readonly Lines[typeof table][number][] => one[table])) {
      await restoreRow(tx, table, await withKnownContact(tx, row, customerId), customerId);
    }
  }
}

async function withKnownContact<R extends Lines[UnitedTable][number]>(tx: Tx, row: R, customerId: number): Promise<R> {
  if (!('contactId' in row) || row.contactId === null) return row;
  const { customerContact } = await findLines(tx, customerId);
  return customerContact.some(({ id }) => id === row.contactId) ? row : { ...row, contactId: null };
}

/** Phones belong again to the contact that they had before it was parked; the earliest merge knows best. */
export async function restoreContacts(tx: Tx, contactsOf: readonly MergeRecord['contactOf'][], customerId: number): Promise<void> {
  const { customerContact, customerPhone } = await findLines(tx, customerId);
  for (const phone of customerPhone) {
    const owner = contactsOf.map((one) => one[phone.id]).find((one) => one !== undefined);
    if (owner !== undefined && customerContact.some(({ id }) => id === owner)) await setContact(tx, phone.id, owner);
  }
}

/** Which parked lines have their equal beside them now: only these can lose it by an undo. */
export async function whatIsCovered(tx: Tx, merges: readonly MergeRecord[], rootId: number): Promise<ReadonlySet<string>> {
  const lines = await findLines(tx, rootId);
  const covered = merges.flatMap(({ parked }) =>
    unitedTables.flatMap((table) => parked[table].filter((row) => coverOf(table, row, lines)).map(({ id }) => key(table, id))),
  );
  return new Set(covered);
}

/**
 * After an undo a parked line may have lost the line that it was a double of; then it takes its place. It belongs from then on to what
 * its own merge moved, and to what the merges further up carried along. Of several equal ones that of the latest kept customer comes first:
 * it is with the others also after a merge further up is undone, and so it goes on standing for them.
 */
export async function settleLines(
  tx: Tx,
  merges: readonly MergeRecord[],
  covered: ReadonlySet<string>,
  { rootId, absorbedId }: { readonly rootId: number; readonly absorbedId: number },
): Promise<readonly MergeRecord[]> {
  let settled = merges;
  const ways = await Promise.all(merges.map(async (merge) => ({ merge, way: await wayOf(tx, merge.keptId, absorbedId) })));
  for (const { merge, way } of ways.toSorted((a, b) => a.way.length - b.way.length)) {
    const home = way.at(-1) ?? rootId;
    for (const table of unitedTables) {
      for (const row of merge.parked[table]) {
        if (!covered.has(key(table, row.id)) || coverOf(table, row, await findLines(tx, home))) continue;
        const { contactOf, stored } = await withContactAt(tx, merge, row, home);
        await restoreRow(tx, table, stored, home);
        if (table === 'customerContact') await giveBackPhones(tx, merge, row.id);
        settled = settled.map((one) => {
          if (one.id !== merge.id && !(way.includes(one.absorbedId) && one.absorbedId !== home)) return one;
          const parked = { ...one.parked, [table]: one.parked[table].filter(({ id }) => id !== row.id) };
          const owners = one.id === merge.id ? { ...one.contactOf, ...contactOf } : one.contactOf;
          return { ...one, parked, contactOf: owners, rows: { ...one.rows, [table]: [...(one.rows[table] ?? []), row.id] } };
        });
      }
    }
  }
  return settled;
}

/** A phone that comes back while its contact is still parked belongs to the contact's equal, and the merge remembers whose it was. */
async function withContactAt<R extends Lines[UnitedTable][number]>(
  tx: Tx,
  { parked }: MergeRecord,
  row: R,
  home: number,
): Promise<{ readonly stored: R; readonly contactOf: MergeRecord['contactOf'] }> {
  const stored = await withKnownContact(tx, row, home);
  if (stored === row || !('contactId' in row) || row.contactId === null) return { stored, contactOf: {} };
  const contact = parked.customerContact.find(({ id }) => id === row.contactId);
  const cover = contact && coverOf('customerContact', contact, await findLines(tx, home));
  return { stored: { ...row, contactId: cover?.id ?? null }, contactOf: { [row.id]: row.contactId } };
}

/** The way up from a customer, which ends at the one who is about to stand alone again. */
async function wayOf(tx: Tx, id: number, absorbedId: number): Promise<readonly number[]> {
  const chain = await chainOf(tx, id);
  const end = chain.indexOf(absorbedId);
  return end < 0 ? chain : chain.slice(0, end + 1);
}

async function giveBackPhones(tx: Tx, { contactOf }: MergeRecord, contactId: number): Promise<void> {
  for (const [phoneId, owner] of Object.entries(contactOf)) if (owner === contactId) await setContact(tx, Number(phoneId), contactId);
}
