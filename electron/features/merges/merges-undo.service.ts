import type { Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { chainOf, partsOf } from '../../platform/merged-customers.ts';
import { write } from '../../platform/write.ts';
import { indexCustomer } from '../customers/customers-terms.service.ts';
import { refreshKeyFlags } from '../customers/key-customers.service.ts';
import { movingTables, unitedTables } from './customer-tables.ts';
import { readRecord, writeRecord } from './merge-record.ts';
import type { MergeRecord } from './merge-record.ts';
import {
  findMergesInForce,
  freeForeignPhones,
  lockCustomers,
  lockMerge,
  moveRows,
  moveWarrantiesWithTheirThings,
  updateCustomerRow,
  updateMerge,
} from './merges.repository.ts';
import type { CustomerRecord } from './merges.repository.ts';
import { mergeTopics } from './merges.service.ts';
import { restoreContacts, restoreLines, settleLines, whatIsCovered } from './parked-lines.service.ts';

/**
 * Parts two customers again, at any time and in any order of several merges: exactly what the merge moved goes back, what came later stays.
 * @throws DomainError `guardFailed` with `guard` `alreadyUndone` or `erased`.
 */
export async function undoMerge(context: ActorContext, { id }: { readonly id: number }): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const row = await lockMerge(tx, id);
    if (!row) throw new DomainError('notFound', { what: 'merge', id });
    if (row.undoneAt !== null) throw new DomainError('guardFailed', { guard: 'alreadyUndone' });
    const chain = await chainOf(tx, row.keptId);
    const rootId = chain.at(-1) ?? row.keptId;
    const tree = await partsOf(tx, rootId);
    const customers = await lockCustomers(tx, tree);
    if ((await chainOf(tx, row.keptId)).join() !== chain.join()) throw new DomainError('databaseBusy');
    const merge = readRecord(row);
    const parties = [row.absorbedId, ...chain].map((one) => customers.get(one));
    if (!merge || parties.some((one) => !one || one.erasedAt !== null)) throw new DomainError('guardFailed', { guard: 'erased' });
    const absorbed = customers.get(row.absorbedId);
    invariant(absorbed?.mergedIntoId === row.keptId, 'a merge in force leads from the absorbed customer to the kept one');

    const others = (await findMergesInForce(tx, tree)).filter((one) => one.id !== id).flatMap((one) => readRecord(one) ?? []);
    await moveBack(tx, merge, others, chain);
    await restoreFields(tx, merge, others, { customers, chain, absorbed });
    await updateCustomerRow(tx, absorbed.id, { mergedIntoId: null, version: absorbed.version + 1 });
    await updateMerge(tx, id, { undoneAt: context.now, undoneBy: context.actor.userId });
    for (const one of [...new Set([row.keptId, rootId])]) await bump(tx, customers, one, context.now);
    await refreshKeyFlags(tx, [rootId, absorbed.id]);
    for (const one of [rootId, absorbed.id]) await indexCustomer(tx, one);

    for (const one of [...new Set([row.keptId, rootId])])
      await record({ subject: 'customer', subjectId: one, kind: 'mergeUndone', data: { mergeId: id, customerId: absorbed.id } });
    await record({ subject: 'customer', subjectId: absorbed.id, kind: 'mergeUndone', data: { mergeId: id, customerId: row.keptId } });
    touch(...mergeTopics);
    return { id, version: 1 };
  });
}

async function bump(tx: Tx, customers: ReadonlyMap<number, CustomerRecord>, id: number, now: number): Promise<void> {
  const customer = customers.get(id);
  if (customer) await updateCustomerRow(tx, id, { version: customer.version + 1, updatedAt: now });
}

/** The rows of the merge wander back from wherever later merges took them. */
async function moveBack(tx: Tx, merge: MergeRecord, others: readonly MergeRecord[], chain: readonly number[]): Promise<void> {
  const { absorbedId } = merge;
  const rootId = chain.at(-1) ?? merge.keptId;
  const covered = await whatIsCovered(tx, others, rootId);
  for (const table of movingTables) await moveRows(tx, table, merge.rows[table] ?? [], rootId, absorbedId);
  await moveWarrantiesWithTheirThings(tx, rootId, absorbedId);

  // Later merges on the way up carried these rows along; they are theirs no more.
  const carriers = others
    .filter((one) => chain.slice(0, -1).includes(one.absorbedId))
    .toSorted((a, b) => chain.indexOf(a.absorbedId) - chain.indexOf(b.absorbedId));
  const relieved = new Map(carriers.map((carrier) => [carrier.id, withoutRowsOf(carrier, merge)]));
  const parkedOnTheWay = carriers.map((carrier) => ownParked(carrier, merge));
  await restoreLines(tx, [merge.parked, ...parkedOnTheWay], absorbedId);
  await restoreContacts(tx, [merge.contactOf, ...carriers.map(({ contactOf }) => contactOf)], absorbedId);

  const still = others.map((one) => relieved.get(one.id) ?? one);
  const settled = await settleLines(tx, still, covered, { rootId, absorbedId });
  await freeForeignPhones(tx, absorbedId);
  await freeForeignPhones(tx, rootId);
  for (const one of settled) if (!others.includes(one)) await updateMerge(tx, one.id, writeRecord(one));
}

function withoutRowsOf(carrier: MergeRecord, { rows }: MergeRecord): MergeRecord {
  const left = Object.fromEntries(
    movingTables.map((table) => {
      const gone = new Set(rows[table]);
      return [table, (carrier.rows[table] ?? []).filter((id) => !gone.has(id))];
    }),
  );
  const parked = Object.fromEntries(
    unitedTables.map((table) => {
      const gone = new Set(rows[table]);
      return [table, carrier.parked[table].filter(({ id }) => !gone.has(id))];
    }),
  ) as unknown as MergeRecord['parked'];
  const gone = new Set((rows.customerPhone ?? []).map(String));
  const contactOf = Object.fromEntries(Object.entries(carrier.contactOf).filter(([phoneId]) => !gone.has(phoneId)));
  return { ...carrier, rows: left, parked, contactOf };
}

/** Rows of the merge that a later one parked, since the next kept customer had the same. */
function ownParked({ parked }: MergeRecord, { rows }: MergeRecord): MergeRecord['parked'] {
  return Object.fromEntries(
    unitedTables.map((table) => {
      const own = new Set(rows[table]);
      return [table, parked[table].filter(({ id }) => own.has(id))];
    }),
  ) as unknown as MergeRecord['parked'];
}

interface Parties {
  readonly customers: ReadonlyMap<number, CustomerRecord>;
  readonly chain: readonly number[];
  readonly absorbed: CustomerRecord;
}

/** A field that still is as the merge left it gets its old value back; sums give up what was added. */
async function restoreFields(
  tx: Tx,
  merge: MergeRecord,
  others: readonly MergeRecord[],
  { customers, chain, absorbed }: Parties,
): Promise<void> {
  const kept = customers.get(merge.keptId);
  invariant(kept, 'the kept customer is locked');
  const restored: Record<string, unknown> = {};
  const later = others.filter((one) => one.keptId === merge.keptId && one.id > merge.id);
  for (const [column, [before, after]] of Object.entries(merge.changed)) {
    const next = later.find(({ changed }) => column in changed);
    const change = next?.changed[column];
    if (!next || !change) {
      if (kept[column as keyof CustomerRecord] === after) restored[column] = before;
    } else if (change[0] === after) {
      // The later merge changed what this one had put there: undone in its turn it leads back to what was before both.
      next.changed[column] = [before, change[1]];
      await updateMerge(tx, next.id, { before: JSON.stringify(next.changed) });
    }
  }
  if (Object.keys(restored).length > 0) await updateCustomerRow(tx, kept.id, restored);
  if (absorbed.totalPurchaseFen === 0) return;
  for (const id of chain) {
    const total = customers.get(id)?.totalPurchaseFen ?? 0;
    await updateCustomerRow(tx, id, { totalPurchaseFen: Math.max(0, total - absorbed.totalPurchaseFen) });
  }
}
