import type { Insertable, Updateable } from 'kysely';
import { explainedThings } from '../../../shared/project-acceptance.ts';
import type { ExplainedThing } from '../../../shared/project-acceptance.ts';
import { unpaidTurn, documentKinds } from '../../../shared/projects.ts';
import type { DocumentKind, PaymentState, PlanLine, ProjectFacts, ProjectRow, ProjectView } from '../../../shared/projects.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { ProjectTable } from '../../db/schema/archive.ts';

/** A project as it is stored, without what belongs to it. */
export interface StoredProject extends Omit<ProjectView, 'missing' | 'items' | 'requests' | 'timeline' | 'acceptance'> {
  readonly acceptanceOn: string;
  readonly explained: readonly ExplainedThing[];
  readonly explainedAt: number | null;
  readonly explainedBy: number | null;
}

export async function findProject(db: Db, id: number): Promise<StoredProject | undefined> {
  const row = await db
    .selectFrom('project')
    .innerJoin('customer', 'customer.id', 'project.customerId')
    .selectAll('project')
    .select('customer.name as customerName')
    .where('project.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const kinds: ReadonlySet<string> = new Set(row.documents.split('\n'));
  const explained: ReadonlySet<string> = new Set(row.explained.split(' '));
  return {
    ...row,
    trade: row.trade as ProjectFacts['trade'],
    paymentState: row.paymentState as PaymentState,
    progressPlan: row.progressPlan === '' ? [] : (JSON.parse(row.progressPlan) as PlanLine[]),
    documents: documentKinds.filter((kind): kind is DocumentKind => kinds.has(kind)),
    explained: explainedThings.filter((thing) => explained.has(thing)),
  };
}

/** Facts as columns: the plan as JSON, the documents a line each. */
export function columnsOf({ progressPlan, documents, ...facts }: ProjectFacts) {
  return {
    ...facts,
    progressPlan: progressPlan.length === 0 ? '' : JSON.stringify(progressPlan),
    documents: [...new Set(documents)].join('\n'),
  };
}

export async function insertProject(tx: Tx, project: Insertable<ProjectTable>): Promise<number> {
  return insertRowForId(tx, 'project', project);
}

/** True when the row was still at `version` and is now one further. */
export async function updateProject(tx: Tx, id: number, version: number, changes: Updateable<ProjectTable>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('project')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Requests of an unpaid project come before all others, those of a settled one no longer (R-000-06). */
export async function setTurnOf(tx: Tx, projectId: number, isUnpaid: boolean): Promise<void> {
  await tx
    .updateTable('serviceRequest')
    .set({ turn: isUnpaid ? unpaidTurn : 0 })
    .where('projectId', '=', projectId)
    .execute();
}

/** Open requests of a project that do not stand still, locked, with what its days change about them. */
export async function lockOpenRequests(tx: Tx, projectId: number) {
  return tx
    .selectFrom('serviceRequest')
    .select(['id', 'type', 'isQualityIssue', 'promisedAt', 'hurriedFrom'])
    .where('projectId', '=', projectId)
    .where('state', 'in', openRequestStates)
    .where('holdReason', '=', '')
    .orderBy('id')
    .limit(500)
    .forUpdate()
    .execute();
}

/** What the promise of a request was before the acceptance hurried it. */
export async function markHurried(tx: Tx, requestId: number, hurriedFrom: number | null): Promise<void> {
  await tx.updateTable('serviceRequest').set({ hurriedFrom }).where('id', '=', requestId).execute();
}

export interface ProjectFilter {
  readonly customerId: number | null;
  readonly paymentState: PaymentState | null;
  readonly trade: string | null;
  readonly isArchived: boolean | null;
  readonly from: string | null;
  readonly to: string | null;
  /** What a query found. */
  readonly ids?: readonly number[] | undefined;
}

/** Projects, the newest first. */
export async function findProjectRows(
  db: Db,
  filter: ProjectFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly ProjectRow[]> {
  let select = filtered(db, filter)
    .innerJoin('customer', 'customer.id', 'project.customerId')
    .select([
      'project.id',
      'project.name',
      'customerId',
      'customer.name as customerName',
      'trade',
      'contractNo',
      'managerName',
      'paymentState',
      'contractOn',
      'completedOn',
      'acceptedOn',
      'finalAcceptedOn',
      'archivedAt',
    ]);
  if (before !== undefined) select = select.where('project.id', '<', before);
  const rows = await select.orderBy('project.id', 'desc').limit(limit).execute();
  return rows.map(({ archivedAt, trade, paymentState, ...row }) => ({
    ...row,
    trade: trade as ProjectRow['trade'],
    paymentState: paymentState as PaymentState,
    isArchived: archivedAt !== null,
  }));
}

export async function countProjects(db: Db, filter: ProjectFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('project.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function filtered(db: Db, { ids, customerId, paymentState, trade, isArchived, from, to }: ProjectFilter) {
  let select = db.selectFrom('project');
  if (ids) select = select.where('project.id', 'in', ids.length > 0 ? ids : [0]);
  if (customerId !== null) select = select.where('project.customerId', '=', customerId);
  if (paymentState !== null) select = select.where('project.paymentState', '=', paymentState);
  if (trade !== null) select = select.where('project.trade', '=', trade);
  if (isArchived !== null) select = select.where('project.archivedAt', isArchived ? 'is not' : 'is', null);
  if (from !== null) select = select.where('project.contractOn', '>=', from);
  if (to !== null) select = select.where('project.contractOn', '<=', to).where('project.contractOn', '!=', '');
  return select;
}

const itemLimit = 200;

export async function findProjectItems(db: Db, projectId: number): Promise<ProjectView['items']> {
  return db
    .selectFrom('installedItem')
    .select(['id', 'brand', 'model', 'serial', 'location'])
    .where('projectId', '=', projectId)
    .orderBy('id')
    .limit(itemLimit)
    .execute();
}

/** Requests about what was installed in the project. */
export async function findProjectRequests(db: Db, projectId: number): Promise<ProjectView['requests']> {
  return db
    .selectFrom('serviceRequest')
    .innerJoin('installedItem', 'installedItem.id', 'serviceRequest.installedItemId')
    .select(['serviceRequest.id', 'no', 'state', 'type', 'content', 'receivedAt'])
    .where('installedItem.projectId', '=', projectId)
    .orderBy('serviceRequest.id', 'desc')
    .limit(50)
    .execute();
}

/** Old and new values of the latest changes (R-002-48), by the time and the person that the timeline names too. */
export async function findProjectChanges(db: Db, projectId: number): Promise<readonly { readonly at: number; readonly changes: string }[]> {
  const rows = await db
    .selectFrom('auditEntry')
    .select(['at', 'changes'])
    .where('subject', '=', 'project')
    .where('subjectId', '=', projectId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.reverse();
}
