import type { ConsentEntry, ConsentState, ConsentWay, Purpose } from '../../../shared/privacy.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow } from '../../db/prepared.ts';

/** More answers than any customer gives in a life. */
const mostAnswers = 500;

/** All answers of a customer, the newest first. */
export async function findConsents(db: Db, customerId: number): Promise<readonly ConsentEntry[]> {
  const rows = await db
    .selectFrom('consent')
    .innerJoin('userAccount', 'userAccount.id', 'consent.userId')
    .select([
      'consent.id',
      'purpose',
      'isGiven',
      'policyId',
      'way',
      'sharedWith',
      'consent.at',
      'displayName as userName',
      'withdrawnAt',
      'withdrawnWay',
    ])
    .where('customerId', '=', customerId)
    .orderBy('consent.id', 'desc')
    .limit(mostAnswers)
    .execute();
  return rows.map(({ purpose, way, isGiven, ...row }) => ({
    ...row,
    purpose: purpose as Purpose,
    way: way as ConsentWay,
    isGiven: isGiven === 1,
  }));
}

export interface NewConsent {
  readonly customerId: number;
  readonly purpose: Purpose;
  readonly policyId: number | null;
  readonly way: ConsentWay;
  readonly isGiven: boolean;
  readonly sharedWith: string;
  readonly at: number;
  readonly userId: number;
}

export async function insertConsent(tx: Tx, { isGiven, ...consent }: NewConsent): Promise<void> {
  await insertRow(tx, 'consent', { ...consent, isGiven: isGiven ? 1 : 0, withdrawnAt: null, withdrawnWay: '', withdrawnBy: null });
}

/** Takes back what was given for these purposes and not taken back before. @returns the purposes that it hit. */
export async function withdrawConsents(
  tx: Tx,
  customerId: number,
  purposes: readonly Purpose[],
  { at, way, userId }: { readonly at: number; readonly way: string; readonly userId: number },
): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('consent')
    .set({ withdrawnAt: at, withdrawnWay: way, withdrawnBy: userId })
    .where('customerId', '=', customerId)
    .where('purpose', 'in', [...purposes])
    .where('isGiven', '=', 1)
    .where('withdrawnAt', 'is', null)
    .returning('purpose')
    .execute();
  return [...new Set(rows.map(({ purpose }) => purpose))];
}

/** The state that lists show, kept beside the customer (a projection of `consent`). */
export async function updateConsentState(tx: Tx, customerId: number, consentState: ConsentState): Promise<void> {
  await tx.updateTable('customer').set({ consentState }).where('id', '=', customerId).execute();
}

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly phone: string;
  readonly erasedAt: number | null;
  readonly mergedIntoId: number | null;
}

/** The customer with the usual phone, locked while its answers change. */
export async function findPerson(db: Db, id: number): Promise<Person | undefined> {
  const row = await selectPerson(db, id).executeTakeFirst();
  return row && { ...row, phone: row.phone ?? '' };
}

export async function lockPerson(tx: Tx, id: number): Promise<Person | undefined> {
  await tx.selectFrom('customer').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return findPerson(tx, id);
}

function selectPerson(db: Db, id: number) {
  return db
    .selectFrom('customer')
    .select((eb) => [
      'id',
      'name',
      'kind',
      'erasedAt',
      'mergedIntoId',
      eb
        .selectFrom('customerPhone')
        .select('shownAs')
        .whereRef('customerPhone.customerId', '=', 'customer.id')
        .orderBy('customerPhone.id')
        .limit(1)
        .as('phone'),
    ])
    .where('id', '=', id);
}
