import { percentFen, timesFen } from './money.ts';
import type { Fen } from './money.ts';

/** What a line of a charge is for. `service` is a fee for coming or looking, beside the hours of `labour`. */
export const costKinds = ['part', 'material', 'labour', 'service', 'travel'] as const;
export type CostKind = (typeof costKinds)[number];

/** How work is priced that a warranty does not pay for. */
export const chargedModes = ['full', 'cost', 'partsAtCost', 'partsAtMarketShare', 'quoteFirst'] as const;
export const priceModes = ['free', ...chargedModes] as const;
export type PriceMode = (typeof priceModes)[number];

/** Which known price a kind of line takes: none = 0, list = price list, cost = last purchase cost or cost of the hours. */
export type PriceBasis = 'none' | 'list' | 'cost' | 'marketShare' | 'quote';

const priceBases: Readonly<Record<PriceMode, Readonly<Record<CostKind, PriceBasis>>>> = {
  free: { part: 'none', material: 'none', labour: 'none', service: 'none', travel: 'none' },
  full: { part: 'list', material: 'list', labour: 'list', service: 'list', travel: 'list' },
  /** R-002-44, R-002-104: what material and labour cost us, no margin, nothing else. */
  cost: { part: 'cost', material: 'cost', labour: 'cost', service: 'none', travel: 'none' },
  /** R-002-84: original parts for what we paid; neither labour nor service fee, and by our reading no travel. */
  partsAtCost: { part: 'cost', material: 'cost', labour: 'none', service: 'none', travel: 'none' },
  /** Equipment supply: parts at a share of the best market price, the rest by the price list. */
  partsAtMarketShare: { part: 'marketShare', material: 'list', labour: 'list', service: 'list', travel: 'list' },
  /** R-003-49: nothing is charged that was not quoted and accepted before. */
  quoteFirst: { part: 'quote', material: 'quote', labour: 'quote', service: 'quote', travel: 'quote' },
};

/** A line of a charge: a whole quantity and the unit prices in fen that are known for it. `market` is the best price of the market. */
export interface PricedLine {
  readonly kind: CostKind;
  readonly quantity: number;
  readonly list?: Fen;
  readonly cost?: Fen;
  readonly market?: Fen;
  readonly quote?: Fen;
}

/** Which price a kind of line takes in a mode. */
export function priceBasis(mode: PriceMode, kind: CostKind): PriceBasis {
  return priceBases[mode][kind];
}

/**
 * What the customer pays for a line in fen, rounded half up once; undefined when the price that it needs is not known: never a guess.
 * In warranty every line is 0 (R-003-48); R-002-84: labour is always 0. `marketPercent` is a setting.
 * @throws RangeError for amounts or quantities that are no safe integers
 */
export function chargeOf(mode: PriceMode, line: PricedLine, marketPercent = 70): Fen | undefined {
  const basis = priceBasis(mode, line.kind);
  if (basis === 'none') return 0;
  const unit = basis === 'marketShare' ? line.market : line[basis];
  if (unit === undefined) return undefined;
  const amount = timesFen(unit, line.quantity);
  return basis === 'marketShare' ? percentFen(amount, marketPercent) : amount;
}

/** What a quote still needs before anybody is sent (R-003-49): a line for parts, one for travel, and the customer's yes. */
export function quoteGaps(
  mode: PriceMode,
  quote: { readonly kinds: readonly CostKind[]; readonly isAccepted: boolean },
): readonly ('part' | 'travel' | 'acceptance')[] {
  if (mode !== 'quoteFirst') return [];
  const lines = (['part', 'travel'] as const).filter((kind) => !quote.kinds.includes(kind));
  return quote.isAccepted ? lines : [...lines, 'acceptance'];
}
