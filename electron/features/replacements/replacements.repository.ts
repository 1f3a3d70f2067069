import type { ReplacementCount, ReplacementRow, ReplacementState } from '../../../shared/replacements.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { ReplacementTable } from '../../db/schema/replacements.ts';
import type { Insertable } from 'kysely';

export async function insertReplacement(tx: Tx, row: Insertable<ReplacementTable>): Promise<number> {
  return insertRowForId(tx, 'replacement', row);
}

/** How many pieces the job has had besides those that were refused. */
export async function countOfJob(db: Db, requestId: number): Promise<number> {
  const { n } = await db
    .selectFrom('replacement')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('requestId', '=', requestId)
    .where('state', '<>', 'refused')
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The job of a slip; locked, so that two pieces for one job are asked for one after the other. */
export async function lockJobOfSlip(tx: Tx, workOrderId: number): Promise<number> {
  const { requestId } = await tx.selectFrom('workOrder').select('requestId').where('id', '=', workOrderId).executeTakeFirstOrThrow();
  await tx.selectFrom('serviceRequest').select('id').where('id', '=', requestId).forUpdate().execute();
  return requestId;
}

export async function lockReplacement(tx: Tx, id: number) {
  return tx.selectFrom('replacement').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** True when the row was still at `version`. */
export async function decide(
  tx: Tx,
  {
    id,
    version,
    ...changes
  }: Pick<ReplacementTable, 'state' | 'decidedAt' | 'decidedBy' | 'decisionNote'> & { id: number; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('replacement')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ReplacementFilter {
  readonly state: ReplacementState | null;
  readonly workOrderId: number | null;
  readonly requestId: number | null;
  readonly id?: number;
  /** Of its number. */
  readonly beginning?: string;
  /** The person whose slips alone may be seen (R-000-84), or null for all. */
  readonly own: number | null;
}

/** The newest first, below the id `before`. */
export async function findReplacements(
  db: Db,
  { state, workOrderId, requestId, id, beginning, own }: ReplacementFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly ReplacementRow[]> {
  return db
    .selectFrom('replacement')
    .innerJoin('workOrder', 'workOrder.id', 'replacement.workOrderId')
    .innerJoin('serviceRequest', 'serviceRequest.id', 'replacement.requestId')
    .innerJoin('item', 'item.id', 'replacement.itemId')
    .innerJoin('staff', 'staff.id', 'replacement.responsibleId')
    .innerJoin('userAccount as asker', 'asker.id', 'replacement.createdBy')
    .leftJoin('userAccount as judge', 'judge.id', 'replacement.decidedBy')
    .select([
      'replacement.id',
      'replacement.no',
      'replacement.workOrderId',
      'workOrder.no as workOrderNo',
      'replacement.requestId',
      'serviceRequest.no as requestNo',
      'serviceRequest.customerName',
      'replacement.itemId',
      'item.code as itemCode',
      'item.name as itemName',
      'item.spec as itemSpec',
      'item.unit',
      'replacement.qty',
      'replacement.cause',
      'replacement.reason',
      'replacement.responsibleId',
      'staff.name as responsibleName',
      'replacement.nth',
      'replacement.state',
      'replacement.decidedAt',
      'judge.displayName as decidedByName',
      'replacement.decisionNote',
      'asker.displayName as createdByName',
      'replacement.createdAt',
      'replacement.version',
    ])
    .$if(state !== null, (select) => select.where('replacement.state', '=', state ?? 'asked'))
    .$if(workOrderId !== null, (select) => select.where('replacement.workOrderId', '=', workOrderId ?? 0))
    .$if(requestId !== null, (select) => select.where('replacement.requestId', '=', requestId ?? 0))
    .$if(id !== undefined, (select) => select.where('replacement.id', '=', id ?? 0))
    .$if(beginning !== undefined, (select) =>
      select.where('replacement.no', '>=', beginning ?? '').where('replacement.no', '<', `${beginning}~`),
    )
    .$if(own !== null, (select) =>
      select.where(
        'replacement.workOrderId',
        'in',
        db
          .selectFrom('workOrderTechnician')
          .select('workOrderId')
          .where('staffId', '=', own ?? 0),
      ),
    )
    .$if(before !== undefined, (select) => select.where('replacement.id', '<', before ?? 0))
    .orderBy('replacement.id', 'desc')
    .limit(limit)
    .execute();
}

/** Approved pieces that were asked for in a span, by cause. */
export async function countByCause(db: Db, since: number, until: number): Promise<readonly ReplacementCount[]> {
  const rows = await db
    .selectFrom('replacement')
    .select((eb) => ['replacement.cause', eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('replacement.qty').as('qty')])
    .where('replacement.createdAt', '>=', since)
    .where('replacement.createdAt', '<', until)
    .where('replacement.state', '=', 'approved')
    .groupBy('replacement.cause')
    .execute();
  return byCount(rows.map(({ cause, count, qty }) => ({ key: cause, name: '', count: Number(count), qty: Number(qty) })));
}

/** The same by the person responsible. */
export async function countByPerson(db: Db, since: number, until: number): Promise<readonly ReplacementCount[]> {
  const rows = await db
    .selectFrom('replacement')
    .innerJoin('staff', 'staff.id', 'replacement.responsibleId')
    .select((eb) => ['staff.id', 'staff.name', eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('replacement.qty').as('qty')])
    .where('replacement.createdAt', '>=', since)
    .where('replacement.createdAt', '<', until)
    .where('replacement.state', '=', 'approved')
    .groupBy(['staff.id', 'staff.name'])
    .execute();
  return byCount(rows.map(({ id, name, count, qty }) => ({ key: String(id), name, count: Number(count), qty: Number(qty) })));
}

function byCount(rows: readonly ReplacementCount[]): readonly ReplacementCount[] {
  return rows.toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key));
}
