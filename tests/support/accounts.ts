import type { z } from 'zod';
import { bookAccount, viewAccount } from '../../electron/features/staff-accounts/accounts.service.ts';
import { makePlan } from '../../electron/features/staff-accounts/plans.service.ts';
import { listHeld } from '../../electron/features/tools/tools.service.ts';
import { decideLoss } from '../../electron/features/tools/tool-loss-decisions.service.ts';
import { reportLoss } from '../../electron/features/tools/tool-losses.service.ts';
import { bookAccountInput, planInput } from '../../shared/staff-accounts.ts';
import type { CounterKind, StaffAccount } from '../../shared/staff-accounts.ts';
import { decideLossInput, reportLossInput } from '../../shared/tool-losses.ts';
import type { Shop } from './shop.ts';
import { addKind, comeIn, give } from './tools.ts';

let nth = 0;

/** Somebody lost a tool of this original price and pays it once. @returns the loss */
export async function owe(shop: Shop, originalFen: number, staffId = shop.technicians[0]): Promise<{ readonly id: number }> {
  nth += 1;
  const no = `MON-${nth}`;
  const itemId = await addKind(shop, { name: `电枪${nth}`, originalFen });
  await comeIn(shop, itemId, 1, [no]);
  await give(shop, [{ itemId, toolNo: no }], { staffId });
  const held = (await listHeld(shop.as('storekeeper'), { staffId })).find(({ toolNo }) => toolNo === no);
  const loss = await reportLoss(shop.as('storekeeper'), reportLossInput.parse({ issueId: held?.issueId, facts: '工地丢失' }));
  await decideLoss(shop.as('supervisor'), decideLossInput.parse({ id: loss.id, version: 1, factor: 100, reason: '赔原价' }));
  return loss;
}

export async function book(shop: Shop, kind: CounterKind, amountFen: number, more: Partial<z.input<typeof bookAccountInput>> = {}) {
  const input = { staffId: shop.technicians[0], kind, amountFen, way: 'cash' as const, ...more };
  return bookAccount(shop.as('storekeeper'), bookAccountInput.parse(input));
}

/** 王建国 signs a plan over what he owes, from November 2026. */
export async function plan(shop: Shop, totalFen: number, months: number, more: Partial<z.input<typeof planInput>> = {}) {
  const input = { staffId: shop.technicians[0], totalFen, months, firstMonth: '2026-11', signedBy: '王建国', isSigned: true, ...more };
  return makePlan(shop.as('supervisor'), planInput.parse(input));
}

export async function account(shop: Shop, staffId = shop.technicians[0]): Promise<StaffAccount> {
  return viewAccount(shop.as('supervisor'), { staffId });
}
