import { createToolKindInput, takeInToolsInput } from '../../shared/tools.ts';
import { seatOf } from './paper-records.ts';

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** A tool with a number, a long name and somebody who manages it. */
export async function numberedTool(address: string): Promise<number> {
  const { client } = await seatOf(address, 'storekeeper');
  const [room] = await client.tools.rooms.query();
  const placeId = room?.id ?? 0;
  const facts = { name: '充电式无刷冲击电批套装（带两块电池）', spec: '18V 4.0Ah 快充 铝合金箱', unit: '套', placeId, originalFen: 86_000 };
  const { id } = await client.tools.createKind.mutate(send(createToolKindInput.parse(facts)));
  const [keeper] = (await client.staff.list.query()).filter(({ isActive }) => isActive);
  const line = { itemId: id, placeId, qty: 1, priceFen: 80_000, managerId: keeper?.id ?? null };
  const made = await client.tools.takeIn.mutate(send(takeInToolsInput.parse({ lines: [line] })));
  const [lotId] = await client.tools.ofDocument.query({ id: made.documentId ?? 0 });
  return lotId ?? 0;
}
