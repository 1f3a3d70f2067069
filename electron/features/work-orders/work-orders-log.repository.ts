import type { Db, Tx } from '../../db/engine.ts';

/** What the printed log says beside the lists: when the technician went out and left, and how many things there were to do. */
export async function findLogDetails(db: Db, workOrderIds: readonly number[]) {
  if (workOrderIds.length === 0) return new Map<number, LogDetails>();
  const rows = await db
    .selectFrom('workOrder')
    .select((eb) => [
      'id',
      'departedAt',
      'leftAt',
      eb
        .selectFrom('workOrderLine')
        .select((line) => line.fn.countAll<number>().as('n'))
        .whereRef('workOrderId', '=', 'workOrder.id')
        .as('workCount'),
    ])
    .where('id', 'in', workOrderIds)
    .execute();
  return new Map(rows.map(({ id, workCount, ...times }): [number, LogDetails] => [id, { ...times, workCount: Number(workCount ?? 0) }]));
}

interface LogDetails {
  readonly departedAt: number | null;
  readonly leftAt: number | null;
  readonly workCount: number;
}

/** True when the day has lines; they are locked, so that two prints at once are counted one after the other. */
export async function lockLog(tx: Tx, day: string): Promise<boolean> {
  const row = await tx
    .selectFrom('documentSequence')
    .select('last')
    .where('kind', '=', 'dispatchLog')
    .where('day', '=', day)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
