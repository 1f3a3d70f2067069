import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { SupplierKind, SupplierRow } from '../../../shared/suppliers.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { SupplierTable } from '../../db/schema/suppliers.ts';

export type SupplierRecord = Selectable<SupplierTable>;

export interface SupplierFilter {
  /** Part of the name, the contact or the phone; empty: no query. */
  readonly query: string;
  readonly kind: SupplierKind | null;
  readonly isArchived: boolean;
}

/** Suppliers by name, with how many cases are open and how many answers are overdue. */
export async function findSupplierRows(
  db: Db,
  filter: SupplierFilter,
  now: number,
  after: readonly [name: string, id: number] | undefined,
  limit: number,
): Promise<readonly SupplierRow[]> {
  let select = withCounts(db, now).where(matches(filter));
  if (after) select = select.where(sql<boolean>`(supplier.name, supplier.id) > (${after[0]}, ${after[1]})`);
  return numbered(await select.orderBy('supplier.name').orderBy('supplier.id').limit(limit).execute());
}

export async function countSupplierRows(db: Db, filter: SupplierFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(db.selectFrom('supplier').select('supplier.id').where(matches(filter)).limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findSupplierRow(db: Db, id: number, now: number): Promise<SupplierRow | undefined> {
  return numbered(await withCounts(db, now).where('supplier.id', '=', id).execute())[0];
}

/** The one that works under this name. */
export async function findSupplierNamed(db: Db, name: string): Promise<{ readonly id: number } | undefined> {
  return db.selectFrom('supplier').select('id').where('name', '=', name).where('archivedAt', 'is', null).executeTakeFirst();
}

/** Names to choose from, those that work. */
export async function findSupplierNames(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db.selectFrom('supplier').select('name').where('archivedAt', 'is', null).orderBy('name').limit(limit).execute();
  return rows.map(({ name }) => name);
}

export async function findSupplier(db: Db, id: number): Promise<SupplierRecord | undefined> {
  return db.selectFrom('supplier').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The row, locked until the end of the transaction. */
export async function lockSupplier(tx: Tx, id: number): Promise<SupplierRecord | undefined> {
  return tx.selectFrom('supplier').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertSupplier(tx: Tx, supplier: Insertable<SupplierTable>): Promise<number> {
  return insertRowForId(tx, 'supplier', supplier);
}

export async function updateSupplier(tx: Tx, id: number, changes: Updateable<SupplierTable>): Promise<void> {
  await updateRow(tx, 'supplier', id, changes);
}

/** Name, contact or phone holds what was typed. */
function matches({ query, kind, isArchived }: SupplierFilter) {
  return sql<boolean>`${isArchived ? sql`supplier.archived_at is not null` : sql`supplier.archived_at is null`}
    ${kind === null ? sql`` : sql`and supplier.kind = ${kind}`}
    ${query === '' ? sql`` : sql`and ${holdsText(query, ['supplier.name', 'supplier.contactName', 'supplier.phone'])}`}`;
}

function withCounts(db: Db, now: number) {
  return db.selectFrom('supplier').select([
    'supplier.id',
    'supplier.name',
    'supplier.kind',
    'supplier.contactName',
    'supplier.phone',
    'supplier.address',
    'supplier.note',
    'supplier.archivedAt',
    'supplier.version',
    sql<number>`(select count(*) from supplier_case c where c.supplier_id = supplier.id and c.state in ('sent', 'answered'))`.as(
      'openCases',
    ),
    sql<number>`(select count(*) from supplier_case c where c.supplier_id = supplier.id and c.state = 'sent'
        and c.answer_due_at < ${now})`.as('lateAnswers'),
  ]);
}

/** One engine counts in texts. */
function numbered(rows: readonly SupplierRow[]): readonly SupplierRow[] {
  return rows.map((row) => ({ ...row, openCases: Number(row.openCases), lateAnswers: Number(row.lateAnswers) }));
}
