import { createToolKindInput, issueToolsInput, takeInToolsInput } from '../../shared/tools.ts';
import { seatOf } from './paper-records.ts';

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** Three kinds of tools, taken in and given to a technician with a manager; answers the issue note. */
export async function issuedTools(address: string): Promise<number> {
  const { client } = await seatOf(address, 'storekeeper');
  const [room] = await client.tools.rooms.query();
  const placeId = room?.id ?? 0;
  const mark = crypto.randomUUID().slice(0, 6).toUpperCase();
  const kinds = [
    { name: '电枪', spec: '12V 双速', lifeMonths: 24, originalFen: 8_600, useRange: '只用于木螺丝，不得敲打' },
    { name: '铁锤', spec: '0.5 kg', lifeMonths: 36, originalFen: 3_500 },
    { name: '人字梯', spec: '2.5 m', lifeMonths: null, originalFen: 26_000 },
  ];
  const lines = [];
  for (const [nth, kind] of kinds.entries()) {
    const made = await client.tools.createKind.mutate(
      send(createToolKindInput.parse({ ...kind, unit: '把', purchaseFen: 8_000, placeId })),
    );
    const no = `${mark}-${nth}`;
    const taken = { itemId: made.id, placeId, qty: 1, priceFen: 8_000, numbers: [no] };
    await client.tools.takeIn.mutate(send(takeInToolsInput.parse({ lines: [taken] })));
    lines.push({ itemId: made.id, placeId, toolNo: no });
  }
  const people = await client.tools.people.query();
  const [holder, manager] = people;
  const input = {
    ...{ staffId: holder?.staffId, why: 'joining', managerId: manager?.staffId, note: '转正配备', lines },
    ...{ signedBy: holder?.name ?? '', isSigned: true, signature: 'M20 60 L60 20 L90 70 L140 30' },
  };
  return (await client.tools.issue.mutate(send(issueToolsInput.parse(input)))).documentId ?? 0;
}
