import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import type { PartView, WorkOrderPartView } from '../../../shared/parts.ts';
import { messageKey } from '../../message-key.ts';
import { factsOf, perScan, sourceFor } from './act-values.ts';

const issueLine = z
  .object({
    itemId: id,
    code: z.string(),
    name: z.string(),
    spec: z.string(),
    unit: z.string(),
    /** What the slip asked for and has got. */
    wanted: z.number(),
    issued: z.number(),
    packUnit: z.string(),
    packQty: z.number(),
    tracking: z.enum(['none', 'batch', 'serial']),
    placeId: id,
    qty: z.number().int().min(0).max(1_000_000_000),
    lotNo: z.string().nullable(),
    /** How many of them the scanner saw. */
    scanned: z.number(),
  })
  .superRefine(({ tracking, lotNo, qty }, context) => {
    if (tracking !== 'none' && qty > 0 && !lotNo)
      context.addIssue({ code: 'custom', path: ['lotNo'], message: messageKey('issuing:lines.needLot') });
  });

export const issueSchema = z.object({
  lines: z.array(issueLine).max(100),
  signedBy: z
    .string()
    .trim()
    .max(40)
    .min(1, { error: messageKey('parts:issue.needSignedBy') }),
  /** R-003-13: nothing is issued without the technician's signature. */
  isSigned: z.boolean().refine(Boolean, { error: messageKey('parts:issue.needSignature') }),
});
export type IssueValues = z.input<typeof issueSchema>;
export type IssueLine = IssueValues['lines'][number];

/** What a slip still waits for, as lines to issue: no more than lies there; each piece with a serial number on a line of its own. */
export function wantedLines(wanted: readonly WorkOrderPartView[], parts: readonly PartView[]): IssueLine[] {
  return wanted.flatMap(({ itemId, wantedQty, issuedQty, stockQty }) => {
    const part = parts.find((one) => one.id === itemId);
    if (!part || wantedQty <= issuedQty) return [];
    const qty = Math.min(wantedQty - issuedQty, Math.max(stockQty, 0));
    const line = { ...factsOf(part), wanted: wantedQty, issued: issuedQty, placeId: sourceFor(part, qty), qty, lotNo: null, scanned: 0 };
    return part.tracking === 'serial' && qty > 1 ? Array.from({ length: Math.min(qty, 20) }, () => ({ ...line, qty: 1 })) : [line];
  });
}

export function lineOf(part: PartView): IssueLine {
  return { ...factsOf(part), wanted: 0, issued: 0, placeId: sourceFor(part, perScan(part)), qty: perScan(part), lotNo: null, scanned: 1 };
}
