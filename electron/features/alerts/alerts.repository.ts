import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Role } from '../../../shared/roles.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, prepared } from '../../db/prepared.ts';
import type { AlertTable } from '../../db/schema/promises.ts';

/** For whom alerts are asked for. */
export interface Receiver {
  readonly userId: number;
  readonly roles: readonly Role[];
}

export async function insertAlert(tx: Tx, alert: Insertable<AlertTable>): Promise<void> {
  await insertRow(tx, 'alert', alert);
}

const settle = prepared((db, now: number, requestId: number, timerId: number) =>
  db
    .updateTable('alert')
    .set({ settledAt: now })
    .where('requestId', '=', requestId)
    .where('timerId', '=', timerId)
    .where('settledAt', 'is', null),
);

export async function settleAlertsOf(tx: Tx, requestId: number, timerId: number, now: number): Promise<void> {
  await settle(tx, now, requestId, timerId);
}

export async function settleKinds(tx: Tx, requestId: number, kinds: readonly string[], now: number): Promise<void> {
  await tx
    .updateTable('alert')
    .set({ settledAt: now })
    .where('requestId', '=', requestId)
    .where('kind', 'in', kinds)
    .where('settledAt', 'is', null)
    .execute();
}

/** Of a matter that is no request: exactly what its alerts said. */
export async function settleSaid(tx: Tx, kinds: readonly string[], data: string, now: number): Promise<void> {
  await tx
    .updateTable('alert')
    .set({ settledAt: now })
    .where('kind', 'in', kinds)
    .where('data', '=', data)
    .where('settledAt', 'is', null)
    .execute();
}

/** Shown, not settled and not read by this person. */
function unread(db: Db | Tx, { userId, roles }: Receiver, now: number) {
  return db
    .selectFrom('alert')
    .where('alert.settledAt', 'is', null)
    .where('alert.showAt', '<=', now)
    .where((eb) =>
      eb.or([
        eb('alert.userId', '=', userId),
        ...(roles.length > 0 ? [eb.and([eb('alert.role', 'in', roles), eb('alert.userId', 'is', null)])] : []),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('alertRead')
            .select('alertRead.alertId')
            .whereRef('alertRead.alertId', '=', 'alert.id')
            .where('alertRead.userId', '=', userId),
        ),
      ),
    );
}

/** The newest first. */
export async function findUnread(db: Db, receiver: Receiver, now: number, after: readonly [number, number] | undefined, limit: number) {
  const rows = unread(db, receiver, now)
    .leftJoin('serviceRequest', 'serviceRequest.id', 'alert.requestId')
    .leftJoin('workOrder', 'workOrder.id', 'alert.workOrderId')
    .select([
      'alert.id',
      'alert.kind',
      'alert.showAt',
      'alert.requestId',
      'serviceRequest.no as requestNo',
      'serviceRequest.customerId',
      'serviceRequest.customerName',
      'alert.workOrderId',
      'workOrder.no as slipNo',
      'alert.timerId',
      'alert.role',
      'alert.data',
    ])
    .orderBy('alert.showAt', 'desc')
    .orderBy('alert.id', 'desc')
    .limit(limit);
  return (after ? rows.where(sql<boolean>`(alert.show_at, alert.id) < (${after[0]}, ${after[1]})`) : rows).execute();
}

export async function countUnread(db: Db, receiver: Receiver, now: number, most: number): Promise<number> {
  const { n } = await db
    .selectFrom(unread(db, receiver, now).select('alert.id').limit(most).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Which roles were told of the same clocks. */
export async function findTold(db: Db, requestIds: readonly number[]): Promise<readonly { timerId: number | null; role: Role | '' }[]> {
  if (requestIds.length === 0) return [];
  return db.selectFrom('alert').select(['timerId', 'role']).where('requestId', 'in', requestIds).where('timerId', 'is not', null).execute();
}

/** Those of `ids` (null: all) that this person is shown are read from now on. */
export async function markRead(tx: Tx, receiver: Receiver, ids: readonly number[] | null, now: number): Promise<number> {
  const meant = unread(tx, receiver, now);
  const found = await (ids ? meant.where('alert.id', 'in', ids) : meant).select('alert.id').limit(2000).execute();
  if (found.length === 0) return 0;
  await tx
    .insertInto('alertRead')
    .values(found.map(({ id }) => ({ alertId: id, userId: receiver.userId, at: now })))
    .onConflict((conflict) => conflict.columns(['alertId', 'userId']).doNothing())
    .execute();
  return found.length;
}
