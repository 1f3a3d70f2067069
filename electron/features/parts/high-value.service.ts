import type { z } from 'zod';
import { defaultHighValue, ledgerLimit } from '../../../shared/catalogue.ts';
import type { HighValueList, LedgerRow, LedgerView, highValueInput, ledgerExportInput, ledgerInput } from '../../../shared/catalogue.ts';
import type { FileOut } from '../../../shared/fields.ts';
import type { PartRow } from '../../../shared/parts.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { exportRows } from '../../platform/export.ts';
import { putSetting, readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { findHeldBefore, findHeldPlaces, findHighValueParts, findLedgerMoves } from './high-value.repository.ts';
import type { LedgerSpan } from './high-value.repository.ts';
import { findPartRow } from './parts.repository.ts';

const highValueSetting = 'highValue';
const mostParts = 500;

/** Items of high value 台账, with the threshold that makes them so (R-000-08). */
export async function listHighValue({ db }: ActorContext): Promise<HighValueList> {
  const { thresholdFen } = await readSetting(db, highValueSetting, defaultHighValue);
  return { thresholdFen, parts: await findHighValueParts(db, thresholdFen, mostParts) };
}

export async function changeHighValue(context: ActorContext, { thresholdFen }: z.output<typeof highValueInput>): Promise<HighValueList> {
  await write(context, async ({ tx, record, touch }) => {
    const before = await readSetting(tx, highValueSetting, defaultHighValue);
    await putSetting(tx, highValueSetting, { thresholdFen });
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: 'highValueChanged',
      changes: changesBetween({ highValueFen: before.thresholdFen }, { highValueFen: thresholdFen }),
    });
    touch('parts', 'settings');
    return { thresholdFen };
  });
  return listHighValue(context);
}

/** Every movement of an item with what was left after it. @throws DomainError `notFound`, `guardFailed` when it has too many lines */
export async function viewLedger({ db }: ActorContext, span: z.output<typeof ledgerInput>): Promise<LedgerView> {
  const part = await findPartRow(db, span.itemId);
  if (!part) throw new DomainError('notFound', { what: 'item', id: span.itemId });
  return ledgerOf(db, part, span);
}

/** The ledger of one item, or of all of high value, one below the other. */
export async function exportLedger(context: ActorContext, { itemId, ...days }: z.output<typeof ledgerExportInput>): Promise<FileOut> {
  const { db } = context;
  const parts = itemId === null ? (await listHighValue(context)).parts : [(await viewLedger(context, { itemId, ...days })).part];
  const rows: LedgerRow[] = [];
  for (const part of parts) rows.push(...(await ledgerOf(db, part, { itemId: part.id, ...days })).rows);
  return exportRows(
    context,
    'partLedger',
    async (after, limit) =>
      rows
        .slice(Number(after?.[0] ?? 0), Number(after?.[0] ?? 0) + limit)
        .map((row, nth) => ({ ...row, nth: Number(after?.[0] ?? 0) + nth + 1 })),
    ({ nth }) => [nth],
  );
}

async function ledgerOf(db: Db, part: PartRow, span: LedgerSpan): Promise<LedgerView> {
  const moves = await findLedgerMoves(db, span, ledgerLimit + 1);
  if (moves.length > ledgerLimit) throw new DomainError('guardFailed', { guard: 'ledgerTooLong', field: 'from', limit: ledgerLimit });
  const held = await findHeldPlaces(db);
  const opening = await findHeldBefore(db, part.id, span.from);
  let { qty, valueFen } = opening;
  const rows = moves.map(({ fromPlaceId, toPlaceId, ...move }): LedgerRow => {
    const [into, out] = [held.has(toPlaceId), held.has(fromPlaceId)];
    const sign = Number(into) - Number(out);
    qty += sign * move.qty;
    valueFen += sign * move.valueFen;
    return { ...move, inQty: into && !out ? move.qty : 0, outQty: out && !into ? move.qty : 0, balanceQty: qty, balanceFen: valueFen };
  });
  const { from, to } = span;
  return { part, from, to, openingQty: opening.qty, openingFen: opening.valueFen, rows, closingQty: qty, closingFen: valueFen };
}
