import { sql } from 'kysely';
import type { BackupCounts } from '../../../shared/backups.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** Highest id of the audit trail: it grows with every write. */
export async function lastAuditId(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('auditEntry')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

const tables = {
  customers: 'customer',
  requests: 'serviceRequest',
  workOrders: 'workOrder',
  stockMoves: 'stockMove',
  attachments: 'attachment',
} as const;

/** How many records have a higher id than these; what is not named counts from the beginning. */
export async function countAfter(db: Db, lastIds: Readonly<Record<keyof BackupCounts, number>>): Promise<BackupCounts> {
  const count = async (kind: keyof BackupCounts): Promise<number> => {
    const { n } = await db
      .selectFrom(tables[kind])
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('id', '>', lastIds[kind])
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  return {
    customers: await count('customers'),
    requests: await count('requests'),
    workOrders: await count('workOrders'),
    stockMoves: await count('stockMoves'),
    attachments: await count('attachments'),
  };
}

export async function changesAfter(db: Db, auditId: number): Promise<{ readonly changes: number; readonly lastChangeAt: number | null }> {
  const { n, last } = await db
    .selectFrom('auditEntry')
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max('at').as('last')])
    .where('id', '>', auditId)
    .executeTakeFirstOrThrow();
  return { changes: Number(n), lastChangeAt: last === null ? null : Number(last) };
}

export interface Sequence {
  readonly kind: string;
  readonly day: string;
  readonly last: number;
  readonly first: number;
}

export async function findSequences(db: Db): Promise<readonly Sequence[]> {
  return db.selectFrom('documentSequence').select(['kind', 'day', 'last', 'first']).orderBy('kind').orderBy('day').execute();
}

/** Every counter stands at least where it stood: what was printed once is not given out again (F47). */
export async function raiseSequences(tx: Tx, sequences: readonly Sequence[]): Promise<void> {
  for (const sequence of sequences)
    await tx
      .insertInto('documentSequence')
      .values(sequence)
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'day'])
          .doUpdateSet({ last: sequence.last })
          .where(sql<boolean>`document_sequence.last < ${sequence.last}`),
      )
      .execute();
}

export async function findErased(db: Db): Promise<readonly number[]> {
  const rows = await db.selectFrom('customer').select('id').where('erasedAt', 'is not', null).orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Those of the customers who are there and not erased. */
export async function findLiving(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'createdAt'])
    .where('id', 'in', ids)
    .where('erasedAt', 'is', null)
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function revokeAllSessions(tx: Tx, now: number): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('session').set({ revokedAt: now }).where('revokedAt', 'is', null).executeTakeFirst();
  return Number(numUpdatedRows);
}

/** When the first thing of the shop was written down; null: nothing yet. */
export async function firstChangeAt(db: Db): Promise<number | null> {
  const row = await db.selectFrom('shop').select('createdAt').executeTakeFirst();
  return row?.createdAt ?? null;
}
