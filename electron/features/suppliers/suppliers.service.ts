import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import type {
  SupplierKind,
  SupplierRow,
  saveSupplierInput,
  supplierCountInput,
  supplierListInput,
  supplierTargetInput,
} from '../../../shared/suppliers.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromTextCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { lockShop } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import {
  countSupplierRows,
  findSupplier,
  findSupplierNamed,
  findSupplierNames,
  findSupplierRow,
  findSupplierRows,
  insertSupplier,
  lockSupplier,
  updateSupplier,
} from './suppliers.repository.ts';
import type { SupplierRecord } from './suppliers.repository.ts';

/** Suppliers, factories and outside makers, by name. */
export async function listSuppliers(
  { db, now }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof supplierListInput>,
): Promise<Page<SupplierRow>> {
  const rows = await findSupplierRows(db, filter, now, keysIn(fromTextCursor(cursor)), limit + 1);
  return toPage(rows, limit, (row) => [keyOf(row)]);
}

export async function countSuppliers({ db }: ActorContext, filter: z.output<typeof supplierCountInput>): Promise<Count> {
  const total = await countSupplierRows(db, filter, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** Names to choose from where one is typed. */
export async function listSupplierNames({ db }: ActorContext): Promise<readonly string[]> {
  return findSupplierNames(db, 500);
}

/** The filtered list as a workbook. */
export async function exportSuppliers(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...filter }: z.output<typeof supplierListInput>,
): Promise<FileOut> {
  const { db, now } = context;
  return exportRows(
    context,
    'suppliers',
    (after, limit) => findSupplierRows(db, filter, now, after as readonly [string, number] | undefined, limit),
    ({ name, id }) => [name, id],
  );
}

// two that stand archived under one name are told apart by their id
const keyOf = ({ name, id }: SupplierRow) => `${name}\t${id}`;

function keysIn(key: string | undefined): readonly [string, number] | undefined {
  if (key === undefined) return undefined;
  const end = key.lastIndexOf('\t');
  const id = Number(key.slice(end + 1));
  return [key.slice(0, Math.max(end, 0)), Number.isSafeInteger(id) ? id : 0];
}

export async function viewSupplier({ db, now }: ActorContext, { id }: { readonly id: number }): Promise<SupplierRow> {
  const supplier = await findSupplierRow(db, id, now);
  if (!supplier) throw new DomainError('notFound', { what: 'supplier', id });
  return supplier;
}

/** @throws DomainError `guardFailed` for a name that another one works under, `staleVersion`, `notFound`. */
export async function saveSupplier(
  context: ActorContext,
  { id, version = 0, ...fields }: z.output<typeof saveSupplierInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = id === undefined ? undefined : await lockSupplierAt(tx, { id, version });
    if (before && before.archivedAt !== null) throw new DomainError('guardFailed', { guard: 'supplierArchived', field: 'name' });
    await lockShop(tx);
    await refuseTaken(tx, fields.name, before?.id);
    const savedVersion = before ? version + 1 : 1;
    if (before) await updateSupplier(tx, before.id, { ...fields, version: savedVersion });
    const savedId = before
      ? before.id
      : await insertSupplier(tx, { ...fields, archivedAt: null, createdAt: context.now, version: savedVersion });
    await record({
      subject: 'supplier',
      subjectId: savedId,
      kind: before ? 'changed' : 'created',
      data: { name: fields.name },
      ...(before && { changes: changesBetween<Partial<SupplierRecord>>(before, fields) }),
    });
    touch('suppliers');
    return { id: savedId, version: savedVersion };
  });
}

/** The one that works under this name; a new one is written down, so that a job never waits for the list. Inside the caller's write. */
export async function supplierNamed(w: Write, { now }: ActorContext, name: string, kind: SupplierKind = 'supplier'): Promise<number> {
  const known = await findSupplierNamed(w.tx, name);
  if (known) return known.id;
  await lockShop(w.tx);
  const meanwhile = await findSupplierNamed(w.tx, name);
  if (meanwhile) return meanwhile.id;
  const fields = { name, kind, contactName: '', phone: '', address: '', note: '' };
  const id = await insertSupplier(w.tx, { ...fields, archivedAt: null, createdAt: now, version: 1 });
  await w.record({ subject: 'supplier', subjectId: id, kind: 'created', data: { name } });
  w.touch('suppliers');
  return id;
}

/** One supplier inside another write. @throws DomainError `notFound` */
export async function supplierOf(db: Db, id: number): Promise<SupplierRecord> {
  const supplier = await findSupplier(db, id);
  if (!supplier) throw new DomainError('notFound', { what: 'supplier', id });
  return supplier;
}

/** Nobody sends it anything new; what was sent stays. Refused while cases are open. */
export async function archiveSupplier(context: ActorContext, target: z.output<typeof supplierTargetInput>): Promise<Receipt> {
  return setArchived(context, target, context.now);
}

export async function restoreSupplier(context: ActorContext, target: z.output<typeof supplierTargetInput>): Promise<Receipt> {
  return setArchived(context, target, null);
}

async function setArchived(
  context: ActorContext,
  target: z.output<typeof supplierTargetInput>,
  archivedAt: number | null,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const { id, name, version, archivedAt: was } = await lockSupplierAt(tx, target);
    if (was !== null && archivedAt !== null) throw new DomainError('guardFailed', { guard: 'supplierArchived' });
    if (was === null && archivedAt === null)
      throw new DomainError('commandNotAllowed', { command: 'restore', state: 'inUse', refusal: 'state' });
    if (archivedAt === null) await refuseTaken(tx, name, id);
    else if (((await findSupplierRow(tx, id, context.now))?.openCases ?? 0) > 0)
      throw new DomainError('guardFailed', { guard: 'supplierHasCases' });
    await updateSupplier(tx, id, { archivedAt, version: version + 1 });
    await record({ subject: 'supplier', subjectId: id, kind: archivedAt === null ? 'restored' : 'archived', data: { name } });
    touch('suppliers');
    return { id, version: version + 1 };
  });
}

async function lockSupplierAt(tx: Tx, { id, version }: { readonly id: number; readonly version: number }): Promise<SupplierRecord> {
  const supplier = await lockSupplier(tx, id);
  if (!supplier) throw new DomainError('notFound', { what: 'supplier', id });
  if (supplier.version !== version) throw new DomainError('staleVersion', { what: 'supplier', current: supplier });
  return supplier;
}

async function refuseTaken(tx: Tx, name: string, ownId: number | undefined): Promise<void> {
  const same = await findSupplierNamed(tx, name);
  if (same && same.id !== ownId) throw new DomainError('guardFailed', { guard: 'supplierNameTaken', field: 'name' });
}

/** Ids by name for the rows of a sheet, '' for none; a name that nobody works under yet is written down. */
export async function supplierIdsFor(tx: Tx, names: readonly string[], now: number): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const name of new Set(names)) {
    if (name === '') continue;
    const known = await findSupplierNamed(tx, name);
    if (!known && ids.size === 0) await lockShop(tx);
    const fields = { name, kind: 'supplier' as const, contactName: '', phone: '', address: '', note: '' };
    ids.set(name, known?.id ?? (await insertSupplier(tx, { ...fields, archivedAt: null, createdAt: now, version: 1 })));
  }
  return ids;
}
