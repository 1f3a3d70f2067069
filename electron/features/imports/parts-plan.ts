import type { ImportProblem } from '../../../shared/imports.ts';
import { prorate } from '../../../shared/money.ts';
import { classAxes } from '../../../shared/parts.ts';
import type { ItemTracking } from '../../../shared/parts.ts';
import { isStockValue } from '../../../shared/stock.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { Tx } from '../../db/engine.ts';
import { findClassIds, findKnownCodes, insertParts } from '../parts/parts-bulk.service.ts';
import type { BulkPart } from '../parts/parts-bulk.service.ts';
import { insertOpeningStock } from '../stock/opening-stock.service.ts';
import { breathe } from './import-plan.ts';
import { amountOf, flagOf, quantityOf } from './cell-values.ts';
import type { ImportPlan, RowCells, WriteAbout } from './import-plan.ts';

/** A line of a price list or stock list. */
interface PartLine extends BulkPart {
  readonly code: string;
  readonly costFen: number;
  readonly packQty: number;
  /** On the shelf when the list was made. */
  readonly qty: number;
}

const codesPerQuery = 500;
const partsAtOnce = 300;

export const partsPlan: ImportPlan<PartLine> = {
  target: 'parts',
  required: () => ['code', 'name', 'unit'],
  filled: ['code', 'name', 'unit'],
  read(cells) {
    const qty = quantityOf(cells, 'qty');
    const costFen = amountOf(cells, 'cost');
    const packQty = Math.max(1, quantityOf(cells, 'packQty'));
    if (packQty > 1_000_000) cells.problem('packQty', 'invalid');
    if (!isStockValue((qty / packQty) * costFen)) cells.problem('qty', 'invalid');
    const tracking = trackingOf(cells);
    // what lies there would need its numbers, which a list of parts does not have
    if (tracking !== 'none' && qty > 0) cells.problem('qty', 'invalid');
    const leadDays = cells.text('leadDays') === '' ? undefined : quantityOf(cells, 'leadDays');
    if ((leadDays ?? 0) > 365) cells.problem('leadDays', 'invalid');
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
      classes: { use: cells.line('useClass', 40), function: cells.line('functionClass', 40), structure: cells.line('structureClass', 40) },
      packUnit: cells.line('packUnit', 10),
      packQty,
      supplier: cells.line('supplier', 80),
      isHighValue: flagOf(cells, 'highValue'),
      tracking,
      leadDays,
      safetyQty: quantityOf(cells, 'safetyQty'),
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
    const errors: ImportProblem[] = [];
    const classOf = await findClassIds(db);
    for (const { row, value } of rows) {
      for (const axis of classAxes) {
        const named = value.classes[axis];
        if (named !== '' && classOf(axis, named) === undefined) errors.push(tell(row, `${axis}Class`, 'invalid', named));
      }
      const problem = known.has(value.code) ? 'duplicateInShop' : seen.has(value.code) ? 'duplicateInFile' : undefined;
      seen.add(value.code);
      if (problem) duplicates.push(tell(row, 'code', problem, value.code));
      else fresh.push(value);
    }
    return {
      errors,
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
  const made = await insertParts(tx, rows, { now, userId, today });
  const opening = rows.flatMap(({ qty, costFen, packQty }, index) => {
    const at = made[index];
    return qty > 0 && at ? [{ ...at, qty, valueFen: prorate(costFen, qty, packQty) }] : [];
  });
  await insertOpeningStock(tx, opening, { now, userId, bookedOn: today });
}

const trackingWords: Readonly<Record<ItemTracking, readonly string[]>> = {
  none: ['', '无', '否', '不跟踪', 'none', 'no'],
  batch: ['批次', '批号', '按批次', 'batch'],
  serial: ['序列号', '序号', '按序列号', 'serial'],
};

function trackingOf(cells: RowCells): ItemTracking {
  const typed = toHalfWidth(cells.text('tracking')).toLowerCase();
  const found = (Object.keys(trackingWords) as ItemTracking[]).find((tracking) => trackingWords[tracking].includes(typed));
  if (!found) cells.problem('tracking', 'invalid');
  return found ?? 'none';
}
