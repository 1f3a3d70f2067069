import { usualLifeOf } from '../../../shared/tool-life.ts';
import type { ToolKindFacts, ToolKindRow } from '../../../shared/tools.ts';
import type { OpeningKind } from '../tools/tool-opening.service.ts';
import type { CheckedRow } from './import-plan.ts';
import type { KindCells, ToolLine } from './tools-row.ts';

/** A kind of the sheet: what its rows say of it together. */
export interface SheetKind {
  readonly key: string;
  readonly known: ToolKindRow | undefined;
  readonly cells: KindCells;
  readonly isNumbered: boolean;
  readonly isOnce: boolean;
}

/** A field in which a row says something else than the rows above it, or than the shop. */
export interface KindProblem {
  readonly row: number;
  readonly field: string;
  readonly code: 'contradicts' | 'kindDiffers' | 'required' | 'duplicateInShop';
  readonly value: string;
}

/** Rows are of one kind by its code, else by name and specification. */
export function keyOfKind({ code, name, spec }: KindCells): string {
  return code === '' ? `${name}\n${spec}` : code;
}

/** The kinds of a sheet in their order, each with what is wrong about it. */
export function gatherKinds(
  rows: readonly CheckedRow<ToolLine>[],
  known: readonly ToolKindRow[],
  elsewhere: ReadonlySet<string>,
): { readonly kinds: ReadonlyMap<string, SheetKind>; readonly problems: readonly KindProblem[] } {
  const byCode = new Map(known.map((kind) => [kind.code, kind]));
  const byName = new Map(known.map((kind) => [`${kind.name}\n${kind.spec}`, kind]));
  const merged = new Map<string, { cells: KindCells; rows: number[]; hasNumber: boolean; hasPieces: boolean }>();
  const problems: KindProblem[] = [];
  for (const { row, value } of rows) {
    const key = keyOfKind(value.kind);
    const before = merged.get(key);
    const own = { hasNumber: value.no !== '', hasPieces: (value.qty ?? 0) > 1 };
    if (!before) {
      merged.set(key, { cells: value.kind, rows: [row], ...own });
      continue;
    }
    for (const field of factFields)
      if (isSaid(value.kind[field]) && isSaid(before.cells[field]) && value.kind[field] !== before.cells[field])
        problems.push({ row, field, code: 'contradicts', value: String(value.kind[field]) });
    before.rows.push(row);
    before.cells = { ...value.kind, ...saidOf(before.cells) };
    before.hasNumber ||= own.hasNumber;
    before.hasPieces ||= own.hasPieces;
  }
  const kinds = new Map<string, SheetKind>();
  for (const [key, { cells, rows: own, hasNumber, hasPieces }] of merged) {
    const there = cells.code === '' ? byName.get(key) : byCode.get(cells.code);
    // what is wrong about a kind is wrong in each of its rows: none of them can be written without it
    for (const row of own) {
      if (there) problems.push(...differences(cells, there).map((found) => ({ row, code: 'kindDiffers' as const, ...found })));
      else if (cells.unit === '') problems.push({ row, field: 'unit', code: 'required', value: '' });
      else if (elsewhere.has(cells.code)) problems.push({ row, field: 'code', code: 'duplicateInShop', value: cells.code });
    }
    const isNumbered = there?.isNumbered ?? cells.numbered ?? (hasNumber || !hasPieces);
    // small things that are counted are given by the handful
    kinds.set(key, { key, known: there, cells, isNumbered, isOnce: there?.isOnce ?? cells.once ?? isNumbered });
  }
  return { kinds, problems };
}

const factFields = [
  'name',
  'spec',
  'unit',
  'category',
  'useRange',
  'lifeMonths',
  'original',
  'purchase',
  'deposit',
  'minQty',
  'numbered',
  'once',
] as const satisfies readonly (keyof KindCells)[];

function isSaid(value: string | number | boolean | undefined): boolean {
  return value !== undefined && value !== '';
}

function saidOf(cells: KindCells): Partial<KindCells> {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => isSaid(value)));
}

/** Where the sheet says something else of a kind than the shop has; an import changes no kind. */
function differences(cells: KindCells, kind: ToolKindRow): readonly { readonly field: string; readonly value: string }[] {
  const there: Readonly<Record<(typeof factFields)[number], string | number | boolean | undefined>> = {
    ...{ name: kind.name, spec: kind.spec, unit: kind.unit, category: kind.category, useRange: kind.useRange },
    ...{ lifeMonths: kind.lifeMonths ?? undefined, original: kind.originalFen, purchase: kind.purchaseFen, deposit: kind.depositFen },
    ...{ minQty: kind.minQty, numbered: kind.isNumbered, once: kind.isOnce },
  };
  return factFields
    .filter((field) => isSaid(cells[field]) && cells[field] !== there[field])
    .map((field) => ({ field, value: String(cells[field]) }));
}

/** What is written of a kind: the one that is there, or a new one. */
export function openingKind({ known, cells, isNumbered, isOnce }: SheetKind, placeId: number): OpeningKind {
  if (known) return { itemId: known.id };
  const { name, spec, unit, code, category, useRange } = cells;
  const original = cells.original ?? cells.purchase ?? 0;
  const facts: ToolKindFacts = {
    ...{ name, spec, unit, code, category, useRange, placeId, isNumbered, isOnce },
    barcode: '',
    // R-000-79: the usual tools have their months
    lifeMonths: cells.lifeMonths ?? usualLifeOf(name),
    originalFen: original,
    purchaseFen: cells.purchase ?? original,
    depositFen: cells.deposit ?? 0,
    holderPercent: null,
    payer: 'company',
    minQty: cells.minQty ?? 0,
    supplierId: null,
  };
  return { facts };
}
