import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import type { PartView } from '../../../shared/parts.ts';
import { messageKey } from '../../message-key.ts';

/** A line of an act of the storekeeper: issue to a technician, return, transfer, scrap. */
export const actLine = z
  .object({
    itemId: id,
    code: z.string(),
    name: z.string(),
    spec: z.string(),
    unit: z.string(),
    packUnit: z.string(),
    packQty: z.number(),
    tracking: z.enum(['none', 'batch', 'serial']),
    placeId: id,
    qty: z.number().int().min(0).max(1_000_000_000),
    lotNo: z.string().nullable(),
    scanned: z.number(),
  })
  .superRefine(({ tracking, lotNo, qty }, context) => {
    if (tracking !== 'none' && qty > 0 && !lotNo)
      context.addIssue({ code: 'custom', path: ['lotNo'], message: messageKey('issuing:lines.needLot') });
  });
export type ActLine = z.input<typeof actLine>;

/** What a part is called on a line, and how it is counted. */
export function factsOf({ id: itemId, code, name, spec, unit, packUnit, packQty, tracking }: Omit<PartView, 'moves' | 'balances'>) {
  return { itemId, code, name, spec, unit, packUnit, packQty, tracking };
}

/** What one scan stands for: a whole pack of what comes in packs (R-000-35: less of it is typed), else one unit. */
export function perScan({ packUnit, packQty }: Pick<ActLine, 'packUnit' | 'packQty'>): number {
  return packUnit === '' ? 1 : packQty;
}

/** The place that has enough free; else the one that has most; else where the part belongs. Never `except`, which it is to leave for. */
export function sourceFor(part: PartView, qty: number, except?: number | null): number {
  const free = part.balances
    .filter(({ isSource, placeId, qty: there }) => isSource && there > 0 && placeId !== except)
    .map((balance) => ({ ...balance, left: balance.qty - balance.keptQty }))
    .toSorted((a, b) => b.left - a.left);
  const home = free.find(({ placeId, left }) => placeId === part.placeId && left >= qty);
  return (home ?? free.find(({ left }) => left >= qty) ?? free[0])?.placeId ?? part.placeId;
}

/** What the host is sent: lines of more than nothing. */
export function toLines(lines: readonly Pick<ActLine, 'itemId' | 'placeId' | 'qty' | 'lotNo'>[]) {
  return lines.flatMap(({ itemId, placeId, qty, lotNo }) => (qty > 0 ? [{ itemId, placeId, qty, ...(lotNo && { lotNo }) }] : []));
}

/** A scan of a part that stands there: one more; a piece with a serial number gets a line of its own. */
export function lineToRaise(lines: readonly ActLine[], itemId: number): number {
  return lines.findIndex((line) => line.itemId === itemId && (line.tracking !== 'serial' || line.scanned === 0));
}
