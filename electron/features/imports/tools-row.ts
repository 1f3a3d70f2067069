import { parseQuantity } from '../../../shared/natural-input.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import { toolConditions } from '../../../shared/tools.ts';
import type { ToolCondition } from '../../../shared/tools.ts';
import { amountOf, flagOf, quantityOf } from './cell-values.ts';
import { readDay, readName } from './cells.ts';
import type { RowCells } from './import-plan.ts';

/** Facts of a kind as one row gives them; undefined: not said. */
export interface KindCells {
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly code: string;
  readonly category: string;
  readonly useRange: string;
  readonly lifeMonths: number | undefined;
  readonly original: number | undefined;
  readonly purchase: number | undefined;
  readonly deposit: number | undefined;
  readonly minQty: number | undefined;
  readonly numbered: boolean | undefined;
  readonly once: boolean | undefined;
}

/** A line of the exercise book. */
export interface ToolLine {
  readonly kind: KindCells;
  readonly no: string;
  /** Undefined: not said. */
  readonly qty: number | undefined;
  readonly holder: string;
  readonly manager: string;
  readonly place: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly boughtOn: string;
  readonly condition: ToolCondition;
}

const mostPieces = 10_000;
const longestLife = 600;

/** Reads a row of a sheet of tools; whatever is wrong with a cell is told of that cell. */
export function readToolLine(cells: RowCells): ToolLine {
  const said = <T>(field: string, value: () => T): T | undefined => (cells.text(field) === '' ? undefined : value());
  const code = (field: string, max: number) => toHalfWidth(cells.line(field, max)).trim().toUpperCase();
  const [no, qty] = [code('no', 40), said('qty', () => quantityOf(cells, 'qty'))];
  if ((qty ?? 0) > mostPieces || (no !== '' && (qty ?? 1) !== 1)) cells.problem('qty', 'invalid');
  const [holder, issuedOn, dueOn] = [readName(cells.line('holder', 40)), dayOf(cells, 'issuedOn'), dayOf(cells, 'dueOn')];
  if (holder !== '' && cells.text('issuedOn') === '') cells.problem('issuedOn', 'required');
  if (holder === '' && (issuedOn !== '' || dueOn !== '')) cells.problem('holder', 'required');
  if (issuedOn !== '' && dueOn !== '' && dueOn < issuedOn) cells.problem('dueOn', 'invalid');
  return {
    kind: {
      name: cells.line('name', 80),
      spec: cells.line('spec', 80),
      unit: cells.line('unit', 10),
      code: code('code', 40),
      category: cells.line('category', 40),
      useRange: cells.line('useRange', 500),
      lifeMonths: said('lifeMonths', () => monthsOf(cells)),
      original: said('original', () => amountOf(cells, 'original')),
      purchase: said('purchase', () => amountOf(cells, 'purchase')),
      deposit: said('deposit', () => amountOf(cells, 'deposit')),
      minQty: said('minQty', () => quantityOf(cells, 'minQty')),
      numbered: said('numbered', () => flagOf(cells, 'numbered')),
      once: said('once', () => flagOf(cells, 'once')),
    },
    ...{ no, qty, holder, issuedOn, dueOn },
    manager: readName(cells.line('manager', 40)),
    place: toHalfWidth(cells.line('place', 60)).trim(),
    boughtOn: dayOf(cells, 'boughtOn'),
    condition: conditionOf(cells),
  };
}

/** `24`, `24个月`, `2年`. */
function monthsOf(cells: RowCells): number {
  const typed = toHalfWidth(cells.text('lifeMonths')).replaceAll(' ', '');
  const years = /^(\d{1,2})年$/.exec(typed)?.[1];
  const months = years === undefined ? parseQuantity(typed.replace(/(个?月|months?)$/i, ''), { max: 100_000 }) : Number(years) * 12;
  if (months === undefined) cells.problem('lifeMonths', 'notANumber');
  else if (months < 1 || months > longestLife) cells.problem('lifeMonths', 'invalid');
  return months ?? 1;
}

function dayOf(cells: RowCells, field: string): string {
  const typed = cells.text(field);
  const day = typed === '' ? '' : readDay(typed);
  if (day === undefined) cells.problem(field, 'invalid');
  return day ?? '';
}

const conditionWords: Readonly<Record<ToolCondition, readonly string[]>> = {
  good: ['', '完好', '良好', '好', '新', '全新', '正常', 'good', 'new'],
  worn: ['磨损', '旧', '一般', 'worn', 'used'],
  damaged: ['损坏', '坏', '破损', 'damaged', 'broken'],
  unusable: ['不能用', '报废', '无法使用', 'unusable'],
};

function conditionOf(cells: RowCells): ToolCondition {
  const typed = toHalfWidth(cells.text('condition')).toLowerCase();
  const found = toolConditions.find((condition) => conditionWords[condition].includes(typed));
  if (!found) cells.problem('condition', 'invalid');
  return found ?? 'good';
}
