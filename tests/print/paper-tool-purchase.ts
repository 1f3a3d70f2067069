import { dayOf } from '../../shared/time.ts';
import { checkToolPurchaseInput, createToolPurchaseInput } from '../../shared/tool-purchases.ts';
import { createToolKindInput } from '../../shared/tools.ts';
import { seatOf } from './paper-records.ts';

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** A tool purchase with all its signatures, sent, and arrived short of one piece. */
export async function checkedToolPurchase(address: string): Promise<number> {
  const { client } = await seatOf(address, 'storekeeper');
  const supervisor = await seatOf(address, 'supervisor');
  const [room] = await client.tools.rooms.query();
  const itemIds: number[] = [];
  for (const [name, spec] of [
    ['电动螺丝批', '12 伏锂电双速'],
    ['橡胶锤', '一磅半木柄'],
    ['钢卷尺', '五米自锁'],
  ]) {
    const kind = createToolKindInput.parse({ name, spec, unit: '把', isNumbered: false, placeId: room?.id, purchaseFen: 8_000 });
    itemIds.push((await client.tools.createKind.mutate(send(kind))).id);
  }
  const { id } = await client.toolPurchases.create.mutate(
    send(
      createToolPurchaseInput.parse({
        ...{ stockReason: '库里只剩一把，年底有六把到年限', neededOn: dayOf(Date.now(), 'Asia/Shanghai') },
        lines: itemIds.map((itemId, nth) => ({ itemId, qty: nth + 2, note: '补足最低库存' })),
      }),
    ),
  );
  const read = () => client.toolPurchases.get.query({ id });
  const seen = async () => ({ id, version: (await read()).version });
  await supervisor.client.toolPurchases.fill.mutate(send(await seen()));
  for (const role of ['serviceManager', 'generalManager'] as const) {
    const seat = await seatOf(address, role);
    await seat.client.toolPurchases.sign.mutate(send({ ...(await seen()), note: '' }));
  }
  const sent = { sentOn: dayOf(Date.now(), 'Asia/Shanghai'), sentWay: '传真', sentTo: '成都服务中心' };
  await supervisor.client.toolPurchases.send.mutate(send({ ...(await seen()), ...sent }));
  const lines = (await read()).lines.map((line, nth) => ({
    lineId: line.id,
    qty: nth === 0 ? line.qty - 1 : line.qty,
    difference: nth === 0 ? '少发一把，下批补' : '',
  }));
  await client.toolPurchases.check.mutate(send(checkToolPurchaseInput.parse({ ...(await seen()), lines })));
  return id;
}
