import { checkToolPurchase, stockToolPurchase } from '../../electron/features/tool-purchases/tool-purchase-goods.service.ts';
import { viewToolPurchase } from '../../electron/features/tool-purchases/tool-purchase-views.service.ts';
import {
  bookToolPurchase,
  createToolPurchase,
  fillToolPurchase,
  sendToolPurchase,
  signToolPurchase,
} from '../../electron/features/tool-purchases/tool-purchases.service.ts';
import { createToolPurchaseInput, stockToolPurchaseInput } from '../../shared/tool-purchases.ts';
import type { ToolRoom } from './tool-room.ts';

/** Purchases of tools 工具申购单: one planned, one before the manager, one sent, and one that is in the general ledger (SM-09). */
export async function planPurchases(room: ToolRoom): Promise<void> {
  await toLedger(room);
  const sent = await plan(room, 12, [['电批', 4]], '库存低于最低库存');
  await approve(room, 10, sent);
  await sendToolPurchase(room.as('supervisor', 9), {
    ...(await seen(room, sent)),
    ...{ sentOn: room.dayAgo(9), sentWay: '传真', sentTo: '成都服务中心' },
  });
  const filled = await plan(room, 4, [['胶锤', 6]], '本月到年限较多');
  await fillToolPurchase(room.as('supervisor', 3), await seen(room, filled));
  await plan(room, 1, [['劳保手套', 60]], '手套快用完');
}

async function plan(room: ToolRoom, days: number, lines: readonly (readonly [string, number])[], stockReason: string): Promise<number> {
  const input = createToolPurchaseInput.parse({ stockReason, lines: lines.map(([name, qty]) => ({ itemId: room.kindId(name), qty })) });
  return (await createToolPurchase(room.as('storekeeper', days), input)).id;
}

async function seen(room: ToolRoom, id: number): Promise<{ readonly id: number; readonly version: number }> {
  return { id, version: (await viewToolPurchase(room.as('storekeeper'), { id })).version };
}

async function approve(room: ToolRoom, days: number, id: number): Promise<void> {
  await fillToolPurchase(room.as('supervisor', days), await seen(room, id));
  await signToolPurchase(room.as('serviceManager', days), { ...(await seen(room, id)), note: '' });
  await signToolPurchase(room.as('generalManager', days - 1), { ...(await seen(room, id)), note: '' });
}

/** From the plan to the general ledger, one piece short (R-000-63, R-000-64). */
async function toLedger(room: ToolRoom): Promise<void> {
  const id = await plan(room, 60, [['钢卷尺', 5]], '本季到年限');
  await approve(room, 58, id);
  await sendToolPurchase(room.as('supervisor', 56), {
    ...(await seen(room, id)),
    ...{ sentOn: room.dayAgo(56), sentWay: '传真', sentTo: '成都服务中心' },
  });
  const [line] = (await viewToolPurchase(room.as('storekeeper'), { id })).lines;
  const lineId = line?.id ?? 0;
  const checked = { lineId, qty: 4, difference: '少发一把，已电话告知' };
  await checkToolPurchase(room.as('storekeeper', 50), { ...(await seen(room, id)), lines: [checked] });
  const goods = { lineId, placeId: room.placeId, qty: 4, priceFen: 1_500, numbers: ['JCH-101', 'JCH-102', 'JCH-103', 'JCH-104'] };
  const stocked = { ...(await seen(room, id)), supplier: '成都服务中心', lines: [goods] };
  await stockToolPurchase(room.as('storekeeper', 50), stockToolPurchaseInput.parse(stocked));
  const view = await viewToolPurchase(room.as('storekeeper'), { id });
  if (view.state === 'stocked') await bookToolPurchase(room.as('adminOffice', 45), { ...(await seen(room, id)), ledgerNo: '总账-118' });
}
