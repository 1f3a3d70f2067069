import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { deduct } from '../../electron/features/staff-accounts/deductions.service.ts';
import { reverseAccount } from '../../electron/features/staff-accounts/reversals.service.ts';
import { createToolPurchase } from '../../electron/features/tool-purchases/tool-purchases.service.ts';
import { issueToStaff } from '../../electron/features/stock/staff-issue.service.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { issueToStaffInput } from '../../shared/staff-stock.ts';
import { createToolPurchaseInput } from '../../shared/tool-purchases.ts';
import { account, book, owe, plan } from './accounts.ts';
import { addCustomer, dispatch, logCall } from './counter.ts';
import type { Shop } from './shop.ts';
import { addPart, issue, receive, storeId } from './stock.ts';
import { begin, countsUp } from './stocktakes.ts';
import { addKind, comeIn, give } from './tools.ts';

/** Something of everything that is kept beside what it follows from; each by the acts of the trade. */
export async function fillWholeShop(shop: Shop, name = '张三丰', phone = '13800138000'): Promise<void> {
  const customerId = await addCustomer(shop, name, phone);
  const item = {
    customerId,
    category: '冰箱',
    model: 'BCD-220',
    serial: 'HX-2024-00917',
    purchasedOn: '2026-01-05',
    warrantyUntil: '2028-01-05',
    isOwnSale: true,
  };
  await addInstalledItem(shop.as('frontDesk'), addInstalledItemInput.parse(item));
  const { id: requestId } = await logCall(shop, customerId);
  const { id: slipId } = await dispatch(shop, requestId);
  const part = await addPart(shop, { code: 'YSJ-1', name: '压缩机' });
  await receive(shop, part, 5, 12_000);
  await issue(shop, slipId, part, 1);
  await fillTools(shop);
  await fillEmpties(shop);
  const count = await begin(shop);
  await countsUp(shop, count, part, 4);
}

async function fillTools(shop: Shop): Promise<void> {
  const gun = await addKind(shop);
  await comeIn(shop, gun, 2, ['DQ-01', 'DQ-02']);
  await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
  await owe(shop, 10_000);
  await book(shop, 'paid', 1_000);
  const lineId = (await account(shop)).lines.findLast(({ mayReverse }) => mayReverse)?.id ?? 0;
  await reverseAccount(shop.as('supervisor'), { lineId, reason: '记错人' });
  await plan(shop, 9_000, 3);
  const lines = [{ itemId: gun, qty: 3 }];
  await createToolPurchase(shop.as('storekeeper'), createToolPurchaseInput.parse({ lines, stockReason: '只剩一把' }));
  const [made] = (await account(shop)).plans;
  if (!made) throw new Error('there is no plan');
  await deduct(shop.as('storekeeper'), { id: made.id, version: made.version, rowId: made.rows[0]?.id ?? 0, bookedOn: undefined });
}

async function fillEmpties(shop: Shop): Promise<void> {
  const pack = { kind: 'consumable', unit: 'ml', packUnit: '罐', packQty: 400, wantsEmpty: true } as const;
  const paint = await addPart(shop, { code: 'ZPQ-1', name: '自喷漆', ...pack });
  await receive(shop, paint, 8000, 1);
  const placeId = await storeId(shop);
  const lines = [{ itemId: paint, placeId, qty: 800 }];
  const input = issueToStaffInput.parse({ staffId: shop.technicians[0], lines, empties: [], signedBy: '王建国', isSigned: true });
  await issueToStaff(shop.as('storekeeper'), input);
}
