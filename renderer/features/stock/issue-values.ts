import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import type { PartView, WorkOrderPartView } from '../../../shared/parts.ts';
import { messageKey } from '../../message-key.ts';

const issueLine = z.object({
  itemId: id,
  code: z.string(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  /** What the slip asked for and has got. */
  wanted: z.number(),
  issued: z.number(),
  placeId: id,
  qty: z.number().int().min(0).max(1_000_000_000),
  /** How many of them the scanner saw. */
  scanned: z.number(),
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

/** The place that has enough; else the one that has most; else where the part belongs. */
function placeFor(part: PartView, qty: number): number {
  const filled = part.balances.filter((balance) => balance.qty > 0).toSorted((a, b) => b.qty - a.qty);
  const home = filled.find((balance) => balance.placeId === part.placeId && balance.qty >= qty);
  return (home ?? filled.find((balance) => balance.qty >= qty) ?? filled[0])?.placeId ?? part.placeId;
}

/** What a slip still waits for, as lines to issue: no more than lies there. */
export function wantedLines(wanted: readonly WorkOrderPartView[], parts: readonly PartView[]): IssueLine[] {
  return wanted.flatMap(({ itemId, code, name, spec, unit, wantedQty, issuedQty, stockQty }) => {
    const part = parts.find((one) => one.id === itemId);
    if (!part || wantedQty <= issuedQty) return [];
    const qty = Math.min(wantedQty - issuedQty, Math.max(stockQty, 0));
    return [{ itemId, code, name, spec, unit, wanted: wantedQty, issued: issuedQty, placeId: placeFor(part, qty), qty, scanned: 0 }];
  });
}

/** A scan of a part: it confirms a line that is asked for, and adds one more above that. */
export function afterScan(line: IssueLine): Pick<IssueLine, 'qty' | 'scanned'> {
  const scanned = line.scanned + 1;
  return { scanned, qty: Math.max(Number.isNaN(line.qty) ? 0 : line.qty, scanned) };
}

export function lineOf(part: PartView): IssueLine {
  const { id: itemId, code, name, spec, unit } = part;
  return { itemId, code, name, spec, unit, wanted: 0, issued: 0, placeId: placeFor(part, 1), qty: 1, scanned: 1 };
}
