import type { z } from 'zod';
import { openPrivacyStates } from '../../../shared/privacy-lifecycle.ts';
import type { PrivacyState } from '../../../shared/privacy-lifecycle.ts';
import type { ConsentWay, PrivacyKind, PrivacyRow, privacyListInput } from '../../../shared/privacy.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { PrivacyRequestTable } from '../../db/schema/privacy.ts';

type Filter = Omit<z.output<typeof privacyListInput>, 'cursor' | 'limit'>;

/** Privacy requests, the newest first. */
export async function findPrivacyRows(
  db: Db,
  { states, customerId }: Filter,
  before: number | undefined,
  limit: number,
): Promise<readonly StoredPrivacyRow[]> {
  let select = selectRows(db).orderBy('privacyRequest.id', 'desc').limit(limit);
  if (states.length > 0) select = select.where('state', 'in', states);
  if (customerId !== null) select = select.where('customerId', '=', customerId);
  if (before !== undefined) select = select.where('privacyRequest.id', '<', before);
  return (await select.execute()).map(toRow);
}

type Stored = Omit<PrivacyRow, 'kind' | 'state' | 'channel' | 'dueAt'> & {
  readonly kind: string;
  readonly state: string;
  readonly channel: string;
};

/** The term of the answer is added by the service. */
export type StoredPrivacyRow = Omit<PrivacyRow, 'dueAt'>;

function toRow<R extends Stored>(row: R): R & StoredPrivacyRow {
  return { ...row, kind: row.kind as PrivacyKind, state: row.state as PrivacyState, channel: row.channel as ConsentWay };
}

function selectRows(db: Db) {
  return db
    .selectFrom('privacyRequest')
    .innerJoin('customer', 'customer.id', 'privacyRequest.customerId')
    .select([
      'privacyRequest.id',
      'no',
      'customerId',
      'customer.name as customerName',
      'privacyRequest.kind',
      'state',
      'channel',
      'receivedAt',
      'answeredAt',
    ]);
}

export async function findPrivacyRequest(db: Db, id: number) {
  const row = await selectRows(db)
    .select(['content', 'verifiedHow', 'verifiedAt', 'action', 'actedAt', 'answer', 'answeredWay', 'privacyRequest.version', 'erasedAt'])
    .where('privacyRequest.id', '=', id)
    .executeTakeFirst();
  return row && toRow(row);
}

/** Locked until the end of the transaction. */
export async function lockPrivacyRequest(tx: Tx, id: number) {
  await tx.selectFrom('privacyRequest').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return findPrivacyRequest(tx, id);
}

export async function insertPrivacyRequest(
  tx: Tx,
  request: Pick<PrivacyRequestTable, 'no' | 'customerId' | 'kind' | 'channel' | 'content' | 'receivedAt' | 'createdBy'>,
): Promise<number> {
  return insertRowForId(tx, 'privacyRequest', {
    ...request,
    state: 'received',
    verifiedHow: '',
    verifiedAt: null,
    action: '',
    actedAt: null,
    answer: '',
    answeredAt: null,
    answeredWay: '',
    version: 1,
  });
}

export async function updatePrivacyRequest(
  tx: Tx,
  id: number,
  version: number,
  changes: Partial<Omit<PrivacyRequestTable, 'id' | 'no' | 'version'>>,
): Promise<number> {
  await tx
    .updateTable('privacyRequest')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .execute();
  return version + 1;
}

/** How many customers wait for an answer; with `before`, only those whose request came earlier than that. */
export async function countOpenPrivacyRequests(db: Db, limit: number, before?: number): Promise<number> {
  let open = db.selectFrom('privacyRequest').select('id').where('state', 'in', openPrivacyStates).limit(limit);
  if (before !== undefined) open = open.where('receivedAt', '<', before);
  const { n } = await db
    .selectFrom(open.as('open'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
