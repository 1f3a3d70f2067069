import { parseYuan, timesFen } from '../../../shared/money.ts';
import { parseQuantity } from '../../../shared/natural-input.ts';
import { isStockValue } from '../../../shared/parts.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import { findKnownCodes, insertParts } from '../parts/parts-bulk.service.ts';
import type { BulkPart } from '../parts/parts-bulk.service.ts';
import { insertOpeningStock } from '../stock/opening-stock.service.ts';
import type { ImportPlan, RowCells } from './import-plan.ts';

/** A line of a price list or stock list. */
interface PartLine extends BulkPart {
  /** On the shelf when the list was made. */
  readonly qty: number;
}

const highest = 1_000_000_000;

export const partsPlan: ImportPlan<PartLine> = {
  target: 'parts',
  keyField: 'code',
  read(cells) {
    const qty = quantityOf(cells, 'qty');
    const costFen = amountOf(cells, 'cost');
    if (!isStockValue(qty * costFen)) cells.problem('qty', 'invalid');
    return {
      code: toHalfWidth(cells.line('code', 40)).trim(),
      barcode: toHalfWidth(cells.line('barcode', 60)).trim(),
      name: cells.line('name', 80),
      spec: cells.line('spec', 80),
      unit: cells.line('unit', 10),
      kind: 'part',
      category: cells.line('category', 40),
      priceFen: amountOf(cells, 'price'),
      costFen,
      minQty: quantityOf(cells, 'minQty'),
      place: toHalfWidth(cells.line('place', 20)).trim(),
      qty,
    };
  },
  keys: ({ code }) => [code],
  findKnown: (db, rows) =>
    findKnownCodes(
      db,
      rows.map(({ code }) => code),
    ),
  async insert(tx, rows, { now, userId }) {
    const made = await insertParts(tx, rows, now);
    const opening = rows.flatMap(({ qty, costFen }, index) => {
      const at = made[index];
      return qty > 0 && at ? [{ ...at, qty, valueFen: timesFen(costFen, qty) }] : [];
    });
    await insertOpeningStock(tx, opening, { now, userId });
  },
};

/** `￥1,234.50`, `12元`; empty is 0. */
function amountOf(cells: RowCells, field: string): number {
  const typed = cells.text(field);
  const fen = typed === '' ? 0 : parseYuan(typed);
  if (fen === undefined) cells.problem(field, 'notANumber');
  else if (fen < 0 || fen > highest) cells.problem(field, 'invalid');
  return fen ?? 0;
}

/** `12`, `１２`, `1,200 个`; empty is 0. */
function quantityOf(cells: RowCells, field: string): number {
  const typed = cells.text(field);
  const quantity = typed === '' ? 0 : parseQuantity(typed, { max: highest });
  if (quantity === undefined) cells.problem(field, 'notANumber');
  return quantity ?? 0;
}
