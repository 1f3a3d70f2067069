import { sql } from 'kysely';
import type { Insertable, Selectable, SelectQueryBuilder } from 'kysely';
import type { TaskCandidate, TaskKind, TaskRow } from '../../../shared/tasks.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, prepared, updateRow } from '../../db/prepared.ts';
import type { Database } from '../../db/schema.ts';
import type { TaskTable } from '../../db/schema/promises.ts';

export type TaskRecord = Selectable<TaskTable>;

/** Whose tasks are asked for. */
export interface TaskHolder {
  readonly userId: number;
  readonly staffId: number | null;
  readonly roles: readonly Role[];
}

export interface TaskFilter {
  readonly holder: TaskHolder | null;
  readonly kind: TaskKind | null;
  readonly isDone: boolean;
  readonly requestId: number | null;
}

/** A task without a due time comes after all others. */
const noDue = 9_100_000_000_000;

export async function insertTask(tx: Tx, task: Insertable<TaskTable>): Promise<number> {
  return insertRowForId(tx, 'task', task);
}

export async function lockTask(tx: Tx, id: number): Promise<TaskRecord | undefined> {
  return tx.selectFrom('task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findTask(db: Db, id: number): Promise<Pick<TaskRecord, 'role'> | undefined> {
  return db.selectFrom('task').select('role').where('id', '=', id).executeTakeFirst();
}

/** People who sign in and hold this role, by name. */
export async function findUsersOfRole(db: Db, role: string): Promise<readonly TaskCandidate[]> {
  return db
    .selectFrom('userAccount')
    .innerJoin('userRole', 'userRole.userId', 'userAccount.id')
    .select(['userAccount.id', 'displayName as name'])
    .where('userRole.role', '=', role as Role)
    .where('disabledAt', 'is', null)
    .orderBy('displayName')
    .orderBy('userAccount.id')
    .limit(500)
    .execute();
}

export async function giveTask(tx: Tx, { id, version }: Pick<TaskRecord, 'id' | 'version'>, userId: number | null): Promise<number> {
  await updateRow(tx, 'task', id, { userId, version: version + 1 });
  return version + 1;
}

export async function endTask(
  tx: Tx,
  { id, version }: Pick<TaskRecord, 'id' | 'version'>,
  end: { readonly doneAt: number; readonly doneBy: number; readonly result: string },
): Promise<number> {
  await updateRow(tx, 'task', id, { ...end, version: version + 1 });
  return version + 1;
}

/** Open tasks of a request, locked. */
export async function lockOpenTasks(tx: Tx, requestId: number, kind: TaskKind): Promise<readonly TaskRecord[]> {
  return tx
    .selectFrom('task')
    .selectAll()
    .where('requestId', '=', requestId)
    .where('kind', '=', kind)
    .where('doneAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Open tasks of a slip, locked. */
export async function lockOpenSlipTasks(tx: Tx, workOrderId: number, kind: TaskKind): Promise<readonly TaskRecord[]> {
  return openSlipTasks(tx, workOrderId, kind).selectAll().orderBy('id').forUpdate().execute();
}

export async function hasOpenSlipTask(db: Db, workOrderId: number, kind: TaskKind): Promise<boolean> {
  return (await openSlipTasks(db, workOrderId, kind).select('id').limit(1).executeTakeFirst()) !== undefined;
}

function openSlipTasks(db: Db, workOrderId: number, kind: TaskKind) {
  return db.selectFrom('task').where('workOrderId', '=', workOrderId).where('kind', '=', kind).where('doneAt', 'is', null);
}

/** Open ones by what is due first, done ones the newest first. */
export async function findTaskRows(
  db: Db,
  filter: TaskFilter,
  after: readonly [number, number] | undefined,
  limit: number,
): Promise<readonly TaskRow[]> {
  const due = sql<number>`coalesce(task.due_at, ${sql.lit(noDue)})`;
  let select = narrow(db.selectFrom('task'), filter);
  if (after) {
    const [at, id] = after;
    select = filter.isDone
      ? select.where(sql<boolean>`(task.done_at, task.id) < (${at}, ${id})`)
      : select.where(sql<boolean>`(${due}, task.id) > (${at}, ${id})`);
  }
  const sorted = filter.isDone ? select.orderBy('task.doneAt', 'desc').orderBy('task.id', 'desc') : select.orderBy(due).orderBy('task.id');
  return withKind(await inWords(sorted).limit(limit).execute());
}

/** What one request has for others to do, the open ones first. */
export async function findTasksOfRequest(db: Db, requestId: number): Promise<readonly TaskRow[]> {
  return withKind(await ofRequest(db, requestId));
}

const ofRequest = prepared((db, requestId: number) =>
  inWords(
    db
      .selectFrom('task')
      .where('task.requestId', '=', requestId)
      .orderBy(sql`case when task.done_at is null then 0 else 1 end`)
      .orderBy(sql`coalesce(task.due_at, ${sql.lit(noDue)})`)
      .orderBy('task.id'),
  ).limit(sql.lit(100)),
);

function withKind<R extends { readonly kind: string }>(rows: readonly R[]) {
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as TaskKind }));
}

function inWords<O>(select: SelectQueryBuilder<Database, 'task', O>) {
  return select
    .leftJoin('serviceRequest', 'serviceRequest.id', 'task.requestId')
    .leftJoin('userAccount as holder', 'holder.id', 'task.userId')
    .leftJoin('staff', 'staff.id', 'task.staffId')
    .innerJoin('userAccount as creator', 'creator.id', 'task.createdBy')
    .leftJoin('userAccount as doer', 'doer.id', 'task.doneBy')
    .select([
      'task.id',
      'task.kind',
      'task.text',
      'task.requestId',
      'serviceRequest.no as requestNo',
      'serviceRequest.customerName',
      'task.workOrderId',
      'task.role',
      'task.userId',
      'task.staffId',
      'holder.displayName as userName',
      'staff.name as staffName',
      'task.dueAt',
      'task.createdAt',
      'creator.displayName as createdByName',
      'task.doneAt',
      'doer.displayName as doneByName',
      'task.result',
      'task.version',
    ]);
}

/** The sort keys of a row. */
export function taskKeys({ doneAt, dueAt, id }: TaskRow): readonly [number, number] {
  return [doneAt ?? dueAt ?? noDue, id];
}

export async function countTaskRows(db: Db, filter: TaskFilter, limit: number): Promise<number> {
  const found = narrow(db.selectFrom('task'), filter).select('task.id').limit(limit);
  const { n } = await db
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function narrow<O>(select: SelectQueryBuilder<Database, 'task', O>, { holder, kind, isDone, requestId }: TaskFilter) {
  let narrowed = select.where('task.doneAt', isDone ? 'is not' : 'is', null);
  if (kind) narrowed = narrowed.where('task.kind', '=', kind);
  if (requestId !== null) narrowed = narrowed.where('task.requestId', '=', requestId);
  if (!holder) return narrowed;
  return narrowed.where((eb) =>
    eb.or([
      eb('task.userId', '=', holder.userId),
      ...(holder.staffId === null ? [] : [eb('task.staffId', '=', holder.staffId)]),
      // what was given to one person of a role stands in the list of that person alone
      ...holder.roles.map((role) => eb('task.role', '=', role).and('task.userId', 'is', null)),
    ]),
  );
}
