import type { Db, Tx } from '../db/engine.ts';

/** Documents whose prints are counted here; slips and logs count their own. */
type PrintSubject = 'warrantyCard' | 'customerFile' | 'repairFeedback' | 'repairService' | 'request';

export interface NewPrint {
  readonly paper: string;
  readonly copies: number;
  readonly reason: string;
  readonly userId: number;
  readonly at: number;
}

/** How often a document was printed so far. */
export async function countPrints(db: Db, subject: PrintSubject, subjectId: number): Promise<number> {
  const { last } = await db
    .selectFrom('printRecord')
    .select((eb) => eb.fn.max<number | null>('nth').as('last'))
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** Counts a print of a document that the caller has locked. @returns which print it is; the second and later are reprints. */
export async function notePrint(tx: Tx, subject: PrintSubject, subjectId: number, print: NewPrint): Promise<number> {
  const nth = (await countPrints(tx, subject, subjectId)) + 1;
  await tx
    .insertInto('printRecord')
    .values({ subject, subjectId, nth, ...print })
    .execute();
  return nth;
}
