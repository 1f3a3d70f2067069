import { parseQuantity } from './natural-input.ts';

/** What an item is counted in: whole units, and packs of `packQty` of them (桶 of 5,000 毫升); '' and 1 where there are no packs. */
export interface Packing {
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
}

export function hasPacks({ packUnit, packQty }: Packing): boolean {
  return packUnit !== '' && packQty > 1;
}

/** A quantity of units as people say it: `3 个`, `1 桶 500 毫升`, `500 毫升`. {@link parsePacks} reads it back. */
export function formatQuantity(qty: number, item: Packing): string {
  if (!hasPacks(item)) return `${qty} ${item.unit}`.trimEnd();
  const sign = qty < 0 ? '-' : '';
  const size = Math.abs(qty);
  const rest = size % item.packQty;
  const packs = (size - rest) / item.packQty;
  const said = [packs > 0 && `${packs} ${item.packUnit}`, (rest > 0 || packs === 0) && `${rest} ${item.unit}`];
  return sign + said.filter(Boolean).join(' ');
}

/** The unit that a bare number is read in, and that prices are for: the pack where there is one. */
export function countingUnit(item: Packing): string {
  return hasPacks(item) ? item.packUnit : item.unit;
}

const maxQuantity = 1_000_000_000;

/**
 * Reads a quantity into units: `0.5桶`, `1 桶 500 毫升`, `500毫升`; a bare number counts packs where the item has them (`0.5` is half
 * a can), else units. Undefined when it is not understood or not a whole number of units; never rounded.
 */
export function parsePacks(text: string, item: Packing): number | undefined {
  if (!hasPacks(item)) return parseQuantity(text, { max: maxQuantity });
  const typed = fold(text).replace(/^[x×*+]/, '');
  const [pack, unit] = [fold(item.packUnit), fold(item.unit)];
  const match = /^(\d[\d,]*(?:\.\d{1,6})?|\.\d{1,6})(\D*?)(?:(\d[\d,]*)(\D+))?$/u.exec(typed);
  if (!match) return undefined;
  const [, first = '', word = '', second = '', secondWord = ''] = match;
  const factor = word === '' || word === pack ? item.packQty : word === unit ? 1 : undefined;
  if (factor === undefined || (second !== '' && (word !== pack || secondWord !== unit))) return undefined;
  const whole = timesExactly(first, factor);
  const qty = whole === undefined ? undefined : whole + Number(second.replaceAll(',', ''));
  return qty !== undefined && qty <= maxQuantity ? qty : undefined;
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** A decimal text times a whole number; undefined when that is no whole number. */
function timesExactly(decimal: string, factor: number): number | undefined {
  const [digits = '', decimals = ''] = decimal.replaceAll(',', '').split('.');
  const scaled = BigInt(digits + decimals) * BigInt(factor);
  const scale = 10n ** BigInt(decimals.length);
  return scaled % scale === 0n && scaled / scale <= BigInt(maxQuantity) ? Number(scaled / scale) : undefined;
}
