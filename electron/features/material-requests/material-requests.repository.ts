import type { Insertable, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { MaterialPath, MaterialRequestState } from '../../../shared/material-request-lifecycle.ts';
import type { MaterialRequestRow, MaterialRequestView } from '../../../shared/material-requests.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { MaterialRequestTable } from '../../db/schema/material-requests.ts';

export type RequestRecord = Selectable<MaterialRequestTable>;

export interface RequestFilter {
  readonly states: readonly MaterialRequestState[];
  readonly path: MaterialPath | null;
  readonly applicantId: number | null;
  readonly workOrderId: number | null;
  readonly itemId: number | null;
  readonly isOverdue: boolean;
  /** Beginnings of numbers that the query means, and the query as a part of a name; undefined: no query. */
  readonly meant: { readonly requests: readonly string[]; readonly slips: readonly string[]; readonly name: string } | undefined;
  /** Only what this person asked for or wrote (R-000-84); undefined: all. */
  readonly own: { readonly staffId: number; readonly userId: number } | undefined;
  /** Today in the shop. */
  readonly today: string;
}

/** What is over comes last; within either the newest first. */
export type RequestKeys = readonly [number, number];
const overLast = sql<number>`case when material_request.state in ('issued', 'refused', 'cancelled') then 1 else 0 end`;

export function keysOfRequest({ state, id }: Pick<MaterialRequestRow, 'state' | 'id'>): RequestKeys {
  return [state === 'issued' || state === 'refused' || state === 'cancelled' ? 1 : 0, -id];
}

export async function findRequestRows(
  db: Db,
  filter: RequestFilter,
  after: RequestKeys | undefined,
  limit: number,
): Promise<readonly Omit<MaterialRequestRow, 'goods'>[]> {
  let select = selectRows(filtered(db, filter)).orderBy(overLast).orderBy('materialRequest.id', 'desc').limit(limit);
  if (after) select = select.where(sql<boolean>`(${overLast}, -material_request.id) > (${after[0]}, ${after[1]})`);
  return (await select.execute()).map((row) => toRow(row, filter.today));
}

export async function countRequestRows(db: Db, filter: RequestFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('materialRequest.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function filtered(db: Db, { states, path, applicantId, workOrderId, itemId, isOverdue, meant, own, today }: RequestFilter) {
  let select = db.selectFrom('materialRequest');
  if (states.length > 0) select = select.where('materialRequest.state', 'in', states);
  if (path !== null) select = select.where('materialRequest.path', '=', path);
  if (applicantId !== null) select = select.where('materialRequest.applicantId', '=', applicantId);
  if (workOrderId !== null) select = select.where('materialRequest.workOrderId', '=', workOrderId);
  if (itemId !== null)
    select = select.where('materialRequest.id', 'in', (eb) =>
      eb.selectFrom('materialRequestLine').select('materialRequestLine.materialRequestId').where('materialRequestLine.itemId', '=', itemId),
    );
  if (isOverdue)
    select = select
      .where('materialRequest.state', '=', 'bought')
      .where('materialRequest.bookInDueOn', '<>', '')
      .where('materialRequest.bookInDueOn', '<', today);
  if (own)
    select = select.where((eb) =>
      eb.or([eb('materialRequest.applicantId', '=', own.staffId), eb('materialRequest.createdBy', '=', own.userId)]),
    );
  if (meant)
    select = select.where((eb) =>
      eb.or([
        ...meant.requests.map((start) => eb.and([eb('materialRequest.no', '>=', start), eb('materialRequest.no', '<', `${start}~`)])),
        eb('materialRequest.workOrderId', 'in', (slips) =>
          slips
            .selectFrom('workOrder')
            .select('workOrder.id')
            .where((slip) =>
              slip.or([
                sql<boolean>`1 = 0`,
                ...meant.slips.map((start) => slip.and([slip('workOrder.no', '>=', start), slip('workOrder.no', '<', `${start}~`)])),
              ]),
            ),
        ),
        eb('materialRequest.applicantId', 'in', (people) =>
          people.selectFrom('staff').select('staff.id').where('staff.name', 'like', `%${meant.name}%`),
        ),
      ]),
    );
  return select;
}

function selectRows(from: ReturnType<typeof filtered>) {
  return from
    .innerJoin('staff as applicant', 'applicant.id', 'materialRequest.applicantId')
    .leftJoin('workOrder', 'workOrder.id', 'materialRequest.workOrderId')
    .select([
      'materialRequest.id',
      'materialRequest.no',
      'materialRequest.state',
      'materialRequest.stateAt',
      'materialRequest.path',
      'materialRequest.purpose',
      'materialRequest.applicantId',
      'applicant.name as applicantName',
      'materialRequest.workOrderId',
      'workOrder.no as workOrderNo',
      'materialRequest.reason',
      'materialRequest.neededOn',
      'materialRequest.bookInDueOn',
      'materialRequest.createdAt',
      (eb) =>
        eb
          .selectFrom('materialRequestLine')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('materialRequestLine.materialRequestId', '=', 'materialRequest.id')
          .as('lineCount'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

function toRow(row: Row, today: string): Omit<MaterialRequestRow, 'goods'> {
  const isOverdue = row.state === 'bought' && row.bookInDueOn !== '' && row.bookInDueOn < today;
  return { ...row, lineCount: Number(row.lineCount ?? 0), isOverdue };
}

/** A request with the names of who did what, without what hangs on it. */
export async function findRequest(
  db: Db,
  id: number,
  today: string,
): Promise<Omit<MaterialRequestView, 'goods' | 'lines' | 'consents' | 'receipts' | 'waiting' | 'approvals' | 'timeline'> | undefined> {
  const row = await selectRows(db.selectFrom('materialRequest').where('materialRequest.id', '=', id))
    .leftJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
    .innerJoin('userAccount as creator', 'creator.id', 'materialRequest.createdBy')
    .leftJoin('userAccount as buyer', 'buyer.id', 'materialRequest.boughtBy')
    .select([
      'workOrder.requestId',
      'serviceRequest.no as requestNo',
      'materialRequest.buyReason',
      'materialRequest.seller',
      'materialRequest.boughtAt',
      'buyer.displayName as boughtByName',
      'materialRequest.amountFen',
      'materialRequest.buyNote',
      'materialRequest.createdBy',
      'creator.displayName as createdByName',
      'materialRequest.submittedBy',
      'materialRequest.isAutomatic',
      'materialRequest.version',
    ])
    .executeTakeFirst();
  return row && { ...row, ...toRow(row, today), isAutomatic: row.isAutomatic === 1 };
}

/** The row, locked until the end of the transaction. */
export async function lockRequest(tx: Tx, id: number): Promise<RequestRecord | undefined> {
  return tx.selectFrom('materialRequest').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertRequest(tx: Tx, request: Insertable<MaterialRequestTable>): Promise<number> {
  return insertRowForId(tx, 'materialRequest', request);
}

/** Writes changed columns of a locked row and counts its version up. */
export async function updateRequest(
  tx: Tx,
  { id, version }: Pick<RequestRecord, 'id' | 'version'>,
  changes: Updateable<MaterialRequestTable>,
): Promise<number> {
  await updateRow(tx, 'materialRequest', id, { ...changes, version: version + 1 });
  return version + 1;
}

/** How many requests are in each state of each path, and how many purchases on site are late. */
export async function countRequestFigures(
  db: Db,
  today: string,
): Promise<
  readonly {
    readonly state: MaterialRequestState;
    readonly path: MaterialPath;
    readonly purpose: string;
    readonly n: number;
    readonly late: number;
  }[]
> {
  const rows = await db
    .selectFrom('materialRequest')
    .select((eb) => [
      'state',
      'path',
      'purpose',
      eb.fn.countAll<number>().as('n'),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(eb.and([eb('bookInDueOn', '<>', ''), eb('bookInDueOn', '<', today)]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('late'),
    ])
    .where('state', 'in', ['approved', 'bought', 'stocked'])
    .groupBy(['state', 'path', 'purpose'])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n), late: Number(row.late) }));
}
