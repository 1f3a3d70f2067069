import type { OutletKind, OutletRow } from '../../../shared/outlets.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, preparedList } from '../../db/prepared.ts';

const limit = 1000;
const mostNamed = 10;

/** Every outlet, open or closed. */
export async function findOutlets(db: Db): Promise<readonly OutletRow[]> {
  const rows = await selectOutlets(db).orderBy('outlet.name').orderBy('outlet.id').limit(limit).execute();
  return rows.map(toRow);
}

export async function findOutlet(db: Db, id: number): Promise<OutletRow | undefined> {
  const row = await selectOutlets(db).where('outlet.id', '=', id).executeTakeFirst();
  return row && toRow(row);
}

/** Outlets are few and seldom changed: one change at a time, so that names stay unique and parents stay open centres. */
export async function lockOutletList(tx: Tx): Promise<void> {
  await tx.selectFrom('shop').select('id').forUpdate().execute();
}

const locked = preparedList((db, ids) =>
  db.selectFrom('outlet').select(['id', 'name', 'kind', 'closedAt']).where('id', 'in', ids).orderBy('id').forUpdate(),
);

export interface LockedOutlet {
  readonly id: number;
  readonly name: string;
  readonly kind: OutletKind;
  readonly isOpen: boolean;
}

/** Locks these outlets until the transaction ends, always in the order of their ids: nobody comes to one that closes. */
export async function lockOutlets(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, LockedOutlet>> {
  const rows = await locked(tx, ids);
  return new Map(rows.map(({ id, name, kind, closedAt }) => [id, { id, name, kind, isOpen: closedAt === null }]));
}

export async function isNameTaken(tx: Tx, name: string, besides: number): Promise<boolean> {
  const row = await tx
    .selectFrom('outlet')
    .select('id')
    .where('name', '=', name)
    .where('closedAt', 'is', null)
    .where('id', '<>', besides)
    .executeTakeFirst();
  return row !== undefined;
}

/** Names of its open sub-centres, the first few. */
export async function findOpenSubCentres(tx: Tx, id: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('outlet')
    .select('name')
    .where('parentId', '=', id)
    .where('closedAt', 'is', null)
    .orderBy('name')
    .limit(mostNamed)
    .execute();
  return rows.map(({ name }) => name);
}

/** Names of the people at work there, the first few. */
export async function findPeopleAt(tx: Tx, id: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('staff')
    .select('name')
    .where('outletId', '=', id)
    .where('isActive', '=', 1)
    .orderBy('name')
    .orderBy('id')
    .limit(mostNamed)
    .execute();
  return rows.map(({ name }) => name);
}

/** Is this somebody at work here? */
export async function isStaffActive(tx: Tx, staffId: number): Promise<boolean> {
  const row = await tx.selectFrom('staff').select('id').where('id', '=', staffId).where('isActive', '=', 1).executeTakeFirst();
  return row !== undefined;
}

export interface OutletFields {
  readonly name: string;
  readonly kind: OutletKind;
  readonly parentId: number | null;
  readonly region: string;
  readonly address: string;
  readonly phone: string;
  readonly hoursNote: string;
  readonly responsibleId: number | null;
}

export async function insertOutlet(tx: Tx, fields: OutletFields, createdAt: number): Promise<number> {
  return insertRowForId(tx, 'outlet', { ...fields, closedAt: null, closeReason: '', createdAt, version: 1 });
}

type Changes = Partial<OutletFields & { readonly closedAt: number | null; readonly closeReason: string }>;

/** True when the row was still at `version` and is now one further. */
export async function updateOutlet(tx: Tx, id: number, version: number, changes: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outlet')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function selectOutlets(db: Db) {
  return db
    .selectFrom('outlet')
    .leftJoin('outlet as parent', 'parent.id', 'outlet.parentId')
    .leftJoin('staff as responsible', 'responsible.id', 'outlet.responsibleId')
    .select((eb) => [
      'outlet.id',
      'outlet.name',
      'outlet.kind',
      'outlet.parentId',
      'parent.name as parentName',
      'outlet.region',
      'outlet.address',
      'outlet.phone',
      'outlet.hoursNote',
      'outlet.responsibleId',
      'responsible.name as responsibleName',
      'responsible.isActive as isResponsibleActive',
      eb
        .selectFrom('staff')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('staff.outletId', '=', 'outlet.id')
        .where('staff.isActive', '=', 1)
        .as('staffCount'),
      'outlet.closedAt',
      'outlet.closeReason',
      'outlet.version',
    ]);
}

type Stored = Awaited<ReturnType<ReturnType<typeof selectOutlets>['execute']>>[number];

function toRow({ isResponsibleActive, staffCount, ...row }: Stored): OutletRow {
  return { ...row, isResponsibleActive: isResponsibleActive === 1, staffCount: Number(staffCount ?? 0) };
}
