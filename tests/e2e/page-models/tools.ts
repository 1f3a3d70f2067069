import type { Page } from '@playwright/test';
import type { z } from 'zod';
import type { createToolKindInput } from '../../../shared/tools.ts';
import type { employments } from '../../../shared/staff.ts';
import { ask, tell } from '../../support/browser.ts';
import type { Shop } from '../../support/browser.ts';

export interface ToolShop {
  readonly placeId: number;
  readonly mark: string;
}

/** The tool room, and letters that only this story has. */
export async function toolRoom(page: Page): Promise<ToolShop> {
  const [room] = await ask<readonly { id: number }[]>(page, 'tools.rooms');
  return { placeId: room?.id ?? 0, mark: Date.now().toString(36).slice(-5).toUpperCase() };
}

/** A kind with one tool for each number; answers its id. */
export async function addTools(
  page: Page,
  { placeId }: ToolShop,
  facts: Partial<z.input<typeof createToolKindInput>> & { readonly name: string },
  numbers: readonly string[],
  bookedOn = '',
): Promise<number> {
  const prices = { originalFen: 8_600, purchaseFen: 8_000 };
  const { id } = await tell<{ id: number }>(page, 'tools.createKind', { unit: '把', placeId, ...prices, ...facts });
  const isNumbered = facts.isNumbered ?? true;
  const qty = isNumbered ? numbers.length : 20;
  const line = { itemId: id, placeId, qty, priceFen: 8_000, ...(isNumbered && { numbers }) };
  await tell(page, 'tools.takeIn', { supplier: '五金城', lines: [line], bookedOn });
  return id;
}

/** Somebody who works in the shop, without a login. */
export async function addPerson(
  shop: Shop,
  name: string,
  employment: (typeof employments)[number],
  regularisedOn = '',
): Promise<{ readonly id: number; readonly employ: (next: (typeof employments)[number], day?: string) => Promise<void> }> {
  const { page } = await shop.seat({ role: 'administrator', path: '/settings/staff' });
  const { id } = await tell<{ id: number }>(page, 'staff.create', { name, isTechnician: true });
  const employ = async (next: (typeof employments)[number], day = '') => {
    const { version } = await ask<{ version: number }>(page, 'staff.person', { staffId: id });
    // the last day of somebody who leaves is known
    const leftOn = next === 'leaving' ? '2099-12-31' : '';
    await tell(page, 'staff.savePerson', { id, version, employment: next, post: '安装工', regularisedOn: day, leftOn });
  };
  await employ(employment, regularisedOn);
  return { id, employ };
}
