import { prorate, subtractFen } from './money.ts';

/** R-000-74: a lost tool costs its holder 1 to 5 times the original price; factors in hundredths. */
export const lossFactor = { least: 100, most: 500 } as const;
/** R-000-65, R-000-71: whoever keeps the tools pays for what is lost in the store at its price. */
export const keeperFactor = lossFactor.least;

export function isLossFactor(hundredths: number): boolean {
  return Number.isSafeInteger(hundredths) && hundredths >= lossFactor.least && hundredths <= lossFactor.most;
}

/**
 * What a lost tool costs, in fen, half up (R-000-74: 5 x 86.00 = 430.00).
 * @throws RangeError for a factor outside 1.00 to 5.00 (0.99 and 5.01 are refused)
 */
export function lossFen(originalFen: number, factorHundredths: number): number {
  if (!isLossFactor(factorHundredths)) throw new RangeError(`a factor must be 1.00 to 5.00, not ${factorHundredths / 100}`);
  return prorate(originalFen, factorHundredths, 100);
}

export interface Shares {
  readonly holderFen: number;
  readonly companyFen: number;
}

/** R-000-77: half of the repair is the holder's. */
const usualHolderPercent = 50;

/**
 * Shares of a repair after normal use (R-000-77: 85.01 -> holder 42.50, company 42.51). The holder's is rounded down and the company takes
 * the rest, so the two always add up to the fen.
 * @throws RangeError for a percentage outside 0 to 100 or a negative cost
 */
export function repairShares(costFen: number, holderPercent = usualHolderPercent): Shares {
  if (!Number.isSafeInteger(holderPercent) || holderPercent < 0 || holderPercent > 100)
    throw new RangeError(`a share must be 0 to 100 per cent, not ${holderPercent}`);
  if (costFen < 0) throw new RangeError('a cost must not be negative');
  const companyFen = subtractFen(costFen, floorShare(costFen, holderPercent));
  return { holderFen: subtractFen(costFen, companyFen), companyFen };
}

function floorShare(costFen: number, percent: number): number {
  const rounded = prorate(costFen, percent, 100);
  // half up has gone past the exact share where it gives more than it: one fen back
  return BigInt(rounded) * 100n > BigInt(costFen) * BigInt(percent) ? rounded - 1 : rounded;
}

/** R-000-78: a debt is taken from wage or bonus in at most four months. */
export const mostInstalments = 4;

/**
 * The rows of a plan in fen (R-000-78: 100.00 in 3 -> 33.33, 33.33, 33.34): equal, and the last settles.
 * @throws RangeError for fewer than 1 or more than 4 months, or for less than one fen a month
 */
export function instalmentsOf(totalFen: number, months: number): readonly number[] {
  if (!Number.isSafeInteger(months) || months < 1 || months > mostInstalments)
    throw new RangeError(`a plan has 1 to ${mostInstalments} months, not ${months}`);
  if (!Number.isSafeInteger(totalFen) || totalFen < months) throw new RangeError(`${totalFen} fen cannot be paid in ${months} months`);
  const row = Math.floor(totalFen / months);
  return Array.from({ length: months }, (_, nth) => (nth === months - 1 ? totalFen - row * (months - 1) : row));
}

/** `count` months from this one on, as `YYYY-MM`. */
export function monthsFrom(month: string, count: number): readonly string[] {
  const first = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, nth) => {
    const index = first + nth;
    return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
