import type { DocumentKind } from '../../../shared/document-kinds.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** The range by which numbers of a kind are made now; undefined: the program's own. */
export async function findRange(db: Db, kind: DocumentKind) {
  return db
    .selectFrom('numberRange')
    .leftJoin('userAccount', 'userAccount.id', 'numberRange.userId')
    .select(['numberRange.id', 'prefix', 'digits', 'startAt', 'at', 'userAccount.displayName as userName'])
    .where('kind', '=', kind)
    .orderBy('numberRange.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The last number of a kind on a day; undefined: none yet. */
export async function findLastNumber(db: Db, kind: DocumentKind, compact: string): Promise<number | undefined> {
  const row = await db.selectFrom('documentSequence').select('last').where('kind', '=', kind).where('day', '=', compact).executeTakeFirst();
  return row?.last;
}

export async function insertRange(
  tx: Tx,
  range: { kind: DocumentKind; prefix: string; digits: number; startAt: number; userId: number; at: number },
): Promise<number> {
  const { id } = await tx.insertInto('numberRange').values(range).returning('id').executeTakeFirstOrThrow();
  return id;
}
