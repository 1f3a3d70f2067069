import { consentInput, createMaterialRequestInput } from '../../shared/material-requests.ts';
import { dayOf } from '../../shared/time.ts';
import { seatOf } from './paper-records.ts';

const hour = 3_600_000;
const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** A material request bought on site, with consents, purchase and both signatures. */
export async function boughtRequest(address: string, reason: string, note: string): Promise<number> {
  const { client } = await seatOf(address, 'frontDesk');
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const [person] = (await client.staff.list.query()).filter(({ isTechnician }) => isTechnician);
  const [part] = (await client.parts.list.query({ limit: 1 })).rows;
  const { id } = await client.materialRequests.create.mutate(
    send(
      createMaterialRequestInput.parse({
        ...{ applicantId: person?.id, path: 'emergency', reason, neededOn: dayOf(now, 'Asia/Shanghai') },
        lines: [
          { itemId: part?.id, qty: 2, note },
          { name: '不锈钢角阀', spec: '4 分热水', unit: '个', qty: 12 },
          { name: '生料带', unit: '卷', qty: 3 },
        ],
      }),
    ),
  );
  const at = async () => ({ id, version: (await client.materialRequests.get.query({ id })).version });
  const people = await client.materialRequests.consentPeople.query();
  const said = (post: 'supervisor' | 'serviceManager') => {
    const other = people.find(({ posts }) => posts.includes('supervisor'));
    const holder = people.find(({ userId, posts }) => posts.includes(post) && (post === 'supervisor' || userId !== other?.userId));
    return { userId: holder?.userId ?? 0, at: now - hour, way: 'phone' as const };
  };
  const both = { supervisor: said('supervisor'), serviceManager: said('serviceManager') };
  await client.materialRequests.consent.mutate(send(consentInput.parse({ ...(await at()), ...both })));
  const bought = { boughtAt: now, seller: '万家丽建材市场', amountFen: 123_456, note: '' };
  await client.materialRequests.buy.mutate(send({ ...(await at()), ...bought }));
  for (const role of ['supervisor', 'serviceManager'] as const) {
    const seat = await seatOf(address, role);
    await seat.client.materialRequests.sign.mutate(send({ ...(await at()), note: '' }));
  }
  return id;
}
