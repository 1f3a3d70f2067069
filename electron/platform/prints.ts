import { printSubjects } from '../../shared/prints.ts';
import type { PrintSubject } from '../../shared/prints.ts';
import type { Db, Tx } from '../db/engine.ts';
import { insertRows, prepared, preparedList } from '../db/prepared.ts';
import { DomainError } from '../errors.ts';
import { readSetting } from './settings.ts';

export interface NewPrint {
  readonly paper: string;
  readonly copies: number;
  readonly reason: string;
  readonly userId: number;
  readonly at: number;
}

/** The setting that says of which documents a reprint needs a reason. */
export const reprintReasonKey = 'reprintNeedsReason';
const reasonedByDefault: readonly PrintSubject[] = ['workOrder'];

/** Documents that are printed again only with a reason: slips, where nobody said otherwise (R-001-14). */
export async function readReprintReasons(db: Db): Promise<readonly PrintSubject[]> {
  return readSetting<readonly PrintSubject[]>(db, reprintReasonKey, reasonedByDefault);
}

/** How often a document was printed so far. */
export async function countPrints(db: Db, subject: PrintSubject, subjectId: number): Promise<number> {
  const [row] = await countOne(db, subject, subjectId);
  return Number(row?.last ?? 0);
}

/** Counts a print of a document that the caller has locked. @returns which print it is; the second and later are reprints. */
export async function notePrint(tx: Tx, subject: PrintSubject, subjectId: number, print: NewPrint): Promise<number> {
  return (await notePrints(tx, subject, [subjectId], print)).get(subjectId) ?? 1;
}

/**
 * Counts one print of each of these different documents of a kind, all locked by the caller, with one statement for what was printed
 * before and one for what is printed now. @returns which print each gets.
 * @throws DomainError `fieldsMissing` for a reprint without the reason that the shop asks for.
 */
export async function notePrints(
  tx: Tx,
  subject: PrintSubject,
  subjectIds: readonly number[],
  print: NewPrint,
): Promise<ReadonlyMap<number, number>> {
  const rows = await counted[subject](tx, subjectIds);
  const before = new Map(rows.map(({ subjectId, last }) => [subjectId, Number(last)]));
  if (before.size > 0 && print.reason === '' && (await readReprintReasons(tx)).includes(subject)) {
    throw new DomainError('fieldsMissing', { fields: ['reason'], what: 'reprint' });
  }
  const marks = new Map(subjectIds.map((id) => [id, (before.get(id) ?? 0) + 1]));
  await insertRows(
    tx,
    'printRecord',
    [...marks].map(([subjectId, nth]) => ({ subject, subjectId, nth, ...print })),
  );
  return marks;
}

const countOne = prepared((db, subject: PrintSubject, subjectId: number) =>
  db
    .selectFrom('printRecord')
    .select((eb) => eb.fn.max<number | null>('nth').as('last'))
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId),
);

const counted = Object.fromEntries(printSubjects.map((subject) => [subject, countMany(subject)])) as Readonly<
  Record<PrintSubject, ReturnType<typeof countMany>>
>;

function countMany(subject: PrintSubject) {
  return preparedList((db, ids) =>
    db
      .selectFrom('printRecord')
      .select((eb) => ['subjectId', eb.fn.max<number>('nth').as('last')])
      .where('subject', '=', subject)
      .where('subjectId', 'in', ids)
      .groupBy('subjectId'),
  );
}
