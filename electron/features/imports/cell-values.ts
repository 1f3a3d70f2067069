import { parseYuan } from '../../../shared/money.ts';
import { parseQuantity } from '../../../shared/natural-input.ts';
import { readFlag } from './cells.ts';
import type { RowCells } from './import-plan.ts';

const highest = 1_000_000_000;

/** `￥1,234.50`, `12元`; empty is 0. */
export function amountOf(cells: RowCells, field: string): number {
  const typed = cells.text(field);
  const fen = typed === '' ? 0 : parseYuan(typed);
  if (fen === undefined) cells.problem(field, 'notANumber');
  else if (fen < 0 || fen > highest) cells.problem(field, 'invalid');
  return fen ?? 0;
}

/** `12`, `１２`, `1,200 个`; empty is 0. */
export function quantityOf(cells: RowCells, field: string): number {
  const typed = cells.text(field);
  const quantity = typed === '' ? 0 : parseQuantity(typed, { max: highest });
  if (quantity === undefined) cells.problem(field, 'notANumber');
  return quantity ?? 0;
}

/** `是`, `有`, `yes`; empty is no. */
export function flagOf(cells: RowCells, field: string): boolean {
  const typed = cells.text(field);
  const flag = typed === '' ? 0 : readFlag(typed);
  if (flag === undefined) cells.problem(field, 'invalid');
  return flag === 1;
}
