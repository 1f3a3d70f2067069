import { addFen, prorate } from './money.ts';

/** What each side of an offer counts. */
export interface OfferWeights {
  readonly quality: number;
  readonly price: number;
  readonly delivery: number;
}
export interface ScoredOffer {
  readonly id: number;
  /** Points of a hundred, given by whoever compares. */
  readonly quality: number;
  readonly delivery: number;
  /** Price of everything that was asked for; null while a price is missing. */
  readonly totalFen: number | null;
}
export const scoreParts = ['quality', 'price', 'delivery'] as const;
export type ScorePart = (typeof scoreParts)[number];

/** One line of the arithmetic: `points` of a hundred times `weight` of `weights` gives `tenths` tenths of a point. */
export interface ScoreLine {
  readonly part: ScorePart;
  readonly points: number;
  readonly weight: number;
  readonly tenths: number;
}
export interface OfferScore {
  readonly id: number;
  /** Tenths of a point, at most 1000; null where a price is missing: it cannot be compared. */
  readonly tenths: number | null;
  readonly lines: readonly ScoreLine[];
  readonly isBest: boolean;
}

/**
 * R-004-54: offers compared by quality, price and delivery. The cheapest has 100 points for its price, another as many as the cheapest is per
 * cent of it. Everything is whole numbers, so that what is shown adds up to what is said.
 */
export function scoreOffers(offers: readonly ScoredOffer[], weights: OfferWeights): readonly OfferScore[] {
  const sum = weights.quality + weights.price + weights.delivery;
  const totals = offers.flatMap(({ totalFen }) => totalFen ?? []);
  const cheapest = Math.min(...totals);
  const scored = offers.map(({ id, quality, delivery, totalFen }) => {
    if (totalFen === null || sum <= 0) return { id, tenths: null, lines: [] };
    const points = { quality, delivery, price: totalFen === 0 ? 100 : prorate(100, cheapest, totalFen) };
    const lines = scoreParts.map((part) => ({
      part,
      points: points[part],
      weight: weights[part],
      tenths: prorate(points[part] * 10, weights[part], sum),
    }));
    return { id, tenths: lines.reduce((all, { tenths }) => all + tenths, 0), lines };
  });
  const best = Math.max(...scored.flatMap(({ tenths }) => tenths ?? []));
  return scored.map((score) => ({ ...score, isBest: score.tenths !== null && score.tenths === best }));
}

/** What everything costs that was asked for; null while the offer lacks a price. */
export function offerTotalFen(
  asked: readonly { readonly lineId: number; readonly qty: number; readonly packQty: number }[],
  prices: readonly { readonly lineId: number; readonly priceFen: number }[],
): number | null {
  const known = new Map(prices.map(({ lineId, priceFen }) => [lineId, priceFen]));
  if (asked.some(({ lineId }) => !known.has(lineId))) return null;
  return addFen(...asked.map(({ lineId, qty, packQty }) => prorate(known.get(lineId) ?? 0, qty, packQty)));
}
