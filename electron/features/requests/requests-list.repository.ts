import type { SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import type { z } from 'zod';
import { slipFreeTypes } from '../../../shared/requests.ts';
import type { RequestRow, RequestState, requestCountInput, requestSorts } from '../../../shared/requests.ts';
import { textQueryGrams } from '../../../shared/search-text.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/time.ts';
import type { Db, Engine } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';
import type { Database } from '../../db/schema.ts';
import { narrowLife } from './requests-life-list.ts';
import { findRequestIds, isWords } from './requests-search.repository.ts';
import { requestRowColumns } from './requests.repository.ts';

export type RequestFilter = z.output<typeof requestCountInput>;
export type RequestSort = (typeof requestSorts)[number];
/** Sort keys of the last row of a page. */
export type RequestKeys = readonly [number, number] | readonly [number, number, number, number];

type Select<O> = SelectQueryBuilder<Database, 'serviceRequest', O>;

export interface ListScope {
  readonly zone: string;
  readonly now: number;
  /** Customers that the query means. */
  readonly customerIds: readonly number[];
}

/** A page of requests in the order asked for, stable by id. */
export async function findRequestRows(
  engine: Engine,
  filter: RequestFilter,
  scope: ListScope,
  sort: RequestSort,
  after: RequestKeys | undefined,
  limit: number,
): Promise<readonly RequestRow[]> {
  if (sort === 'received' && isTextOnly(filter)) return searchText(engine, filter.query, after?.[1], limit);
  const ids = await findRequestIds(engine, filter.query, scope.customerIds);
  if (ids?.length === 0) return [];
  if (!ids && filter.states.length > 1 && sort === 'received') return mergeStates(engine.db, filter, scope, after, limit);
  const select = narrow(engine.db.selectFrom('serviceRequest').select(requestRowColumns), filter, scope, ids);
  return ordered(select, sort, after).limit(limit).execute();
}

/**
 * Several states by date: each state has its own index range, so the newest of each are fetched and merged. One scan by date would
 * read ten years of closed requests to find fifty open ones.
 */
async function mergeStates(
  db: Db,
  filter: RequestFilter,
  scope: ListScope,
  after: RequestKeys | undefined,
  limit: number,
): Promise<readonly RequestRow[]> {
  const parts = await Promise.all(
    [...new Set(filter.states)].map((state) => {
      const select = narrow(db.selectFrom('serviceRequest').select(requestRowColumns), { ...filter, states: [state] }, scope, undefined);
      return ordered(select, 'received', after).limit(limit).execute();
    }),
  );
  return parts
    .flat()
    .sort((a, b) => b.receivedAt - a.receivedAt || b.id - a.id)
    .slice(0, limit);
}

export async function countRequests(engine: Engine, filter: RequestFilter, scope: ListScope, limit: number): Promise<number> {
  const ids = await findRequestIds(engine, filter.query, scope.customerIds);
  if (ids?.length === 0) return 0;
  const found = narrow(engine.db.selectFrom('serviceRequest').select('id'), filter, scope, ids).limit(limit);
  const { n } = await engine.db
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Words and no other condition: the hits come newest first already, so no more than a page of them is read. */
function isTextOnly({
  query,
  states,
  branch,
  type,
  urgency,
  customerId,
  due,
  life,
  department,
  needsSlip,
  from,
  to,
}: RequestFilter): boolean {
  const isNarrowed =
    states.length > 0 ||
    branch !== null ||
    type !== null ||
    urgency !== null ||
    customerId !== null ||
    due !== null ||
    life !== null ||
    department !== '' ||
    needsSlip ||
    from !== null ||
    to !== null;
  return isWords(query) && !isNarrowed;
}

async function searchText(
  { db, textIndex }: Engine,
  query: string,
  before: number | undefined,
  limit: number,
): Promise<readonly RequestRow[]> {
  const ids = await textIndex.match(db, 'request_text', textQueryGrams(query), limit, before);
  return (await rowsById(db, ids)).sort((a, b) => b.id - a.id);
}

/** Requests by their ids, in no order. */
export const rowsById = preparedList((db, ids) => db.selectFrom('serviceRequest').select(requestRowColumns).where('id', 'in', ids));

function narrow<O>(select: Select<O>, filter: RequestFilter, { zone, now }: ListScope, ids: readonly number[] | undefined): Select<O> {
  let narrowed = select;
  const { states, branch, type, urgency, customerId, due, life, department, needsSlip, from, to } = filter;
  if (ids) narrowed = narrowed.where('id', 'in', ids);
  if (states.length === 1) narrowed = narrowed.where('state', '=', states[0] as RequestState);
  else if (states.length > 1) narrowed = narrowed.where('state', 'in', states);
  if (branch) narrowed = narrowed.where('branch', '=', branch);
  if (type) narrowed = narrowed.where('type', '=', type);
  if (urgency) narrowed = narrowed.where('urgency', '=', urgency);
  if (customerId !== null) narrowed = narrowed.where('customerId', '=', customerId);
  if (due)
    narrowed = narrowed.where(
      'id',
      'in',
      dueRequests(due === 'overdue' ? now : startOfDay(addDays(dayOf(now, zone), 1), zone), due === 'overdue' ? 0 : now),
    );
  if (life) narrowed = narrowLife(narrowed, life);
  if (department !== '') narrowed = narrowed.where('department', '=', department);
  if (needsSlip) narrowed = narrowed.where('type', 'not in', slipFreeTypes);
  if (from) narrowed = narrowed.where('receivedAt', '>=', startOfDay(from, zone));
  if (to) narrowed = narrowed.where('receivedAt', '<', startOfDay(addDays(to, 1), zone));
  return narrowed;
}

/** Requests with a running clock that is due in a stretch of time. Written out so that the partial index is known to hold all of them. */
function dueRequests(before: number, from: number) {
  return sql<number>`(select request_id from timer where state in ('running', 'paused') and state = 'running' and due_at >= ${from} and due_at < ${before})`;
}

function ordered<O>(select: Select<O>, sort: RequestSort, after: RequestKeys | undefined): Select<O> {
  switch (sort) {
    case 'received': {
      const sorted = select.orderBy('receivedAt', 'desc').orderBy('id', 'desc');
      return after ? sorted.where(sql<boolean>`(received_at, id) < (${after[0]}, ${after[1]})`) : sorted;
    }
    case 'promised': {
      const sorted = select.orderBy('promisedAt').orderBy('id');
      return after ? sorted.where(sql<boolean>`(promised_at, id) > (${after[0]}, ${after[1]})`) : sorted;
    }
    case 'urgency': {
      const sorted = select.orderBy('turn').orderBy('urgencyRank').orderBy('promisedAt').orderBy('id');
      return after
        ? sorted.where(sql<boolean>`(turn, urgency_rank, promised_at, id) > (${after[0]}, ${after[1]}, ${after[2] ?? 0}, ${after[3] ?? 0})`)
        : sorted;
    }
  }
}
