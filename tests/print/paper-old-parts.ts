import { createItemInput } from '../../shared/parts.ts';
import { oldPartListInput, receiveOldPartsInput } from '../../shared/old-parts.ts';
import { receiveInput } from '../../shared/stock.ts';
import { seatOf } from './paper-records.ts';
import { newSlip, supervisorAt } from './slips.ts';

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** Old parts of a slip taken in together, with every text filled in; answers the note that carries them (F-13). */
export async function oldPartsIn(address: string): Promise<number> {
  const workOrderId = await newSlip(await supervisorAt(address));
  const { client } = await seatOf(address, 'storekeeper');
  const placeId = (await client.parts.places.query())[0]?.id ?? 0;
  const lines = [];
  for (const [nth, name] of ['变频压缩机', '冷凝风扇电机'].entries()) {
    const facts = { code: `JJ-${workOrderId}-${nth}`, name, unit: '个', placeId };
    const { id: itemId } = await client.parts.create.mutate(send(createItemInput.parse(facts)));
    const goods = { supplier: '上海配件行', lines: [{ itemId, placeId, qty: 2, unitCostFen: 1000 }] };
    await client.stock.receive.mutate(send(receiveInput.parse(goods)));
    lines.push({ itemId, placeId, qty: 2 });
  }
  await client.stock.issue.mutate(send({ workOrderId, lines, signedBy: '王建国', isSigned: true }));
  const { rows } = await client.oldParts.list.query(oldPartListInput.parse({ limit: 100 }));
  const own = rows.filter((row) => row.workOrderId === workOrderId);
  const brought = own.map(({ id, version, qty }) => ({ id, version, qty, condition: '绕组烧毁，壳体完好' }));
  const note = receiveOldPartsInput.parse({ lines: brought, note: '客户要求看过再处理' });
  return (await client.oldParts.receive.mutate(send(note))).id;
}
