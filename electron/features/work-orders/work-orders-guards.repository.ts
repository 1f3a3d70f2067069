import { usualMinutes } from '../../../shared/board.ts';
import type { SlipInTheWay } from '../../../shared/dispatch-guards.ts';
import type { FaultClass } from '../../../shared/requests.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { Db } from '../../db/engine.ts';
import { prepared, preparedList } from '../../db/prepared.ts';

const limit = 500;
const columns = ['workOrder.id', 'workOrder.no', 'request.customerName', 'workOrder.plannedAt', 'workOrder.plannedUntil'] as const;

export interface SlipOfPerson extends SlipInTheWay {
  readonly staffId: number;
}

/** Slips of these people that are not over and could be under way between `from` and `until`; a few more, `overlaps` says which. */
export async function findSlipsAround(
  db: Db,
  staffIds: readonly number[],
  from: number,
  until: number,
  exceptId: number,
): Promise<readonly SlipOfPerson[]> {
  const slips: SlipOfPerson[] = [];
  for (const staffId of staffIds)
    for (const slip of await aroundOf(db, staffId, from, from - usualMinutes * 60_000, until, exceptId)) slips.push({ ...slip, staffId });
  return slips.sort((a, b) => a.plannedAt - b.plannedAt || a.id - b.id);
}

const aroundOf = prepared((db, staffId: number, from: number, sinceUsual: number, until: number, exceptId: number) =>
  db
    .selectFrom('workOrder')
    // A technician has thousands of slips, and as many were planned before, but few are not over: SQLite shall begin with these, which the
    // cross join and the sum tell it (`work_order_unended_idx`).
    .crossJoin('workOrderTechnician')
    .innerJoin('serviceRequest as request', 'request.id', 'workOrder.requestId')
    .select(columns)
    .whereRef('workOrderTechnician.workOrderId', '=', 'workOrder.id')
    .where('workOrder.finishedAt', 'is', null)
    .where('workOrder.voidedAt', 'is', null)
    .where(({ eb }) => eb(eb('workOrder.plannedAt', '+', 0), '<', until))
    .where(({ eb }) => eb.or([eb('workOrder.plannedUntil', '>', from), eb('workOrder.plannedAt', '>', sinceUsual)]))
    .where('workOrderTechnician.staffId', '=', staffId)
    .where('workOrder.id', '<>', exceptId)
    .orderBy('workOrder.plannedAt')
    .orderBy('workOrder.id')
    .limit(limit),
);

/** Unfinished slips of other requests about the same item and the same kind of fault. */
export async function findSlipsOnItem(
  db: Db,
  requestId: number,
  installedItemId: number,
  faultClass: FaultClass,
): Promise<readonly SlipInTheWay[]> {
  return onItem(db, installedItemId, faultClass, requestId);
}

const onItem = prepared((db, installedItemId: number, faultClass: FaultClass, requestId: number) =>
  db
    .selectFrom('workOrder')
    .innerJoin('serviceRequest as request', 'request.id', 'workOrder.requestId')
    .select(columns)
    .where('request.installedItemId', '=', installedItemId)
    // what nobody could tell yet may be the same
    .where(({ eb, val }) =>
      eb.or([eb('request.faultClass', '=', faultClass), eb('request.faultClass', '=', 'unknown'), eb(val(faultClass), '=', 'unknown')]),
    )
    .where('request.id', '<>', requestId)
    .where('workOrder.state', 'in', unfinishedStates)
    .orderBy('workOrder.id')
    .limit(20),
);

/** Unfinished slips of this request that have one of these lines of work. */
export async function findSlipsWithWork(db: Db, requestId: number, lines: readonly string[]): Promise<readonly SlipInTheWay[]> {
  const slips = await unfinishedOf(db, requestId);
  const same = new Set(
    (
      await linesOf(
        db,
        slips.map(({ id }) => id),
      )
    )
      .filter(({ text }) => lines.includes(text))
      .map((line) => line.workOrderId),
  );
  return slips.filter(({ id }) => same.has(id));
}

const unfinishedOf = prepared((db, requestId: number) =>
  db
    .selectFrom('workOrder')
    .innerJoin('serviceRequest as request', 'request.id', 'workOrder.requestId')
    .select(columns)
    .where('workOrder.requestId', '=', requestId)
    .where('workOrder.state', 'in', unfinishedStates)
    .orderBy('workOrder.id')
    .limit(20),
);

const linesOf = preparedList((db, ids) => db.selectFrom('workOrderLine').select(['workOrderId', 'text']).where('workOrderId', 'in', ids));

/** What an installed item is, in words. */
export async function findItemWords(db: Db, id: number): Promise<string> {
  const [item] = await itemById(db, id);
  return item ? Object.values(item).join(' ') : '';
}

const itemById = prepared((db, id: number) => db.selectFrom('installedItem').select(['category', 'brand', 'model']).where('id', '=', id));
