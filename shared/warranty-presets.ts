import type { CountedTerm } from './warranty-terms.ts';
import type { FaultCause, PolicyLine } from './warranty-policy.ts';
import type { StartRule } from './warranty-start.ts';

/** A named policy, one chosen per product line or contract; the shop edits a copy. */
export interface WarrantyPolicy {
  readonly code: WarrantyPolicyCode;
  readonly lines: readonly PolicyLine[];
  /** What the warranty paper says beside the terms: the box is kept for a year (R-003-71). */
  readonly notices: readonly { readonly key: 'keepBox'; readonly rule: string; readonly start: StartRule; readonly term: CountedTerm }[];
}

export const warrantyPolicyCodes = [
  'engineering-a',
  'engineering-b',
  'it-a',
  'it-b',
  'supply',
  'renovation-a',
  'renovation-b',
  'renovation-c',
  'appliance',
  'phone',
  'furniture',
  'car',
  'product',
] as const;
export type WarrantyPolicyCode = (typeof warrantyPolicyCodes)[number];

const own: readonly FaultCause[] = ['making', 'assembling', 'material'];
const years = (count: number): CountedTerm => ({ unit: 'years', count });
const months = (count: number): CountedTerm => ({ unit: 'months', count });

type Given = Pick<PolicyLine, 'code' | 'rule' | 'start' | 'term' | 'afterExpiry'> & Partial<PolicyLine>;

function policyLineOf(given: Given): PolicyLine {
  const silent = { itemClass: '', part: '', startWithoutCard: null, exclusions: [], freeCauses: [], restartsKeyParts: false };
  return { ...silent, ...given };
}

function policy(code: WarrantyPolicyCode, lines: readonly Given[], notices: WarrantyPolicy['notices'] = []): WarrantyPolicy {
  return { code, lines: lines.map(policyLineOf), notices };
}

/** One trade of renovation C (R-002-110); what renovation costs after its term is R-002-104. */
const renovated = (code: string, part: string, count: number): Given => ({
  code,
  rule: 'R-002-110',
  part,
  start: 'acceptance',
  startWithoutCard: 'completion',
  term: years(count),
  afterExpiry: 'cost',
});

/**
 * The policies that the trades start with, as data. A term of null is one that the trade leaves to the card or the contract. Where the
 * trade says nothing of the time after, the price list holds (`full`). Names of parts are the shop's words.
 */
export const warrantyPolicies: readonly WarrantyPolicy[] = [
  policy('engineering-a', [{ code: 'engineering-a.goods', rule: 'R-002-17', start: 'acceptance', term: years(1), afterExpiry: 'full' }]),
  // Contracts that name their own day take the start rule `contract`; that the system's first year is free is our reading.
  policy('engineering-b', [
    { code: 'engineering-b.equipment', rule: 'R-002-114', part: '主要设备', start: 'acceptance', term: years(1), afterExpiry: 'full' },
    {
      code: 'engineering-b.system',
      rule: 'R-002-114',
      start: 'acceptance',
      term: { unit: 'lifetime', free: years(1) },
      afterExpiry: 'full',
    },
  ]),
  policy('it-a', [
    { code: 'it-a.hardware', rule: 'R-002-59', start: 'finalAcceptance', term: years(3), afterExpiry: 'full' },
    { code: 'it-a.upgrades', rule: 'R-002-60', part: '软件升级', start: 'finalAcceptance', term: years(3), afterExpiry: 'full' },
  ]),
  policy('it-b', [
    {
      code: 'it-b.parts',
      rule: 'R-002-77',
      start: 'dayAfterAcceptance',
      term: years(3),
      // A part assembled badly or of bad material was made badly.
      freeCauses: [...own, 'installing', 'tuning'],
      restartsKeyParts: true,
      afterExpiry: 'partsAtCost',
    },
  ]),
  policy('supply', [
    { code: 'supply.equipment', rule: 'R-002-70', start: 'acceptance', term: months(60), afterExpiry: 'partsAtMarketShare' },
  ]),
  policy('renovation-a', [
    { code: 'renovation-a.card', rule: 'R-002-44', start: 'acceptance', startWithoutCard: 'completion', term: null, afterExpiry: 'cost' },
  ]),
  policy('renovation-b', [
    { code: 'renovation-b.paper', rule: 'R-002-104', start: 'acceptance', startWithoutCard: 'completion', term: null, afterExpiry: 'cost' },
  ]),
  policy('renovation-c', [
    renovated('renovation-c.concealed', '隐蔽水电工程', 10),
    renovated('renovation-c.masonry', '泥水装饰工程', 3),
    renovated('renovation-c.wood', '木作工程', 2),
    renovated('renovation-c.wall', '墙面工程', 2),
  ]),
  // The statutory term differs per appliance and is entered with it.
  policy('appliance', [{ code: 'appliance.statutory', rule: 'R-001-50', start: 'invoice', term: null, afterExpiry: 'full' }]),
  policy(
    'phone',
    [
      {
        code: 'phone.main',
        rule: 'R-003-69',
        start: 'purchase',
        term: years(1),
        exclusions: ['天线', '外壳', '液晶板'],
        freeCauses: own,
        afterExpiry: 'quoteFirst',
      },
      {
        code: 'phone.accessories',
        rule: 'R-003-69',
        part: '附件',
        start: 'purchase',
        term: months(3),
        freeCauses: own,
        afterExpiry: 'quoteFirst',
      },
    ],
    [{ key: 'keepBox', rule: 'R-003-71', start: 'purchase', term: years(1) }],
  ),
  policy('furniture', [{ code: 'furniture.goods', rule: 'R-000-15', start: 'receipt', term: null, afterExpiry: 'full' }]),
  policy('car', [{ code: 'car.quality', rule: 'R-003-10', start: 'purchase', term: null, afterExpiry: 'full' }]),
  policy('product', [
    { code: 'product.goods', rule: 'R-003-48', start: 'purchase', term: null, freeCauses: own, afterExpiry: 'quoteFirst' },
  ]),
];

/** The policy of a code. */
export function warrantyPolicyOf(code: WarrantyPolicyCode): WarrantyPolicy {
  const found = warrantyPolicies.find((one) => one.code === code);
  if (!found) throw new Error(`no warranty policy ${code}`);
  return found;
}
