import { z } from 'zod';
import { id, line } from '../../../shared/fields.ts';
import { toolIssueReasons } from '../../../shared/tools.ts';
import type { ToolKindRow, ToolRow } from '../../../shared/tools.ts';
import { messageKey } from '../../message-key.ts';
import { signShape } from './sign-fields.tsx';

const issueLine = z
  .object({
    itemId: id,
    code: z.string(),
    name: z.string(),
    spec: z.string(),
    unit: z.string(),
    isNumbered: z.boolean(),
    isOnce: z.boolean(),
    depositFen: z.number(),
    placeId: id,
    toolNo: z.string(),
    qty: z.number().int().min(1).max(10_000),
    overrideReason: line(300),
  })
  .superRefine(({ isNumbered, toolNo }, context) => {
    if (isNumbered && toolNo === '') context.addIssue({ code: 'custom', path: ['toolNo'], message: messageKey('tools:issue.chooseNo') });
  });
export type IssueLineValues = z.input<typeof issueLine>;

export const issueSchema = z
  .object({
    why: z.enum(toolIssueReasons),
    dueOn: z.string(),
    managerId: z.number().nullable(),
    note: line(300),
    lines: z.array(issueLine).max(100),
    ...signShape,
  })
  .superRefine(({ why, dueOn }, context) => {
    if (why === 'loan' && dueOn === '') context.addIssue({ code: 'custom', path: ['dueOn'], message: messageKey('tools:issue.needDueOn') });
  });
export type IssueFormValues = z.input<typeof issueSchema>;

/** A line for a kind: its number is chosen afterwards where it has numbers. */
export function lineOfKind(kind: ToolKindRow): IssueLineValues {
  const { id: itemId, code, name, spec, unit, isNumbered, isOnce, depositFen, placeId } = kind;
  return { itemId, code, name, spec, unit, isNumbered, isOnce, depositFen, placeId, toolNo: '', qty: 1, overrideReason: '' };
}

/** A line for the tool that was scanned. */
export function lineOfTool(tool: ToolRow, kind: ToolKindRow): IssueLineValues {
  return { ...lineOfKind(kind), placeId: tool.placeId ?? kind.placeId, toolNo: tool.no };
}
