import type { z } from 'zod';
import { viewMaterialRequest } from '../../electron/features/material-requests/material-requests.service.ts';
import { createRequest } from '../../electron/features/material-requests/new-requests.service.ts';
import { signRequest, submitRequest } from '../../electron/features/material-requests/request-approval.service.ts';
import { bookIn } from '../../electron/features/material-requests/request-goods.service.ts';
import { recordConsent, recordPurchase } from '../../electron/features/material-requests/request-purchase.service.ts';
import { bookInInput, buyInput, createMaterialRequestInput } from '../../shared/material-requests.ts';
import type { Role } from '../../shared/roles.ts';

import type { Shop } from './shop.ts';
import { storeId } from './stock.ts';

const minute = 60_000;
type NewRequest = z.input<typeof createMaterialRequestInput>;

/** 王建国 asks for three of an item. */
export async function ask(shop: Shop, itemId: number | null, changes: Partial<NewRequest> = {}, by: Role = 'technician') {
  const line = itemId === null ? { name: '不锈钢角阀', spec: '4 分', unit: '个', qty: 3 } : { itemId, qty: 3 };
  const input = createMaterialRequestInput.parse({
    applicantId: shop.technicians[0],
    path: 'factory',
    reason: '客户家三处角阀锈死，须更换',
    lines: [line],
    ...changes,
  });
  return createRequest(shop.as(by), input);
}

/** The request as the user who acts next sees it. */
export async function seenRequest(shop: Shop, id: number) {
  const { version } = await viewMaterialRequest(shop.as('supervisor'), { id });
  return { id, version };
}

/** Sent round and signed by these in turn. */
export async function approvedBy(shop: Shop, id: number, ...roles: readonly Role[]): Promise<void> {
  await submitRequest(shop.as('technician'), await seenRequest(shop, id));
  for (const role of roles) await signRequest(shop.as(role), { ...(await seenRequest(shop, id)), note: '' });
}

/** Supervisor and manager were asked by phone, an hour ago. */
export async function consented(shop: Shop, id: number): Promise<void> {
  const at = shop.clock.now - 60 * minute;
  const said = (role: Role) => ({ userId: shop.users[role].id, at, way: 'phone' as const });
  await recordConsent(shop.as('technician'), {
    ...(await seenRequest(shop, id)),
    supervisor: said('supervisor'),
    serviceManager: said('serviceManager'),
  });
}

export async function buy(shop: Shop, id: number, by: Role, changes: Partial<z.input<typeof buyInput>> = {}) {
  const input = buyInput.parse({
    ...(await seenRequest(shop, id)),
    boughtAt: shop.clock.now,
    seller: '五金店',
    amountFen: 4500,
    ...changes,
  });
  return recordPurchase(shop.as(by), input);
}

/** So many of a line of the request come in, at fifteen yuan each. */
export async function comesIn(shop: Shop, id: number, qty: number, by: Role = 'storekeeper', itemId?: number) {
  const { lines, version } = await viewMaterialRequest(shop.as('supervisor'), { id });
  const [line] = lines;
  const placeId = await storeId(shop);
  const goods = { lineId: line?.id, itemId: itemId ?? line?.itemId, placeId, qty, amountFen: qty * 1500 };
  return bookIn(shop.as(by), bookInInput.parse({ id, version, lines: [goods] }));
}
