import type { Insertable, Selectable, Updateable } from 'kysely';
import type { RequestRow, RequestView, Urgency } from '../../../shared/requests.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, prepared, updateRow } from '../../db/prepared.ts';
import type { ServiceRequestTable } from '../../db/schema/requests.ts';

export type RequestRecord = Selectable<ServiceRequestTable>;

/** Order of work: urgent and important first (R-004-32). */
export const urgencyRanks: Readonly<Record<Urgency, number>> = { urgent: 0, important: 1, general: 2 };

export const requestRowColumns = [
  'id',
  'no',
  'state',
  'type',
  'branch',
  'urgency',
  'channel',
  'customerId',
  'customerName',
  'phone',
  'address',
  'productText',
  'content',
  'serviceWanted',
  'receivedAt',
  'promisedAt',
  'turn',
  'holdReason',
  'holdSince',
  'overdueSince',
  'escalatedTo',
  'department',
  'team',
  'tag',
  'version',
] as const satisfies readonly (keyof RequestRow & keyof ServiceRequestTable)[];

export async function insertRequest(tx: Tx, request: Insertable<ServiceRequestTable>): Promise<number> {
  return insertRowForId(tx, 'serviceRequest', request);
}

const locked = prepared((db, id: number) => db.selectFrom('serviceRequest').selectAll().where('id', '=', id).forUpdate());

/** The row, locked until the transaction ends. */
export async function lockRequest(tx: Tx, id: number): Promise<RequestRecord | undefined> {
  const [request] = await locked(tx, id);
  return request;
}

const found = prepared((db, id: number) => db.selectFrom('serviceRequest').selectAll().where('id', '=', id));

export async function findRequest(db: Db, id: number): Promise<RequestRecord | undefined> {
  const [request] = await found(db, id);
  return request;
}

/** Writes changed columns of a row that the transaction has locked, and counts its version up. */
export async function updateRequest(
  tx: Tx,
  { id, version }: Pick<RequestRecord, 'id' | 'version'>,
  changes: Updateable<ServiceRequestTable>,
  now: number,
): Promise<number> {
  await updateRow(tx, 'serviceRequest', id, { ...changes, updatedAt: now, version: version + 1 });
  return version + 1;
}

export async function findRepeatOf(db: Db, id: number): Promise<{ readonly id: number; readonly no: string } | null> {
  return (await db.selectFrom('serviceRequest').select(['id', 'no']).where('id', '=', id).executeTakeFirst()) ?? null;
}

const active = prepared((db, id: number) => db.selectFrom('userAccount').select('id').where('id', '=', id).where('disabledAt', 'is', null));

export async function isActiveUser(db: Db, id: number): Promise<boolean> {
  return (await active(db, id)).length > 0;
}

/** Counts the prints of the closing report; a print changes nothing that anybody edits, so the version stays. */
export async function notePrinted(tx: Tx, id: number, printCount: number): Promise<void> {
  await updateRow(tx, 'serviceRequest', id, { printCount });
}

/** Keeps the finish that a reopening ends (R-002-28). */
export async function insertFinish(tx: Tx, request: RequestRecord, userId: number, reason: string, now: number): Promise<void> {
  const { id, reopenedCount, result, resolvedAt, toldAt, toldWay, closedAt } = request;
  await tx
    .insertInto('requestFinish')
    .values({
      requestId: id,
      seq: reopenedCount + 1,
      result,
      resolvedAt,
      toldAt,
      toldWay,
      closedAt,
      reopenedAt: now,
      reopenedBy: userId,
      reopenReason: reason,
    })
    .execute();
}

export async function findFinishes(db: Db, requestId: number): Promise<RequestView['finishes']> {
  return db
    .selectFrom('requestFinish')
    .select(['seq', 'result', 'resolvedAt', 'toldAt', 'closedAt', 'reopenedAt', 'reopenReason'])
    .where('requestId', '=', requestId)
    .orderBy('seq')
    .execute();
}

/** Open requests of the same customer or the same phone: perhaps the same call again. */
export async function findOpenTwins(db: Db, customerId: number | null, phoneDigits: string, states: readonly RequestRecord['state'][]) {
  return db
    .selectFrom('serviceRequest')
    .select(['id', 'no', 'customerName', 'content', 'receivedAt', 'state'])
    .where((eb) =>
      eb.or([
        ...(customerId === null ? [] : [eb('customerId', '=', customerId)]),
        ...(phoneDigits === '' ? [] : [eb('phoneDigits', '=', phoneDigits)]),
      ]),
    )
    .where('state', 'in', states)
    .orderBy('id', 'desc')
    .limit(5)
    .execute();
}

/** State of each slip of a request, for the conditions that depend on all of them. */
export async function findSlipStates(db: Db, requestId: number) {
  return slipStates(db, requestId);
}

/** A feedback form of a request that is not carried to its end (R-000-05). */
export async function findOpenForm(db: Db, requestId: number): Promise<{ readonly no: string } | undefined> {
  const [form] = await openForm(db, requestId);
  return form;
}

const openForm = prepared((db, requestId: number) =>
  db.selectFrom('feedbackForm').select('no').where('requestId', '=', requestId).where('state', '<>', 'closed').orderBy('id').limit(1),
);

const slipStates = prepared((db, requestId: number) =>
  db
    .selectFrom('workOrder')
    .select(['id', 'no', 'state', 'round', 'remedy', 'finishedAt', 'foundBy', 'standard', 'standardReason'])
    .where('requestId', '=', requestId)
    .orderBy('id'),
);
