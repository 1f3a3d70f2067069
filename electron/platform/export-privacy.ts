import { maskPhone, maskPhonesIn } from '../../shared/phone.ts';
import type { ActorContext } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { seesPhones } from './phone-masking.ts';

/**
 * Rows of an exported list as this person may take them along: all phones masked for whoever may not see them, and for everybody those
 * of customers who do not want their data shared or took that agreement back (R-004-25): a file goes where nobody looks after it.
 */
export async function protectRows<Row extends object>(context: ActorContext, list: string, rows: readonly Row[]): Promise<readonly Row[]> {
  if (list === 'parts' || rows.length === 0) return rows;
  if (!seesPhones(context.actor)) return rows.map(withoutPhones);
  const owners = await ownersOf(context.db, list, rows);
  const unshared = await findUnshared(context.db, [...new Set(owners)]);
  if (unshared.size === 0) return rows;
  return rows.map((row, index) => (unshared.has(owners[index] ?? 0) ? withoutPhones(row) : row));
}

function withoutPhones<Row extends object>(row: Row): Row {
  const masked = Object.entries(row).map(([field, value]: [string, unknown]) => {
    if (typeof value !== 'string' || field === 'no') return [field, value];
    return [field, field === 'phone' ? maskPhone(value) : maskPhonesIn(value)];
  });
  return Object.fromEntries(masked) as Row;
}

/** Whose row this is, in the order of the rows; 0 = nobody's. */
async function ownersOf(db: Db, list: string, rows: readonly object[]): Promise<readonly number[]> {
  if (list === 'customers') return rows.map((row) => numberIn(row, 'id'));
  if (list !== 'workOrders' && list !== 'evening') return rows.map((row) => numberIn(row, 'customerId'));
  const requestIds = rows.map((row) => numberIn(row, 'requestId'));
  const found = await db.selectFrom('serviceRequest').select(['id', 'customerId']).where('id', 'in', requestIds).execute();
  const owner = new Map(found.map(({ id, customerId }) => [id, customerId]));
  return requestIds.map((id) => owner.get(id) ?? 0);
}

function numberIn(row: object, field: string): number {
  const value = (row as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'number' ? value : 0;
}

/** Customers whose last word on sharing was no. */
async function findUnshared(db: Db, customerIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (customerIds.length === 0) return new Set();
  const answers = await db
    .selectFrom('consent')
    .select(['customerId', 'isGiven', 'withdrawnAt'])
    .where('customerId', 'in', customerIds)
    .where('purpose', '=', 'sharing')
    .orderBy('id')
    .execute();
  const last = new Map(answers.map((answer) => [answer.customerId, answer]));
  return new Set(
    [...last.values()].filter(({ isGiven, withdrawnAt }) => isGiven === 0 || withdrawnAt !== null).map(({ customerId }) => customerId),
  );
}
