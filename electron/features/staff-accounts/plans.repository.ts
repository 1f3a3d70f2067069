import type { Insertable, Updateable } from 'kysely';
import type { DeductionPlan, WageRow } from '../../../shared/staff-accounts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { updateRow } from '../../db/prepared.ts';
import { insertChained, insertManyChained } from '../../platform/chain/insert-chained.ts';
import type { DeductionPlanTable } from '../../db/schema/staff-accounts.ts';

export async function insertPlan(
  tx: Tx,
  plan: Insertable<DeductionPlanTable>,
  rows: readonly { readonly month: string; readonly amountFen: number }[],
): Promise<number> {
  const id = await insertChained(tx, 'deductionPlan', plan);
  await insertManyChained(
    tx,
    'deductionRow',
    rows.map((row, position) => ({ ...row, planId: id, position, lineId: null })),
  );
  return id;
}

/** Whose plan it is; the person is locked before the plan, as everywhere. */
export async function findPlanOwner(db: Db, id: number): Promise<number | undefined> {
  return (await db.selectFrom('deductionPlan').select('staffId').where('id', '=', id).executeTakeFirst())?.staffId;
}

export async function lockPlan(tx: Tx, id: number) {
  return tx.selectFrom('deductionPlan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findRows(db: Db, planId: number) {
  return db.selectFrom('deductionRow').selectAll().where('planId', '=', planId).orderBy('position').execute();
}

export async function changePlan(tx: Tx, id: number, changes: Updateable<DeductionPlanTable>): Promise<void> {
  await updateRow(tx, 'deductionPlan', id, changes);
}

export async function settleRow(tx: Tx, rowId: number, lineId: number): Promise<void> {
  await updateRow(tx, 'deductionRow', rowId, { lineId });
}

function selectPlans(db: Db) {
  return db
    .selectFrom('deductionPlan as plan')
    .leftJoin('item', 'item.id', 'plan.itemId')
    .select([
      'plan.id',
      'plan.no',
      'plan.staffId',
      'plan.basis',
      'plan.itemId',
      'item.name as itemName',
      'plan.totalFen',
      'plan.source',
      'plan.state',
      'plan.stateAt',
      'plan.reason',
      'plan.signedBy',
      'plan.replacesId',
      'plan.createdAt',
      'plan.version',
    ]);
}

async function withRows(db: Db, plans: Awaited<ReturnType<ReturnType<typeof selectPlans>['execute']>>): Promise<readonly DeductionPlan[]> {
  if (plans.length === 0) return [];
  const rows = await db
    .selectFrom('deductionRow as row')
    .leftJoin('staffAccountLine as line', 'line.id', 'row.lineId')
    .select(['row.id', 'row.planId', 'row.month', 'row.amountFen', 'row.lineId', 'line.bookedOn as takenOn'])
    .where(
      'row.planId',
      'in',
      plans.map(({ id }) => id),
    )
    .orderBy('row.position')
    .execute();
  return plans.map((plan) => {
    const own = rows.filter(({ planId }) => planId === plan.id);
    const leftFen = plan.state === 'open' ? own.reduce((sum, { lineId, amountFen }) => (lineId === null ? sum + amountFen : sum), 0) : 0;
    return { ...plan, leftFen, rows: own.map(({ planId: _planId, takenOn, ...row }) => ({ ...row, takenOn: takenOn ?? '' })) };
  });
}

/** The plans of one person, the newest first. */
export async function findPlansOf(db: Db, staffId: number): Promise<readonly DeductionPlan[]> {
  return withRows(db, await selectPlans(db).where('plan.staffId', '=', staffId).orderBy('plan.id', 'desc').execute());
}

export async function findOpenPlans(db: Db, staffId: number): Promise<readonly DeductionPlan[]> {
  return withRows(
    db,
    await selectPlans(db).where('plan.staffId', '=', staffId).where('plan.state', '=', 'open').orderBy('plan.id').execute(),
  );
}

/** Open plans of everybody; for the list. */
export async function findAllOpenPlans(db: Db): Promise<readonly DeductionPlan[]> {
  return withRows(db, await selectPlans(db).where('plan.state', '=', 'open').orderBy('plan.id').limit(5000).execute());
}

export async function findPlan(db: Db, id: number): Promise<DeductionPlan | undefined> {
  const [plan] = await withRows(db, await selectPlans(db).where('plan.id', '=', id).execute());
  return plan;
}

/** The plan that took this line, and its rows; undefined: none did. */
export async function findPlanOfLine(db: Db, lineId: number): Promise<DeductionPlan | undefined> {
  const row = await db.selectFrom('deductionRow').select('planId').where('lineId', '=', lineId).executeTakeFirst();
  return row && findPlan(db, row.planId);
}

export async function clearRow(tx: Tx, lineId: number): Promise<void> {
  await tx.updateTable('deductionRow').set({ lineId: null }).where('lineId', '=', lineId).execute();
}

/** What is taken in a month: its own rows, taken or due, and those of earlier months that nobody took; by person. */
export async function findMonthRows(db: Db, month: string): Promise<readonly WageRow[]> {
  const rows = await db
    .selectFrom('deductionRow as row')
    .innerJoin('deductionPlan as plan', 'plan.id', 'row.planId')
    .innerJoin('staff', 'staff.id', 'plan.staffId')
    .leftJoin('item', 'item.id', 'plan.itemId')
    .leftJoin('staffAccountLine as line', 'line.id', 'row.lineId')
    .select([
      'row.id',
      'plan.id as planId',
      'plan.no as planNo',
      'plan.basis',
      'plan.source',
      'item.name as itemName',
      'staff.id as staffId',
      'staff.name',
      'staff.badgeNo',
      'staff.leftOn',
      'row.month',
      'row.position',
      'row.amountFen',
      'line.bookedOn as takenOn',
    ])
    .select((eb) =>
      eb
        .selectFrom('deductionRow as every')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('every.planId', '=', 'plan.id')
        .as('months'),
    )
    .where('row.month', '<=', month)
    .where((eb) =>
      eb.or([
        eb.and([eb('row.lineId', 'is', null), eb('plan.state', '=', 'open')]),
        eb.and([eb('row.lineId', 'is not', null), eb('row.month', '=', month)]),
      ]),
    )
    .orderBy('staff.name')
    .orderBy('staff.id')
    .orderBy('row.id')
    .limit(2000)
    .execute();
  return rows.map(({ position, takenOn, months, ...row }) => ({
    ...row,
    nth: position + 1,
    months: Number(months),
    takenOn: takenOn ?? '',
  }));
}
