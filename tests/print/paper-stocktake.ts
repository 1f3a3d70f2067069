import { createStocktakeInput } from '../../shared/stocktakes.ts';
import { seatOf } from './paper-records.ts';

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** A stocktake of some parts that is not blind, with one line counted short. */
export async function countedStocktake(address: string): Promise<number> {
  const { client } = await seatOf(address, 'supervisor');
  const { rows: open } = await client.stocktakes.list.query({ states: ['counting'], limit: 1 });
  // what is being counted cannot be counted twice at once
  if (open[0]) return open[0].id;
  const { rows } = await client.parts.list.query({ kind: 'part', limit: 5 });
  const body = { kind: 'parts', mode: 'cycle', itemIds: rows.map(({ id }) => id), isBlind: false, note: '月末盘点' };
  const { id } = await client.stocktakes.create.mutate(send(createStocktakeInput.parse(body)));
  const [line] = (await client.stocktakes.get.query({ id })).lines;
  await client.stocktakes.countLine.mutate(send({ id, lineId: line?.id ?? 0, qty: 1, round: 1 }));
  return id;
}
