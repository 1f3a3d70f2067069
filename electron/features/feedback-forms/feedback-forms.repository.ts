import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { FeedbackDecision } from '../../../shared/feedback-form-lifecycle.ts';
import { openFeedbackStates } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackKind, FeedbackNote, FeedbackRow, formShows } from '../../../shared/feedback-forms.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, insertRowForId, updateRow } from '../../db/prepared.ts';
import type { FeedbackFormTable, FeedbackNoteTable } from '../../db/schema/feedback.ts';

export type FormRecord = Selectable<FeedbackFormTable>;

export interface FormFilter {
  readonly show: (typeof formShows)[number];
  readonly kind: FeedbackKind | null;
  readonly decision: FeedbackDecision | null;
  /** Requests that a query means; undefined: no query. */
  readonly requestIds: readonly number[] | undefined;
  /** Beginning of a form's number; undefined: the query is none. */
  readonly numberPrefix: string | undefined;
}

/** Those of unpaid projects come before all others while they are open (R-000-06); within either the oldest first (R-000-05). */
const turn = sql<number>`case when feedback_form.state = 'closed' then 0 else coalesce(service_request.turn, 0) end`;

/** Forms by turn and age. */
export async function findFormRows(
  db: Db,
  filter: FormFilter,
  after: readonly [number, number, number] | undefined,
  limit: number,
): Promise<readonly FeedbackRow[]> {
  let select = selectRows(filtered(db, filter)).orderBy(turn).orderBy('feedbackForm.receivedAt').orderBy('feedbackForm.id').limit(limit);
  if (after)
    select = select.where(sql<boolean>`(${turn}, feedback_form.received_at, feedback_form.id) > (${after[0]}, ${after[1]}, ${after[2]})`);
  return select.execute();
}

export async function countFormRows(db: Db, filter: FormFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('feedbackForm.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findFormsOfRequest(db: Db, requestId: number): Promise<readonly FeedbackRow[]> {
  return selectRows(db.selectFrom('feedbackForm').where('feedbackForm.requestId', '=', requestId))
    .orderBy('feedbackForm.id', 'desc')
    .limit(20)
    .execute();
}

/** The form of a request that nobody has decided yet; there is one at most. */
export async function findUndecidedOf(db: Db, requestId: number): Promise<{ readonly id: number; readonly no: string } | undefined> {
  return db
    .selectFrom('feedbackForm')
    .select(['id', 'no'])
    .where('requestId', '=', requestId)
    .where('state', '=', 'submitted')
    .executeTakeFirst();
}

/** The form that the visit of a slip belongs to, locked. */
export async function lockFormOfTask(tx: Tx, workOrderId: number): Promise<FormRecord | undefined> {
  return tx
    .selectFrom('feedbackForm')
    .selectAll()
    .where('workOrderId', '=', workOrderId)
    .where('kind', '=', 'cannotJudge')
    .where('appraisedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function countOpenByKind(db: Db): Promise<readonly { readonly kind: FeedbackKind; readonly n: number }[]> {
  return db
    .selectFrom('feedbackForm')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('n')])
    .where('state', 'in', openFeedbackStates)
    .groupBy('kind')
    .execute();
}

function filtered(db: Db, { show, kind, decision, requestIds, numberPrefix }: FormFilter) {
  let select = db.selectFrom('feedbackForm');
  if (show === 'open') select = select.where(sql<boolean>`feedback_form.state <> 'closed'`);
  if (show === 'undecided') select = select.where('feedbackForm.state', '=', 'submitted');
  // R-000-14, R-000-20: what the business department does not know yet
  if (show === 'notReported')
    select = select.where(sql<boolean>`feedback_form.state <> 'closed'`).where('feedbackForm.managementToldAt', 'is', null);
  if (show === 'closed') select = select.where('feedbackForm.state', '=', 'closed');
  if (kind !== null) select = select.where('feedbackForm.kind', '=', kind);
  if (decision !== null) select = select.where('feedbackForm.decision', '=', decision);
  if (numberPrefix !== undefined)
    return select.where('feedbackForm.no', '>=', numberPrefix).where('feedbackForm.no', '<', `${numberPrefix}~`);
  return requestIds ? select.where('feedbackForm.requestId', 'in', requestIds.length > 0 ? requestIds : [0]) : select;
}

function selectRows(from: ReturnType<typeof filtered>) {
  return from
    .leftJoin('serviceRequest', 'serviceRequest.id', 'feedbackForm.requestId')
    .leftJoin('customer', 'customer.id', 'serviceRequest.customerId')
    .leftJoin('workOrder', 'workOrder.id', 'feedbackForm.workOrderId')
    .select([
      'feedbackForm.id',
      'feedbackForm.no',
      'feedbackForm.requestId',
      'serviceRequest.no as requestNo',
      'feedbackForm.workOrderId',
      'workOrder.no as slipNo',
      'serviceRequest.customerId',
      sql<string | null>`coalesce(customer.name, service_request.contact_name)`.as('customerName'),
      'feedbackForm.kind',
      'feedbackForm.reporterName',
      'feedbackForm.receivedAt',
      'feedbackForm.goods',
      'feedbackForm.fault',
      'feedbackForm.state',
      'feedbackForm.stateAt',
      'feedbackForm.decision',
      'feedbackForm.decidedAt',
      'feedbackForm.abnormalAt',
      'feedbackForm.managementToldAt',
      turn.as('turn'),
    ]);
}

/** What the projects of these requests say about when their goods are accepted. */
export async function findGoodsDays(db: Db, requestIds: readonly number[]) {
  if (requestIds.length === 0) return [];
  return db
    .selectFrom('serviceRequest')
    .innerJoin('project', 'project.id', 'serviceRequest.projectId')
    .select(['serviceRequest.id as requestId', 'paymentState', 'goodsAcceptedOn'])
    .where('serviceRequest.id', 'in', requestIds)
    .execute();
}

/** A form with the names of who did what and the result of its visit task. */
export async function findForm(db: Db, id: number) {
  const row = await selectRows(db.selectFrom('feedbackForm').where('feedbackForm.id', '=', id))
    .leftJoin('userAccount as appraiser', 'appraiser.id', 'feedbackForm.appraisedBy')
    .leftJoin('userAccount as decider', 'decider.id', 'feedbackForm.decidedBy')
    .leftJoin('userAccount as closer', 'closer.id', 'feedbackForm.closedBy')
    .innerJoin('userAccount as creator', 'creator.id', 'feedbackForm.createdBy')
    .leftJoin('task', 'task.id', 'feedbackForm.taskId')
    .leftJoin('userAccount as visitor', 'visitor.id', 'task.doneBy')
    .selectAll('feedbackForm')
    .select([
      'appraiser.displayName as appraiserName',
      'decider.displayName as decidedByName',
      'closer.displayName as closedByName',
      'creator.displayName as createdByName',
      'visitor.displayName as visitorName',
      'task.doneAt as visitedAt',
      'task.result as visitResult',
      'workOrder.state as slipState',
    ])
    .executeTakeFirst();
  return row;
}
export type FormWithNames = NonNullable<Awaited<ReturnType<typeof findForm>>>;

/** The row, locked until the end of the transaction. */
export async function lockForm(tx: Tx, id: number): Promise<FormRecord | undefined> {
  return tx.selectFrom('feedbackForm').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertForm(tx: Tx, form: Insertable<FeedbackFormTable>): Promise<number> {
  return insertRowForId(tx, 'feedbackForm', form);
}

/** Writes changed columns of a locked row and counts its version up. */
export async function updateForm(
  tx: Tx,
  { id, version }: Pick<FormRecord, 'id' | 'version'>,
  changes: Updateable<FeedbackFormTable>,
): Promise<number> {
  await updateRow(tx, 'feedbackForm', id, { ...changes, version: version + 1 });
  return version + 1;
}

export async function insertNote(tx: Tx, note: Insertable<FeedbackNoteTable>): Promise<void> {
  await insertRow(tx, 'feedbackNote', note);
}

export async function findNotes(db: Db, formId: number): Promise<readonly FeedbackNote[]> {
  return db
    .selectFrom('feedbackNote')
    .innerJoin('userAccount', 'userAccount.id', 'feedbackNote.userId')
    .select(['feedbackNote.id', 'text', 'at', 'displayName as userName'])
    .where('formId', '=', formId)
    .orderBy('feedbackNote.id')
    .limit(200)
    .execute();
}
