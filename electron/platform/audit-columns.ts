import { column } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

/** One line of the trail, in words. */
export interface AuditLine {
  readonly id: number;
  readonly at: number;
  readonly who: string;
  readonly did: string;
  readonly thing: string;
  readonly changes: string;
}

export interface AuditRows {
  readonly audit: AuditLine;
}

/** The trail 操作记录 (R-002-48). */
export const auditColumns: { readonly [List in keyof AuditRows]: readonly ListColumn<AuditRows[List]>[] } = {
  audit: [
    column('at', 'dateTime', 18, ({ at }) => at),
    column('auditWho', 'text', 14, ({ who }) => who),
    column('auditDid', 'text', 20, ({ did }) => did),
    column('auditThing', 'text', 26, ({ thing }) => thing),
    column('auditChanges', 'text', 60, ({ changes }) => changes),
  ],
};
