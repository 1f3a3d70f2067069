import type { SlipInTheWay } from '../../../shared/dispatch-guards.ts';
import type { FaultClass } from '../../../shared/requests.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { Db } from '../../db/engine.ts';
import { prepared, preparedList } from '../../db/prepared.ts';

/** Jobs longer than this do not stand in the way of later ones. */
const longestMs = 31 * 24 * 3_600_000;
const limit = 500;
const columns = ['workOrder.id', 'workOrder.no', 'request.customerName', 'workOrder.plannedAt', 'workOrder.plannedUntil'] as const;

export interface SlipOfPerson extends SlipInTheWay {
  readonly staffId: number;
}

/** Unfinished slips of these people that begin before `until` and could still go on at `from`. */
export async function findSlipsAround(
  db: Db,
  staffIds: readonly number[],
  from: number,
  until: number,
  exceptId: number,
): Promise<readonly SlipOfPerson[]> {
  const slips: SlipOfPerson[] = [];
  for (const staffId of staffIds)
    for (const slip of await aroundOf(db, staffId, from - longestMs, until, exceptId)) slips.push({ ...slip, staffId });
  return slips.sort((a, b) => a.plannedAt - b.plannedAt || a.id - b.id);
}

const aroundOf = prepared((db, staffId: number, after: number, until: number, exceptId: number) =>
  db
    .selectFrom('workOrder')
    .innerJoin('workOrderTechnician', 'workOrderTechnician.workOrderId', 'workOrder.id')
    .innerJoin('serviceRequest as request', 'request.id', 'workOrder.requestId')
    .select(columns)
    .where('workOrder.plannedAt', '<', until)
    .where('workOrder.plannedAt', '>', after)
    .where('workOrder.state', 'in', unfinishedStates)
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
    .where('request.faultClass', '=', faultClass)
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
