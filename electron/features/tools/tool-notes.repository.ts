import type { ToolNote, ToolNoteLine } from '../../../shared/tool-notes.ts';
import type { Db } from '../../db/engine.ts';

export type NoteHead = Omit<ToolNote, 'lines'>;

export interface NoteFilter {
  readonly id?: number;
  /** As far as a number was typed. */
  readonly beginning?: string;
}

/** Issue and return notes of tools, the newest first. */
export async function findNotes(db: Db, { id, beginning }: NoteFilter, limit: number): Promise<readonly NoteHead[]> {
  const rows = await db
    .selectFrom('stockDocument')
    .innerJoin('staff', 'staff.id', 'stockDocument.staffId')
    .innerJoin('userAccount', 'userAccount.id', 'stockDocument.userId')
    .select([
      'stockDocument.id',
      'stockDocument.no',
      'stockDocument.kind',
      'staff.id as staffId',
      'staff.name as staffName',
      'staff.badgeNo',
      'staff.post',
      'staff.employment',
      'stockDocument.bookedOn',
      'stockDocument.at',
      'userAccount.displayName as userName',
      'stockDocument.signedBy',
      'stockDocument.signature',
      'stockDocument.note',
    ])
    .where('stockDocument.kind', 'in', ['toolIssue', 'toolReturn'])
    .$if(id !== undefined, (select) => select.where('stockDocument.id', '=', id ?? 0))
    .$if(beginning !== undefined, (select) =>
      select.where('stockDocument.no', '>=', beginning ?? '').where('stockDocument.no', '<', `${beginning ?? ''}\u{10ffff}`),
    )
    .orderBy('stockDocument.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind === 'toolIssue' ? 'toolIssue' : 'toolReturn' }));
}

/** What a note says of each tool; an issue note has no condition yet. */
export async function findNoteLines(db: Db, { id, kind }: Pick<NoteHead, 'id' | 'kind'>): Promise<readonly ToolNoteLine[]> {
  const issues = db
    .selectFrom('toolIssue')
    .innerJoin('item', 'item.id', 'toolIssue.itemId')
    .innerJoin('toolKind', 'toolKind.itemId', 'toolIssue.itemId')
    .leftJoin('tool', 'tool.lotId', 'toolIssue.lotId')
    .leftJoin('staff as manager', 'manager.id', 'toolIssue.managerId')
    .select([
      'toolIssue.id as issueId',
      'toolIssue.itemId',
      'item.code',
      'item.name',
      'item.spec',
      'item.unit',
      'tool.no as toolNo',
      'toolIssue.why',
      'toolIssue.lifeEndsOn',
      'toolIssue.dueOn',
      'toolKind.lifeMonths',
      'toolKind.useRange',
      'manager.name as managerName',
      'toolIssue.overrideReason',
    ])
    .select((eb) => eb.fn.coalesce('tool.originalFen', 'toolKind.originalFen').as('originalFen'));
  if (kind === 'toolIssue') {
    const rows = await issues
      .select(['toolIssue.id', 'toolIssue.qty'])
      .where('toolIssue.documentId', '=', id)
      .orderBy('toolIssue.id')
      .execute();
    const none = { condition: null, fate: null, note: '', decision: '' as const, decisionReason: '', chargeFen: 0 };
    return rows.map((row) => ({ ...row, ...none, toolNo: row.toolNo ?? '', originalFen: Number(row.originalFen) }));
  }
  const rows = await issues
    .innerJoin('toolReturn', 'toolReturn.issueId', 'toolIssue.id')
    .select([
      'toolReturn.id',
      'toolReturn.qty',
      'toolReturn.condition',
      'toolReturn.fate',
      'toolReturn.note',
      'toolReturn.decision',
      'toolReturn.decisionReason',
      'toolReturn.chargeFen',
    ])
    .where('toolReturn.documentId', '=', id)
    .orderBy('toolReturn.id')
    .execute();
  return rows.map((row) => ({ ...row, toolNo: row.toolNo ?? '', originalFen: Number(row.originalFen) }));
}
