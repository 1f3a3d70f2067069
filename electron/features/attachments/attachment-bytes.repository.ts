import type { Db, Tx } from '../../db/engine.ts';

/** The sealed bytes of a file that all hosts share. */
export async function findBytes(db: Db, stored: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('attachmentContent').select('content').where('stored', '=', stored).executeTakeFirst();
  return row && Buffer.from(row.content);
}

/** What is there already stays. */
export async function insertBytes(tx: Tx, stored: string, content: Uint8Array, at: number): Promise<void> {
  await tx
    .insertInto('attachmentContent')
    .values({ stored, content, at })
    .onConflict((conflict) => conflict.column('stored').doNothing())
    .execute();
}

export async function deleteBytes(tx: Tx, stored: readonly string[]): Promise<void> {
  if (stored.length > 0) await tx.deleteFrom('attachmentContent').where('stored', 'in', stored).execute();
}

/** Takes what no attachment names and nobody is about to name. @returns how many. */
export async function deleteUnnamedBytes(tx: Tx, before: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('attachmentContent')
    .where('at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('attachment')
            .select('attachment.id')
            .where((eb) =>
              eb.or([
                eb('attachment.stored', '=', eb.ref('attachmentContent.stored')),
                eb('attachment.thumb', '=', eb.ref('attachmentContent.stored')),
              ]),
            ),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Names of files whose bytes are not in the database, in order. */
export async function findNamesWithoutBytes(db: Db, after: string, limit: number): Promise<readonly string[]> {
  const names = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('attachment')
        .select('stored as name')
        .union(eb.selectFrom('attachment').select('thumb as name').where('thumb', '<>', ''))
        .as('named'),
    )
    .leftJoin('attachmentContent', 'attachmentContent.stored', 'named.name')
    .select('named.name')
    .where('attachmentContent.stored', 'is', null)
    .where('named.name', '>', after)
    .orderBy('named.name')
    .limit(limit)
    .execute();
  return names.map(({ name }) => name);
}
