import { parseYuan } from '../../../shared/money.ts';
import { parseQuantity } from '../../../shared/natural-input.ts';
import { codeKey } from '../../../shared/search-query.ts';
import { collapseSpaces, toHalfWidth } from '../../../shared/text.ts';
import { tidyText } from '../../platform/spreadsheet/cell-text.ts';
import { readDay, readFlag } from './cells.ts';
import type { RowCells } from './import-plan.ts';
import { paymentWords, policyWords } from './words.ts';

/** How the cells of a column are read and shown. */
type Kind = 'line' | 'code' | 'plate' | 'paragraph' | 'day' | 'flag' | 'money' | 'count' | 'policy' | 'payment';

/** A field of the sheet with the column of the table that holds it. */
export interface ArchiveColumn {
  readonly field: string;
  readonly column: string;
  readonly kind: Kind;
  readonly max: number;
}
/** Values by column; a column that is missing says nothing. */
export type Facts = Readonly<Record<string, string | number>>;

function column(field: string, name: string, kind: Kind, max = 0): ArchiveColumn {
  return { field, column: name, kind, max };
}

export const customerColumns: readonly ArchiveColumn[] = [
  column('name', 'name', 'line', 80),
  column('customerNo', 'externalNo', 'line', 40),
  column('kind', 'kind', 'line', 40),
  column('region', 'region', 'line', 60),
  column('note', 'note', 'paragraph', 2000),
];

export const itemColumns: readonly ArchiveColumn[] = [
  column('product', 'model', 'line', 80),
  column('category', 'category', 'line', 40),
  column('brand', 'brand', 'line', 40),
  column('itemCode', 'itemCode', 'line', 40),
  column('spec', 'spec', 'line', 80),
  column('serial', 'serial', 'code', 60),
  column('purchasedOn', 'purchasedOn', 'day'),
  column('invoiceNo', 'invoiceNo', 'code', 40),
  column('invoicedOn', 'invoicedOn', 'day'),
  column('invoicePrice', 'invoicePriceFen', 'money', 1_000_000_000),
  column('receivedOn', 'receivedOn', 'day'),
  column('installedOn', 'installedOn', 'day'),
  column('installedBy', 'installedBy', 'line', 40),
  column('acceptedOn', 'acceptedOn', 'day'),
  column('location', 'location', 'line', 80),
  column('ownSale', 'isOwnSale', 'flag'),
  column('gift', 'isGift', 'flag'),
  column('accessories', 'accessoriesComplete', 'flag'),
  column('packing', 'packingKept', 'flag'),
  column('condition', 'condition', 'line', 120),
  column('trade', 'trade', 'policy'),
  column('cardNo', 'cardNo', 'code', 40),
  column('cardStartOn', 'cardStartOn', 'day'),
  column('warrantyUntil', 'warrantyUntil', 'day'),
  column('itemNote', 'note', 'paragraph', 500),
];

export const vehicleColumns: readonly ArchiveColumn[] = [
  column('plate', 'plate', 'plate', 20),
  column('vehicleKind', 'vehicleKind', 'line', 40),
  column('vin', 'vin', 'plate', 30),
  column('mileage', 'mileageKm', 'count', 9_999_999),
  column('cycleMonths', 'cycleMonths', 'count', 600),
  column('cycleKm', 'cycleKm', 'count', 9_999_999),
  column('nextOn', 'nextOn', 'day'),
  column('nextKm', 'nextKm', 'count', 9_999_999),
];

export const projectColumns: readonly ArchiveColumn[] = [
  column('projectName', 'name', 'line', 120),
  column('contractNo', 'contractNo', 'code', 60),
  column('manager', 'managerName', 'line', 40),
  column('managerPhone', 'managerPhone', 'line', 40),
  column('budget', 'budgetFen', 'money', 1_000_000_000_000),
  column('payment', 'paymentState', 'payment'),
  column('contractOn', 'contractOn', 'day'),
  column('goodsAcceptedOn', 'goodsAcceptedOn', 'day'),
  column('completedOn', 'completedOn', 'day'),
  column('projectAcceptedOn', 'acceptedOn', 'day'),
  column('finalAcceptedOn', 'finalAcceptedOn', 'day'),
  column('projectTrade', 'trade', 'policy'),
  column('projectNote', 'note', 'paragraph', 2000),
];

/** The filled cells of some columns; what cannot be read is a problem of the row. */
export function readFacts(cells: RowCells, columns: readonly ArchiveColumn[]): Facts {
  const facts: Record<string, string | number> = {};
  for (const { field, column: name, kind, max } of columns) {
    const typed = cells.text(field);
    if (typed === '') continue;
    const value = readCell(cells, field, kind, max, typed);
    if (value !== undefined && value !== '') facts[name] = value;
  }
  return facts;
}

function readCell(cells: RowCells, field: string, kind: Kind, max: number, typed: string): string | number | undefined {
  switch (kind) {
    case 'line':
    case 'paragraph':
      return cells.line(field, max);
    case 'code':
      return readCode(cells.line(field, max));
    case 'plate':
      return readCode(cells.line(field, max))
        .toUpperCase()
        .replace(/[\s·.-]/g, '');
    case 'day':
      return known(cells, field, 'invalid', readDay(typed));
    case 'flag':
      return known(cells, field, 'invalid', readFlag(typed));
    case 'money': {
      const fen = known(cells, field, 'notANumber', parseYuan(typed));
      if (fen !== undefined && (fen < 0 || fen > max)) cells.problem(field, 'invalid');
      return fen;
    }
    case 'count':
      return known(cells, field, 'notANumber', parseQuantity(typed.replace(/\s*(?:公里|千米|km|个?月)$/i, ''), { max }));
    case 'policy':
      return known(cells, field, 'invalid', policyWords.codeOf(typed));
    case 'payment':
      return known(cells, field, 'invalid', paymentWords.codeOf(typed));
  }
}

function known<T>(cells: RowCells, field: string, code: 'invalid' | 'notANumber', value: T | undefined): T | undefined {
  if (value === undefined) cells.problem(field, code);
  return value;
}

/** A number of a thing; what people write where there is none is none. */
export function readCode(typed: string): string {
  const code = toHalfWidth(typed).trim();
  return /^(?:[-—/\\.*?]+|无|没有|不详|未知|暂无|n\/?a|none|nil|null|unknown)$/i.test(code) ? '' : code;
}

/** Numbers and names that mean the same are equal by it. */
export function sameKey(text: string | number | undefined): string {
  return codeKey(readCode(String(text ?? '')));
}

/** Does a cell say what is stored? Several lines of a stored text stand in one line in a cell. */
export function isSameValue(stored: string | number | undefined, cell: string | number): boolean {
  if (typeof stored === 'number' || typeof cell === 'number') return stored === cell;
  return plain(stored ?? '') === plain(cell);
}

/** As the reader of sheets gives a text, without what only the width of characters differs in. */
function plain(text: string): string {
  return collapseSpaces(toHalfWidth(tidyText(text)));
}
