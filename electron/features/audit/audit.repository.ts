import type { AuditListInput } from '../../../shared/settings.ts';
import type { Db } from '../../db/engine.ts';

export interface StoredAuditEntry {
  readonly id: number;
  readonly at: number;
  readonly userName: string | null;
  readonly procedure: string;
  readonly subject: string;
  readonly subjectId: number;
  readonly changes: string;
}

type Filter = Pick<AuditListInput, 'subject' | 'subjectId' | 'userId'>;

/** Newest first, below the id `before` if given. */
export async function findAuditEntries(
  db: Db,
  { subject, subjectId, userId }: Filter,
  limit: number,
  before?: number,
): Promise<readonly StoredAuditEntry[]> {
  let query = db
    .selectFrom('auditEntry')
    .leftJoin('userAccount', 'userAccount.id', 'auditEntry.userId')
    .select(['auditEntry.id', 'at', 'userAccount.displayName as userName', 'procedure', 'subject', 'subjectId', 'changes'])
    .orderBy('auditEntry.id', 'desc')
    .limit(limit);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (subjectId !== undefined) query = query.where('subjectId', '=', subjectId);
  if (userId !== undefined) query = query.where('auditEntry.userId', '=', userId);
  if (before !== undefined) query = query.where('auditEntry.id', '<', before);
  return query.execute();
}
