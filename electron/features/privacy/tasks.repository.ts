import { personalKinds } from '../../../shared/privacy.ts';
import type { CustomerTask } from '../../../shared/privacy.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** Persons whose agreement nobody asked for yet, those who came last first (R-004-15). */
export async function findToAsk(db: Db, before: number | undefined, limit: number) {
  let select = selectTasks(db).where('kind', 'in', personalKinds).where('consentState', '=', '').orderBy('id', 'desc').limit(limit);
  if (before !== undefined) select = select.where('id', '<', before);
  return select.execute();
}

/** Days before which data counts as old. */
export interface DueBefore {
  readonly keyData: number;
  readonly otherData: number;
}

/** Customers whose key data or other data is older than the shop allows, in the order in which they came (R-004-18, R-004-19). */
export async function findToReview(db: Db, { keyData, otherData }: DueBefore, after: number | undefined, limit: number) {
  let select = selectTasks(db)
    .where((eb) =>
      eb.or([
        eb(eb.fn.coalesce('keyDataReviewedAt', 'createdAt'), '<', keyData),
        eb(eb.fn.coalesce('reviewedAt', 'createdAt'), '<', otherData),
      ]),
    )
    .orderBy('id')
    .limit(limit);
  if (after !== undefined) select = select.where('id', '>', after);
  return select.execute();
}

type TaskRow = Omit<CustomerTask, 'phone' | 'isKeyDataDue' | 'isOtherDataDue'> & { readonly phone: string | null };

export function toTask({ phone, ...row }: TaskRow, { keyData, otherData }: DueBefore): CustomerTask {
  return {
    ...row,
    phone: phone ?? '',
    isKeyDataDue: (row.keyDataReviewedAt ?? row.createdAt) < keyData,
    isOtherDataDue: (row.reviewedAt ?? row.createdAt) < otherData,
  };
}

function selectTasks(db: Db) {
  return db
    .selectFrom('customer')
    .select((eb) => [
      'id',
      'name',
      'createdAt',
      'keyDataReviewedAt',
      'reviewedAt',
      'source',
      eb
        .selectFrom('customerPhone')
        .select('shownAs')
        .whereRef('customerPhone.customerId', '=', 'customer.id')
        .orderBy('customerPhone.id')
        .limit(1)
        .as('phone'),
    ])
    .where('erasedAt', 'is', null)
    .where('mergedIntoId', 'is', null);
}

export async function updateReviewed(
  tx: Tx,
  customerId: number,
  changes: { readonly keyDataReviewedAt?: number; readonly reviewedAt?: number; readonly source?: string },
): Promise<void> {
  await tx.updateTable('customer').set(changes).where('id', '=', customerId).execute();
}

/** How many persons wait to be asked, counted no further than `limit`. */
export async function countToAsk(db: Db, limit: number): Promise<number> {
  const waiting = db
    .selectFrom('customer')
    .select('id')
    .where('kind', 'in', personalKinds)
    .where('consentState', '=', '')
    .where('erasedAt', 'is', null)
    .where('mergedIntoId', 'is', null)
    .limit(limit);
  const { n } = await db
    .selectFrom(waiting.as('waiting'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
