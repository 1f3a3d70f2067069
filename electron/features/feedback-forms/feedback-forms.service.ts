import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page } from '../../../shared/fields.ts';
import { feedbackKinds } from '../../../shared/feedback-forms.ts';
import type {
  FeedbackFigures,
  FeedbackKind,
  FeedbackListRow,
  FeedbackNeed,
  FeedbackRow,
  FeedbackView,
  formCountInput,
  formListInput,
  formsOfRequestInput,
} from '../../../shared/feedback-forms.ts';
import { goodsDayAhead } from '../../../shared/projects.ts';
import type { PaymentState } from '../../../shared/projects.ts';
import type { ToldWay } from '../../../shared/requests.ts';
import { documentQuery, numberBeginnings } from '../../../shared/search-query.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { readPrefixes } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { findNotices } from '../notices/notices.service.ts';
import { findMeantRequests } from '../requests/requests.service.ts';
import { dueMarksOf } from '../timers/timers-view.service.ts';
import {
  countFormRows,
  countOpenByKind,
  findForm,
  findFormRows,
  findFormsOfRequest,
  findGoodsDays,
  findNotes,
} from './feedback-forms.repository.ts';
import type { FormFilter } from './feedback-forms.repository.ts';
import { appraisalOf } from './form-appraisal.ts';

type Here = Pick<ActorContext, 'app' | 'db' | 'now'>;

/** Clocks that a form is about: the decision (R-000-11), the abnormal repair and the goods that came for it (R-000-12). */
const formClocks = ['feedback.received', 'abnormal.marked', 'goods.arrived'] as const;

const keysOf = ({ turn, receivedAt, id }: FeedbackRow) => [turn, receivedAt, id] as const;

/** R-000-05, R-000-06: forms of unpaid projects first, then by age, the oldest first, each with its clock. */
export async function listForms(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof formListInput>,
): Promise<Page<FeedbackListRow>> {
  const rows = await findFormRows(context.db, await filterOf(context, filter), fromCursor<[number, number, number]>(cursor, 3), limit + 1);
  return toPage(await withClocks(context, rows), limit, keysOf);
}

export async function countFormList(context: ActorContext, filter: z.output<typeof formCountInput>): Promise<Count> {
  const total = await countFormRows(context.db, await filterOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** The filtered list as a workbook. */
export async function exportForms(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...filter }: z.output<typeof formListInput>,
): Promise<FileOut> {
  const found = await filterOf(context, filter);
  return exportRows(
    context,
    'feedbackForms',
    (after, limit) => findFormRows(context.db, found, after as readonly [number, number, number] | undefined, limit),
    keysOf,
  );
}

async function filterOf(context: ActorContext, { query, ...filter }: z.output<typeof formCountInput>): Promise<FormFilter> {
  const document = documentQuery(query);
  const isNumber = document?.kind === 'number' && document.letters !== '';
  const prefixes = isNumber ? (await readPrefixes(context.db)).feedbackForm : [];
  const [numberPrefix] = numberBeginnings(isNumber ? document : undefined, prefixes);
  const requestIds = numberPrefix === undefined ? await findMeantRequests(context, query) : undefined;
  return { ...filter, numberPrefix, requestIds };
}

async function withClocks({ app, db, now }: Here, rows: readonly FeedbackRow[]): Promise<readonly FeedbackListRow[]> {
  const open = rows.filter(({ state }) => state !== 'closed');
  const requestIds = open.flatMap(({ requestId }) => requestId ?? []);
  const [marks, finishBy] = await Promise.all([dueMarksOf(db, requestIds, formClocks), finishTimes({ app, db, now }, open)]);
  return rows.map((row) => ({
    ...row,
    due: row.state === 'closed' ? null : (marks.get(row.requestId ?? 0) ?? null),
    finishBy: finishBy.get(row.requestId ?? 0) ?? null,
  }));
}

/** R-000-06, R-000-07: quality work of an unpaid project is done before the day on which its goods are accepted. */
async function finishTimes({ app, db, now }: Here, open: readonly FeedbackRow[]): Promise<ReadonlyMap<number, number>> {
  const ids = open.flatMap(({ turn, requestId }) => (turn < 0 && requestId !== null ? requestId : []));
  const zone = await readZone(app, db);
  const days = (await findGoodsDays(db, ids)).map(({ requestId, ...project }) => {
    const facts = { ...project, paymentState: project.paymentState as PaymentState };
    return [requestId, goodsDayAhead(facts, { type: 'repair', isQualityIssue: true }, dayOf(now, zone))] as const;
  });
  return new Map(days.flatMap(([id, day]) => (day === '' ? [] : [[id, startOfDay(day, zone)] as const])));
}

/** Forms that wait for a decision, the most pressing first; for the first screen. */
export async function listUndecided({ app, db, now }: Here, limit: number): Promise<readonly FeedbackListRow[]> {
  const filter = { show: 'undecided', kind: null, decision: null, requestIds: undefined, numberPrefix: undefined } as const;
  return withClocks({ app, db, now }, await findFormRows(db, filter, undefined, limit));
}

/** Forms of a request, the newest first. */
export async function viewFormsOf(
  context: ActorContext,
  { requestId }: z.output<typeof formsOfRequestInput>,
): Promise<readonly FeedbackListRow[]> {
  return withClocks(context, await findFormsOfRequest(context.db, requestId));
}

/** R-003-44: how many open forms there are of each kind, design defects apart. */
export async function countKinds({ db }: ActorContext): Promise<FeedbackFigures> {
  const counts = new Map(await countOpenByKind(db).then((rows) => rows.map(({ kind, n }) => [kind, Number(n)] as const)));
  return Object.fromEntries(feedbackKinds.map((kind) => [kind, counts.get(kind) ?? 0])) as Record<FeedbackKind, number>;
}

export async function viewForm(context: ActorContext, { id }: { readonly id: number }): Promise<FeedbackView> {
  const { db } = context;
  const row = await findForm(db, id);
  if (!row) throw new DomainError('notFound', { what: 'feedbackForm', id });
  const [notes, notices, timeline, [listed]] = await Promise.all([
    findNotes(db, id),
    findNotices(db, 'feedbackForm', id),
    readTimeline(db, 'feedbackForm', id),
    withClocks(context, [row]),
  ]);
  const { appraiserName: _a, visitorName: _v, visitedAt: _at, visitResult: _r, slipState: _s, taskId: _t, ...facts } = row;
  const { appraisedBy: _appraiser, decidedBy: _decider, closedBy: _closer, createdBy: _creator, ...shown } = facts;
  const appraisal = appraisalOf(row);
  return {
    ...shown,
    ...appraisal,
    isVisitOpen: row.kind === 'cannotJudge' && appraisal.appraisedAt === null,
    isSupervisorThere: row.isSupervisorThere === 1,
    needs: JSON.parse(row.needs || '[]') as readonly FeedbackNeed[],
    agreedHow: row.agreedHow as ToldWay | '',
    due: listed?.due ?? null,
    finishBy: listed?.finishBy ?? null,
    notes,
    notices,
    timeline,
  };
}
