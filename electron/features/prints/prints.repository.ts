import type { PrintFilter, PrintPerson, PrintSubject } from '../../../shared/prints.ts';
import type { Db } from '../../db/engine.ts';

export interface StoredPrint {
  readonly id: number;
  readonly subject: string;
  readonly subjectId: number;
  readonly nth: number;
  readonly paper: string;
  readonly copies: number;
  readonly reason: string;
  readonly at: number;
  readonly userName: string;
}

type Filter = Omit<PrintFilter, 'from' | 'to'> & { readonly since: number | null; readonly until: number | null };

/** Prints, the newest first, after the place of the last one seen. */
export async function findPrints(
  db: Db,
  { subject, userId, onlyReprints, since, until }: Filter,
  limit: number,
  after?: readonly [number, number],
): Promise<readonly StoredPrint[]> {
  let query = db
    .selectFrom('printRecord as print')
    .innerJoin('userAccount', 'userAccount.id', 'print.userId')
    .select(['print.id', 'subject', 'subjectId', 'nth', 'paper', 'copies', 'reason', 'at', 'userAccount.displayName as userName'])
    .orderBy('at', 'desc')
    .orderBy('print.id', 'desc')
    .limit(limit);
  if (subject !== null) query = query.where('subject', '=', subject);
  if (userId !== null) query = query.where('print.userId', '=', userId);
  if (onlyReprints) query = query.where('nth', '>', 1);
  if (since !== null) query = query.where('at', '>=', since);
  if (until !== null) query = query.where('at', '<', until);
  if (after !== undefined) {
    const [at, id] = after;
    query = query.where('at', '<=', at).where((eb) => eb.or([eb('at', '<', at), eb('print.id', '<', id)]));
  }
  return query.execute();
}

/** Everybody who printed something. */
export async function findPrintPeople(db: Db): Promise<readonly PrintPerson[]> {
  return db
    .selectFrom('userAccount')
    .select(['id', 'displayName as name'])
    .where((eb) => eb.exists(eb.selectFrom('printRecord').select('printRecord.id').whereRef('printRecord.userId', '=', 'userAccount.id')))
    .orderBy('displayName')
    .orderBy('id')
    .limit(500)
    .execute();
}

const numbered = {
  workOrder: ['workOrder', 'no'],
  warrantyCard: ['warrantyCard', 'no'],
  repairFeedback: ['repairCase', 'no'],
  repairService: ['repairCase', 'serviceNo'],
  request: ['serviceRequest', 'no'],
  handover: ['handover', 'no'],
  stockDocument: ['stockDocument', 'no'],
  replacement: ['replacement', 'no'],
  feedbackForm: ['feedbackForm', 'no'],
  incident: ['incident', 'no'],
  materialRequest: ['materialRequest', 'no'],
  stocktake: ['stocktake', 'no'],
  toolPurchase: ['toolPurchase', 'no'],
  purchaseOrder: ['purchaseOrder', 'no'],
  toolLoss: ['toolLoss', 'no'],
  staffAccountLine: ['staffAccountLine', 'no'],
  deductionPlan: ['deductionPlan', 'no'],
  customerFile: ['customer', 'name'],
} as const satisfies Partial<Record<PrintSubject, readonly [string, string]>>;

/** What these documents are called, by id: their numbers, or the customer of a file. The log of a day is called by the day itself. */
export async function findPrintNames(db: Db, subject: PrintSubject, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  if (subject === 'dispatchLog') return new Map(ids.map((id) => [id, String(id).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')]));
  const [table, column] = numbered[subject];
  // one table and column stand for all in the types
  const rows = await db
    .selectFrom(table as 'workOrder')
    .select(['id', `${column} as name` as 'no as name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
