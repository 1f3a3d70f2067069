import type { ImportProblem } from '../../../shared/imports.ts';
import { parseYuan, timesFen } from '../../../shared/money.ts';
import { parseQuantity } from '../../../shared/natural-input.ts';
import { isStockValue } from '../../../shared/stock.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { Tx } from '../../db/engine.ts';
import { findKnownCodes, insertParts } from '../parts/parts-bulk.service.ts';
import type { BulkPart } from '../parts/parts-bulk.service.ts';
import { insertOpeningStock } from '../stock/opening-stock.service.ts';
import { breathe } from './import-plan.ts';
import type { ImportPlan, RowCells, WriteAbout } from './import-plan.ts';

/** A line of a price list or stock list. */
interface PartLine extends BulkPart {
  readonly costFen: number;
  /** On the shelf when the list was made. */
  readonly qty: number;
}

const highest = 1_000_000_000;
const codesPerQuery = 500;
const partsAtOnce = 300;

export const partsPlan: ImportPlan<PartLine> = {
  target: 'parts',
  required: () => ['code', 'name', 'unit'],
  filled: ['code', 'name', 'unit'],
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
  async resolve(db, rows, tell) {
    const known = new Set<string>();
    for (let start = 0; start < rows.length; start += codesPerQuery) {
      const codes = rows.slice(start, start + codesPerQuery).map(({ value }) => value.code);
      for (const code of await findKnownCodes(db, codes)) known.add(code);
      await breathe();
    }
    const seen = new Set<string>();
    const fresh: PartLine[] = [];
    const duplicates: ImportProblem[] = [];
    for (const { row, value } of rows) {
      const problem = known.has(value.code) ? 'duplicateInShop' : seen.has(value.code) ? 'duplicateInFile' : undefined;
      seen.add(value.code);
      if (problem) duplicates.push(tell(row, 'code', problem, value.code));
      else fresh.push(value);
    }
    return {
      errors: [],
      duplicates,
      differences: [],
      created: fresh.length,
      updated: 0,
      skipped: duplicates.length,
      async write(tx, about) {
        for (let start = 0; start < fresh.length; start += partsAtOnce) {
          await about.step(start);
          await insertLines(tx, fresh.slice(start, start + partsAtOnce), about);
        }
        await about.step(fresh.length);
      },
    };
  },
};

async function insertLines(
  tx: Tx,
  rows: readonly PartLine[],
  { now, userId, today }: Pick<WriteAbout, 'now' | 'userId' | 'today'>,
): Promise<void> {
  const made = await insertParts(tx, rows, now);
  const opening = rows.flatMap(({ qty, costFen }, index) => {
    const at = made[index];
    return qty > 0 && at ? [{ ...at, qty, valueFen: timesFen(costFen, qty) }] : [];
  });
  await insertOpeningStock(tx, opening, { now, userId, bookedOn: today });
}

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
