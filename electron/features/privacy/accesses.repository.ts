import type { z } from 'zod';
import type { AccessKind, AccessRow, Operator, accessListInput } from '../../../shared/privacy.ts';
import type { Db } from '../../db/engine.ts';

type Filter = Omit<z.output<typeof accessListInput>, 'cursor' | 'limit'>;

/** Who saw what, the newest first. */
export async function findAccesses(
  db: Db,
  { userId, customerId, kinds }: Filter,
  before: number | undefined,
  limit: number,
): Promise<readonly AccessRow[]> {
  let select = db
    .selectFrom('accessEntry')
    .innerJoin('userAccount', 'userAccount.id', 'accessEntry.userId')
    .leftJoin('customer', 'customer.id', 'accessEntry.customerId')
    .select([
      'accessEntry.id',
      'accessEntry.at',
      'displayName as userName',
      'accessEntry.kind',
      'accessEntry.customerId',
      'customer.name as customerName',
      'records',
    ])
    .orderBy('accessEntry.id', 'desc')
    .limit(limit);
  if (userId !== null) select = select.where('accessEntry.userId', '=', userId);
  if (customerId !== null) select = select.where('accessEntry.customerId', '=', customerId);
  if (kinds.length > 0) select = select.where('accessEntry.kind', 'in', kinds);
  if (before !== undefined) select = select.where('accessEntry.id', '<', before);
  const rows = await select.execute();
  return rows.map(({ kind, customerName, ...row }) => ({ ...row, kind: kind as AccessKind, customerName: customerName ?? '' }));
}

export async function countAlarms(db: Db, since: number, limit: number): Promise<number> {
  const alarms = db.selectFrom('accessEntry').select('id').where('kind', '=', 'alarm').where('at', '>=', since).limit(limit);
  const { n } = await db
    .selectFrom(alarms.as('alarms'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findOperators(db: Db): Promise<readonly Operator[]> {
  return db.selectFrom('userAccount').select(['id', 'displayName as name']).orderBy('displayName').limit(1000).execute();
}
