import type { Insertable, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { ApprovalSubject, ApprovalView, SignatureRow } from '../../../shared/approvals.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { ApprovalSignatureTable, ApprovalTable } from '../../db/schema/approvals.ts';
import { insertChained } from '../../platform/chain/insert-chained.ts';

export type ApprovalRecord = Selectable<ApprovalTable>;

export async function insertApproval(tx: Tx, approval: Insertable<ApprovalTable>): Promise<number> {
  return insertRowForId(tx, 'approval', approval);
}

export async function insertSignature(tx: Tx, signature: Insertable<ApprovalSignatureTable>): Promise<void> {
  await insertChained(tx, 'approvalSignature', signature);
}

/** The open approval of a subject, locked until the end of the transaction. */
export async function lockOpenApproval(tx: Tx, subject: ApprovalSubject, subjectId: number): Promise<ApprovalRecord | undefined> {
  return tx
    .selectFrom('approval')
    .selectAll()
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
}

export async function updateApproval(
  tx: Tx,
  { id, version }: Pick<ApprovalRecord, 'id' | 'version'>,
  changes: Updateable<ApprovalTable>,
): Promise<void> {
  await updateRow(tx, 'approval', id, { ...changes, version: version + 1 });
}

function rows(db: Db | Tx) {
  return db
    .selectFrom('approval')
    .innerJoin('userAccount', 'userAccount.id', 'approval.authorId')
    .select([
      'approval.id',
      'approval.subject',
      'approval.subjectId',
      'approval.no',
      'approval.chain',
      'approval.subjectVersion',
      'approval.authorId',
      'userAccount.displayName as authorName',
      'approval.state',
      'approval.startedAt',
      'approval.endedAt',
      'approval.endReason',
      'approval.version',
    ]);
}

export type ApprovalRow = Omit<ApprovalView, 'signatures'>;

/** All runs over one subject, the newest first. */
export async function findApprovalsOf(db: Db | Tx, subject: ApprovalSubject, subjectId: number): Promise<readonly ApprovalRow[]> {
  return rows(db)
    .where('approval.subject', '=', subject)
    .where('approval.subjectId', '=', subjectId)
    .orderBy('approval.id', 'desc')
    .limit(50)
    .execute();
}

/** Open runs after `after`, the longest waiting first. */
export async function findOpenApprovals(
  db: Db,
  after: readonly [number, number] | undefined,
  limit: number,
): Promise<readonly ApprovalRow[]> {
  const found = rows(db).where('approval.state', '=', 'open').orderBy('approval.startedAt').orderBy('approval.id').limit(limit);
  return (after ? found.where(sql<boolean>`(approval.started_at, approval.id) > (${after[0]}, ${after[1]})`) : found).execute();
}

/** Signatures of these runs in the order in which they were given. */
export async function findSignatures(
  db: Db | Tx,
  approvalIds: readonly number[],
): Promise<readonly (SignatureRow & { readonly approvalId: number })[]> {
  if (approvalIds.length === 0) return [];
  return db
    .selectFrom('approvalSignature')
    .innerJoin('userAccount', 'userAccount.id', 'approvalSignature.userId')
    .select([
      'approvalSignature.approvalId',
      'approvalSignature.step',
      'approvalSignature.role',
      'approvalSignature.userId',
      'userAccount.displayName as userName',
      'approvalSignature.at',
      'approvalSignature.decision',
      'approvalSignature.note',
    ])
    .where('approvalId', 'in', approvalIds)
    .orderBy('approvalSignature.id')
    .limit(5000)
    .execute();
}
