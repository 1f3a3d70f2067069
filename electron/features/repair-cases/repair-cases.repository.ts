import type { Insertable, Selectable, Updateable } from 'kysely';
import { contactHours } from '../../../shared/repair-cases.ts';
import type { RepairRow, RepairView, Satisfaction, ServiceLine, WarrantyResult } from '../../../shared/repair-cases.ts';
import type { RepairCause, RepairState } from '../../../shared/repair-case-lifecycle.ts';
import { openRepairStates } from '../../../shared/repair-case-lifecycle.ts';
import type { ToldWay } from '../../../shared/requests.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, insertRowForId, updateRow } from '../../db/prepared.ts';
import type { RepairCaseTable } from '../../db/schema/repairs.ts';

export type RepairRecord = Selectable<RepairCaseTable>;

export interface RepairFilter {
  readonly states: readonly RepairState[];
  readonly cause: RepairCause | null;
  /** Requests that a query means; undefined: no query. */
  readonly requestIds: readonly number[] | undefined;
  /** Beginning of the number of a case or of its service order; undefined: the query is none. */
  readonly numberPrefix: string | undefined;
}

/** Cases, the newest first. */
export async function findRepairRows(
  db: Db,
  filter: RepairFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly RepairRow[]> {
  let select = selectRows(filtered(db, filter)).orderBy('repairCase.id', 'desc').limit(limit);
  if (before !== undefined) select = select.where('repairCase.id', '<', before);
  return (await select.execute()).map(toRow);
}

export async function countRepairRows(db: Db, filter: RepairFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('repairCase.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findRepairsOf(db: Db, requestId: number): Promise<readonly RepairRow[]> {
  const rows = await selectRows(db.selectFrom('repairCase').where('repairCase.requestId', '=', requestId))
    .orderBy('repairCase.id', 'desc')
    .limit(20)
    .execute();
  return rows.map(toRow);
}

/** The case of a request that has not ended; there is one at most. */
export async function findOpenRepairOf(db: Db, requestId: number): Promise<{ readonly id: number; readonly no: string } | undefined> {
  return db
    .selectFrom('repairCase')
    .select(['id', 'no'])
    .where('requestId', '=', requestId)
    .where('state', 'in', openRepairStates)
    .executeTakeFirst();
}

function filtered(db: Db, { states, cause, requestIds, numberPrefix }: RepairFilter) {
  let select = db.selectFrom('repairCase');
  if (states.length > 0) select = select.where('repairCase.state', 'in', states);
  if (cause !== null) select = select.where('repairCase.cause', '=', cause);
  const end = `${numberPrefix}~`;
  if (numberPrefix !== undefined)
    select = select.where((eb) =>
      eb.or(
        (['repairCase.no', 'repairCase.serviceNo'] as const).map((column) =>
          eb.and([eb(column, '>=', numberPrefix), eb(column, '<', end)]),
        ),
      ),
    );
  else if (requestIds) select = select.where('repairCase.requestId', 'in', requestIds.length > 0 ? requestIds : [0]);
  return select;
}

function selectRows(from: ReturnType<typeof filtered>) {
  return from
    .innerJoin('serviceRequest', 'serviceRequest.id', 'repairCase.requestId')
    .select([
      'repairCase.id',
      'repairCase.no',
      'repairCase.serviceNo',
      'repairCase.requestId',
      'serviceRequest.no as requestNo',
      'serviceRequest.customerId',
      'repairCase.ownerName',
      'repairCase.phone',
      'repairCase.address',
      'repairCase.content',
      'repairCase.state',
      'repairCase.cause',
      'repairCase.createdAt',
      'repairCase.stateAt',
      'repairCase.teamAt',
      'repairCase.supplierComesAt',
      'repairCase.totalFen',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

function toRow({ teamAt, supplierComesAt, cause, ...row }: Row): RepairRow {
  return { ...row, cause: cause as RepairCause | '', dueAt: dueOf(row.state, teamAt, supplierComesAt) };
}

/** R-002-42: the team calls within 24 hours, nights and Sundays included; R-002-39: the supplier comes when it was agreed. */
function dueOf(state: RepairState, teamAt: number | null, supplierComesAt: number | null): number | null {
  if (state === 'withTeam' && teamAt !== null) return teamAt + contactHours * 3_600_000;
  return state === 'supplierComing' ? supplierComesAt : null;
}

/** A case with the names of who did what, without its lines, photographs and timeline. */
export async function findRepair(
  db: Db,
  id: number,
): Promise<Omit<RepairView, 'lines' | 'photoCount' | 'timeline' | 'warrantySaid'> | undefined> {
  const row = await db
    .selectFrom('repairCase')
    .innerJoin('serviceRequest', 'serviceRequest.id', 'repairCase.requestId')
    .leftJoin('userAccount as checker', 'checker.id', 'repairCase.warrantyCheckedBy')
    .leftJoin('userAccount as second', 'second.id', 'repairCase.secondCheckBy')
    .leftJoin('userAccount as reviewer', 'reviewer.id', 'repairCase.reviewedBy')
    .leftJoin('userAccount as office', 'office.id', 'repairCase.officeBy')
    .innerJoin('userAccount as creator', 'creator.id', 'repairCase.createdBy')
    .selectAll('repairCase')
    .select([
      'serviceRequest.no as requestNo',
      'serviceRequest.customerId',
      'checker.displayName as warrantyCheckedByName',
      'second.displayName as secondCheckByName',
      'reviewer.displayName as reviewedByName',
      'office.displayName as officeByName',
      'creator.displayName as createdByName',
    ])
    .where('repairCase.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { secondCheckBy: _second, reviewedBy: _reviewed, officeBy: _office, createdBy: _created, isCompared, ...facts } = row;
  return {
    ...facts,
    cause: row.cause as RepairCause | '',
    warrantyResult: row.warrantyResult as WarrantyResult | '',
    secondCheckResult: row.secondCheckResult as WarrantyResult | '',
    ownerAgreedHow: row.ownerAgreedHow as ToldWay | '',
    satisfaction: row.satisfaction as Satisfaction | '',
    isCompared: isCompared === 1,
    dueAt: dueOf(row.state, row.teamAt, row.supplierComesAt),
  };
}

/** The row, locked until the end of the transaction. */
export async function lockRepair(tx: Tx, id: number): Promise<RepairRecord | undefined> {
  return tx.selectFrom('repairCase').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertRepair(tx: Tx, repair: Insertable<RepairCaseTable>): Promise<number> {
  return insertRowForId(tx, 'repairCase', repair);
}

/** Writes changed columns of a locked row and counts its version up. */
export async function updateRepair(
  tx: Tx,
  { id, version }: Pick<RepairRecord, 'id' | 'version'>,
  changes: Updateable<RepairCaseTable>,
): Promise<number> {
  await updateRow(tx, 'repairCase', id, { ...changes, version: version + 1 });
  return version + 1;
}

export async function findServiceLines(db: Db, caseId: number): Promise<readonly ServiceLine[]> {
  return db
    .selectFrom('repairCaseLine')
    .select(['item', 'quantity', 'method', 'laborFen', 'materialFen'])
    .where('caseId', '=', caseId)
    .orderBy('lineNo')
    .execute();
}

export async function replaceServiceLines(tx: Tx, caseId: number, lines: readonly ServiceLine[]): Promise<void> {
  await tx.deleteFrom('repairCaseLine').where('caseId', '=', caseId).execute();
  for (const [index, line] of lines.entries()) await insertRow(tx, 'repairCaseLine', { caseId, lineNo: index + 1, ...line });
}
