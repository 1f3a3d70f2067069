import { openStocktakeStates } from '../../shared/stocktake-lifecycle.ts';
import { createStocktakeInput } from '../../shared/stocktakes.ts';
import { seatOf } from './paper-records.ts';

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** A stocktake of some parts with a gain and a loss, from the count to the lock: witnessed, explained, approved, adjusted. */
export async function countedStocktake(address: string): Promise<number> {
  const { client } = await seatOf(address, 'storekeeper');
  const office = await seatOf(address, 'adminOffice');
  const manager = await seatOf(address, 'serviceManager');
  const { rows: open } = await client.stocktakes.list.query({ states: [...openStocktakeStates], limit: 20 });
  const others = await Promise.all(open.map((one) => client.stocktakes.get.query({ id: one.id })));
  // what is being counted cannot be counted twice at once
  const taken = new Set(others.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)));
  const { rows } = await client.parts.list.query({ kind: 'part', limit: 50 });
  const itemIds = rows.flatMap((part) => (part.qty > 0 && !taken.has(part.id) ? [part.id] : [])).slice(0, 5);
  const body = { kind: 'parts', mode: 'cycle', itemIds, isBlind: false, note: '月末盘点' };
  const { id } = await client.stocktakes.create.mutate(send(createStocktakeInput.parse(body)));
  const read = () => client.stocktakes.get.query({ id });
  const seen = async () => ({ id, version: (await read()).version });
  const count = async (lineId: number, qty: number, round: number) => client.stocktakes.countLine.mutate(send({ id, lineId, qty, round }));
  for (const [nth, { id: lineId, bookQty }] of (await read()).lines.entries()) {
    const off = nth === 0 ? 2 : nth === 1 ? -1 : 0;
    await count(lineId, Math.max(0, (bookQty ?? 0) + off), 1);
  }
  for (const { id: lineId, wantsRecount, countedQty } of (await read()).lines) if (wantsRecount) await count(lineId, countedQty ?? 0, 2);
  await office.client.stocktakes.witness.mutate(send({ ...(await seen()), note: '' }));
  for (const { id: lineId, differenceQty } of (await read()).lines)
    if (differenceQty !== 0) await client.stocktakes.setReason.mutate(send({ id, lineId, reason: '上月发料漏记，已核对出库单' }));
  await client.stocktakes.explain.mutate(send(await seen()));
  await manager.client.stocktakes.approve.mutate(send({ ...(await seen()), note: '' }));
  await client.stocktakes.adjust.mutate(send({ ...(await seen()), bookedOn: '' }));
  return id;
}
