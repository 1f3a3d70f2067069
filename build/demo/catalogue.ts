import { codeTerms } from '../../shared/search-text.ts';
import type { Bulk, Row } from './bulk.ts';
import { functionClassOf, writeClasses } from './classes.ts';
import { products } from './products.ts';
import type { Product } from './products.ts';
import type { Random } from './random.ts';
import { knownNameTerms } from './terms.ts';

/** A part of the catalogue with what the stock needs to know of it. */
export interface DemoPart {
  readonly row: Row<'item'>;
}

export interface Catalogue {
  readonly parts: readonly DemoPart[];
  /** Parts that fit a product; commonly used ones come up more often. */
  someFor(random: Random, product: Product): DemoPart;
}

const specs = [
  '通用',
  '加长',
  '5μF',
  '35μF',
  '50μF',
  '1.5米',
  '2米',
  '3/8',
  '1/2',
  'DN15',
  'φ6',
  '220V',
  '12V',
  '左',
  '右',
  '10寸',
  '20寸',
  '白色',
  '灰色',
  '原装',
  '二代',
];
const units = ['个', '只', '套', '米', '根', '块', '卷', '瓶'];
const consumables = ['生料带', '扎带', '绝缘胶布', '膨胀螺栓', '铜鼻子', '密封胶', '除锈剂', '清洗剂', '保温棉', '自攻螺丝'];
/** What is given out against the empty container (R-000-34). */
const inCans: ReadonlySet<string> = new Set(['密封胶', '除锈剂', '清洗剂']);

/** What the store says of an item that nobody has thought about yet. */
const plainStock = {
  useClassId: null,
  functionClassId: null,
  structureClassId: null,
  packUnit: '',
  packQty: 1,
  supplierId: null,
  isHighValue: 0,
  tracking: 'none',
  wantsEmpty: 0,
  leadDays: 7,
  safetyQty: 0,
  orderQty: 0,
  refurbishedOfId: null,
} as const;

/** Writes the catalogue of parts and consumables. */
export function writeCatalogue(bulk: Bulk, random: Random, count: number, at: number, placeIds: readonly number[]): Catalogue {
  const kinds = [
    ...products.flatMap((product) => product.parts.map((name) => ({ name, product }))),
    ...consumables.map((name) => ({ name, product: undefined })),
  ];
  const parts: DemoPart[] = [];
  writeClasses(bulk);
  const byProduct = new Map<Product, DemoPart[]>();
  for (let id = 1; id <= count; id++) {
    const { name, product } = kinds[(id - 1) % kinds.length] as (typeof kinds)[number];
    const costFen = product ? random.int(3, 300) * 100 + random.int(0, 99) : random.int(50, 3000);
    const row: Row<'item'> = {
      id,
      code: `${product ? 'PJ' : 'HC'}${String(10_000 + id)}`,
      barcode: random.chance(0.8) ? `69${random.digits(11)}` : '',
      name,
      spec: `${random.pick(specs)}${id > kinds.length ? ` ${random.pick(['A', 'B', 'C', 'D'])}${random.int(1, 99)}` : ''}`,
      unit: product ? random.pick(units) : random.pick(['卷', '包', '支', '米']),
      kind: product ? 'part' : 'consumable',
      category: product?.category ?? '耗材',
      priceFen: Math.round(costFen * (1.3 + random.next())),
      costFen,
      minQty: random.pick([0, 2, 5, 5, 10, 20]),
      placeId: random.pick(placeIds),
      isActive: random.chance(0.98) ? 1 : 0,
      createdAt: at,
      version: 1,
      ...plainStock,
      wantsOldPart: product ? 1 : 0,
      // of the first of the demo's suppliers; some parts are bought wherever there are some
      supplierId: id % 7 === 0 ? null : 1 + (id % 5),
      leadDays: 3 + (id % 4) * 3,
      safetyQty: id % 9 === 2 ? 12 : 0,
      functionClassId: functionClassOf(name),
      isHighValue: costFen > 29_500 ? 1 : 0,
      ...(inCans.has(name) && { unit: '罐', wantsEmpty: 1 }),
    };
    bulk.add('item', row);
    bulk.addTerms('item', id, [
      ...knownNameTerms(row.name),
      ...knownNameTerms(row.spec),
      ...codeTerms(row.code),
      ...codeTerms(row.barcode),
      ...codeTerms(row.spec),
    ]);
    const part = { row };
    parts.push(part);
    for (const each of product ? [product] : products) {
      const list = byProduct.get(each) ?? [];
      list.push(part);
      byProduct.set(each, list);
    }
  }
  return {
    parts,
    someFor(chance, product) {
      const list = byProduct.get(product) ?? parts;
      const share = chance.next();
      return list[Math.floor(share * share * list.length)] as DemoPart;
    },
  };
}
