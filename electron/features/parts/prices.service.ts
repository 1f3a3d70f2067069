import type { z } from 'zod';
import type { PriceEntry, agreePriceInput } from '../../../shared/catalogue.ts';
import type { Receipt } from '../../../shared/fields.ts';
import { countingUnit } from '../../../shared/pack-quantity.ts';
import type { Packing } from '../../../shared/pack-quantity.ts';
import type { AgreedPrice, agreedPricesInput } from '../../../shared/purchase-orders.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { findItemPrice, isSupplier } from './items.repository.ts';
import { findAgreedPrice, findAgreedPrices, findPrices, insertPrices } from './prices.repository.ts';
import type { NewPrice } from './prices.repository.ts';

/** Sale and purchase price of a pack. */
export interface PackPrices extends Packing {
  readonly priceFen: number;
  readonly costFen: number;
  readonly supplierId: number | null;
}

/** The last 200 prices of an item: what it was sold and bought for, and what suppliers agreed to. */
export async function listPrices({ db }: ActorContext, { itemId }: { readonly itemId: number }): Promise<readonly PriceEntry[]> {
  return findPrices(db, itemId, 200);
}

/** Writes down what is new about the prices of an item: a price, or the pack that it is for. A first price of 0 is none. */
export async function notePrices(
  context: ActorContext,
  tx: Tx,
  itemId: number,
  before: PackPrices | undefined,
  after: PackPrices,
): Promise<void> {
  const fromOn = dayOf(context.now, await readZone(context.app, tx));
  const about = {
    itemId,
    packQty: after.packQty,
    unit: countingUnit(after),
    fromOn,
    note: '',
    userId: context.actor.userId,
    at: context.now,
  };
  const isOtherPack = before !== undefined && (before.packQty !== after.packQty || countingUnit(before) !== countingUnit(after));
  const isNew = (field: 'priceFen' | 'costFen') => (before?.[field] ?? 0) !== after[field] || (isOtherPack && after[field] > 0);
  await insertPrices(tx, [
    ...(isNew('priceFen') ? [{ ...about, kind: 'sale' as const, priceFen: after.priceFen, supplierId: null }] : []),
    ...(isNew('costFen') ? [{ ...about, kind: 'purchase' as const, priceFen: after.costFen, supplierId: after.supplierId }] : []),
  ]);
}

/** The prices that a new item begins with. */
export function firstPrices(item: PackPrices, about: Pick<NewPrice, 'itemId' | 'fromOn' | 'userId' | 'at'>): readonly NewPrice[] {
  const pack = { ...about, packQty: item.packQty, unit: countingUnit(item), note: '' };
  return [
    ...(item.priceFen > 0 ? [{ ...pack, kind: 'sale' as const, priceFen: item.priceFen, supplierId: null }] : []),
    ...(item.costFen > 0 ? [{ ...pack, kind: 'purchase' as const, priceFen: item.costFen, supplierId: item.supplierId }] : []),
  ];
}

/** What a supplier agreed to from a day on (R-004-55). @throws DomainError `notFound` */
export async function agreePrice(context: ActorContext, input: z.output<typeof agreePriceInput>): Promise<Receipt> {
  return write(context, async (w) => {
    await noteAgreedPrice(context, w, input);
    return { id: input.itemId, version: 1 };
  });
}

/** The same inside another write, e.g. where an order is agreed on: by default for the pack as the catalogue has it. */
export async function noteAgreedPrice(
  context: ActorContext,
  { tx, record, touch }: Write,
  input: z.output<typeof agreePriceInput>,
  packing?: Packing,
): Promise<void> {
  const { itemId, supplierId, priceFen, fromOn, note } = input;
  const item = await findItemPrice(tx, itemId);
  if (!item) throw new DomainError('notFound', { what: 'item', id: itemId });
  const supplier = await isSupplier(tx, supplierId);
  if (!supplier) throw new DomainError('notFound', { what: 'supplier', id: supplierId });
  const { packQty } = packing ?? item;
  const unit = countingUnit(packing ?? item);
  const about = { userId: context.actor.userId, at: context.now };
  await insertPrices(tx, [{ itemId, kind: 'agreed', priceFen, packQty, unit, supplierId, fromOn, note, ...about }]);
  await record({ subject: 'item', subjectId: itemId, kind: 'priceAgreed', data: { supplier: supplier.name, priceFen, fromOn } });
  touch('parts');
}

/** R-004-55: what was agreed on with whom, the newest day first. */
export async function listAgreedPrices({ db }: ActorContext, filter: z.output<typeof agreedPricesInput>): Promise<readonly AgreedPrice[]> {
  return findAgreedPrices(db, filter, 200);
}

/** What a pack of an item costs from a supplier on a day as agreed; undefined when nothing was. */
export async function agreedPriceOn(db: Db, itemId: number, supplierId: number, day: string) {
  return findAgreedPrice(db, itemId, supplierId, day);
}
