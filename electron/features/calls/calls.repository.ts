import { sql } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { CallFilter, CallPerson, CallRow } from '../../../shared/calls.ts';
import { looksLikePhone, normalizePhone } from '../../../shared/phone.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { Database } from '../../db/schema.ts';

export interface NewTalk {
  readonly customerId: number | null;
  readonly requestId: number | null;
  readonly at: number;
  readonly channel: string;
  readonly isIncoming: boolean;
  readonly userId: number;
  readonly summary: string;
  readonly outcome: string;
  readonly passedTo?: string;
  readonly callerName?: string;
  readonly phone?: string;
}

export async function insertTalk(tx: Tx, { isIncoming, passedTo = '', callerName = '', phone = '', ...talk }: NewTalk): Promise<number> {
  return insertRowForId(tx, 'talk', { ...talk, passedTo, callerName, phone, isIncoming: isIncoming ? 1 : 0 });
}

/** The call as it is stored, locked. */
export async function lockCall(tx: Tx, id: number) {
  return tx
    .selectFrom('talk')
    .select(['id', 'customerId', 'requestId', 'callerName', 'phone', 'channel', 'summary'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateCall(
  tx: Tx,
  id: number,
  changes: { readonly customerId?: number | null; readonly requestId?: number; readonly outcome?: string },
): Promise<void> {
  await tx.updateTable('talk').set(changes).where('id', '=', id).execute();
}

export async function isRequestOf(db: Db, customerId: number, requestId: number): Promise<boolean> {
  const row = await db.selectFrom('serviceRequest').select('customerId').where('id', '=', requestId).executeTakeFirst();
  return row?.customerId === customerId;
}

/** Users who can have answered: those who may sign in. */
export async function findPeople(db: Db, limit: number): Promise<readonly CallPerson[]> {
  return db
    .selectFrom('userAccount')
    .select(['id', 'displayName as name'])
    .where('disabledAt', 'is', null)
    .orderBy('displayName')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function isUser(db: Db, id: number): Promise<boolean> {
  return (await db.selectFrom('userAccount').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** From the millisecond `since` up to, but without, `until`. */
export interface CallSpan {
  readonly since: number;
  readonly until: number;
}

type Joined = Database & { readonly answerer: Database['userAccount']; readonly request: Database['serviceRequest'] };
type Found<O> = SelectQueryBuilder<Joined, 'talk', O>;

/** A page of the register, the newest first or the oldest first. */
export async function findCallRows(
  db: Db,
  filter: Omit<CallFilter, 'from' | 'to'>,
  span: CallSpan,
  {
    after,
    limit,
    isOldestFirst = false,
  }: { readonly after?: readonly number[] | undefined; readonly limit: number; readonly isOldestFirst?: boolean },
): Promise<readonly CallRow[]> {
  const order = isOldestFirst ? 'asc' : 'desc';
  let select = narrow(db.selectFrom('talk'), filter, span)
    .leftJoin('customer', 'customer.id', 'talk.customerId')
    .innerJoin('userAccount as answerer', 'answerer.id', 'talk.userId')
    .leftJoin('serviceRequest as request', 'request.id', 'talk.requestId')
    .select((eb) => [
      'talk.id',
      'talk.at',
      'talk.channel',
      'talk.isIncoming',
      'talk.customerId',
      'talk.callerName',
      'talk.phone',
      'talk.summary',
      'talk.outcome',
      'talk.passedTo',
      'talk.requestId',
      'customer.name as customerName',
      'answerer.displayName as answeredBy',
      'request.no as requestNo',
      eb
        .selectFrom('customerPhone')
        .select('shownAs')
        .whereRef('customerPhone.customerId', '=', 'talk.customerId')
        .orderBy('customerPhone.id')
        .limit(1)
        .as('usualPhone'),
    ])
    .orderBy('talk.at', order)
    .orderBy('talk.id', order)
    .limit(limit);
  if (after) {
    const [at = 0, id = 0] = after;
    select = select.where((eb) => eb(eb.refTuple('talk.at', 'talk.id'), isOldestFirst ? '>' : '<', eb.tuple(at, id)));
  }
  const rows = await select.execute();
  return rows.map(({ isIncoming, callerName, customerName, usualPhone, phone, ...row }) => ({
    ...row,
    isIncoming: isIncoming === 1,
    name: customerName ?? callerName,
    phone: phone || (usualPhone ?? ''),
  }));
}

export async function countCalls(db: Db, filter: Omit<CallFilter, 'from' | 'to'>, span: CallSpan, limit: number): Promise<number> {
  const found = narrow(db.selectFrom('talk'), filter, span).select('talk.id').limit(limit);
  const { n } = await db
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The days come first: whatever else is asked reads only what lies between them. */
function narrow<O>(
  select: SelectQueryBuilder<Database, 'talk', O>,
  filter: Omit<CallFilter, 'from' | 'to'>,
  { since, until }: CallSpan,
): Found<O> {
  const { channel, isIncoming, outcome, userId, isUnknown, query } = filter;
  let narrowed = select.where('talk.at', '>=', since).where('talk.at', '<', until) as unknown as Found<O>;
  if (channel !== null) narrowed = narrowed.where('talk.channel', '=', channel);
  if (isIncoming !== null) narrowed = narrowed.where('talk.isIncoming', '=', isIncoming ? 1 : 0);
  if (outcome !== null) narrowed = narrowed.where('talk.outcome', '=', outcome);
  if (userId !== null) narrowed = narrowed.where('talk.userId', '=', userId);
  if (isUnknown) narrowed = narrowed.where('talk.customerId', 'is', null);
  return query === '' ? narrowed : holding(narrowed, query);
}

/** Any part of what was said, of the name, or of the number, in the texts themselves: the days keep it small. */
function holding<O>(select: Found<O>, query: string): Found<O> {
  const { digits } = normalizePhone(query);
  return select.where((eb) =>
    eb.or([
      holdsText(query, ['talk.summary', 'talk.callerName', 'talk.passedTo']),
      eb.exists(
        eb
          .selectFrom('customer as known')
          .select('known.id')
          .whereRef('known.id', '=', 'talk.customerId')
          .where(holdsText(query, ['known.name'])),
      ),
      ...(looksLikePhone(query) && digits !== ''
        ? [
            sql<boolean>`replace(replace(talk.phone, ' ', ''), '-', '') like ${`%${digits}%`}`,
            eb.exists(
              eb
                .selectFrom('customerPhone')
                .select('customerPhone.id')
                .whereRef('customerPhone.customerId', '=', 'talk.customerId')
                .where('customerPhone.digits', 'like', `%${digits}%`),
            ),
          ]
        : []),
    ]),
  );
}
