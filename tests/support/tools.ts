import type { z } from 'zod';
import { takeInTools } from '../../electron/features/tools/tool-in.service.ts';
import { issueTools } from '../../electron/features/tools/tool-issue.service.ts';
import { createToolKind } from '../../electron/features/tools/tool-kinds.service.ts';
import { createToolKindInput, issueToolsInput, takeInToolsInput } from '../../shared/tools.ts';
import type { Shop } from './shop.ts';

/** The tool room, which every shop has. */
export async function roomId(shop: Shop): Promise<number> {
  const { id } = await shop.app.engine.db.selectFrom('place').select('id').where('kind', '=', 'toolStore').executeTakeFirstOrThrow();
  return id;
}

/** A kind of tool with a number on each, bought for 80 and originally 86 yuan. */
export async function addKind(shop: Shop, facts: Partial<z.input<typeof createToolKindInput>> = {}): Promise<number> {
  const input = createToolKindInput.parse({
    name: '电枪',
    unit: '把',
    lifeMonths: 24,
    originalFen: 8_600,
    purchaseFen: 8_000,
    placeId: await roomId(shop),
    ...facts,
  });
  return (await createToolKind(shop.as('storekeeper'), input)).id;
}

/** So many of a kind come into the room; with these numbers where it has them. */
export async function comeIn(shop: Shop, itemId: number, qty: number, numbers: readonly string[] = []) {
  const lines = [{ itemId, placeId: await roomId(shop), qty, priceFen: 8_000, numbers: [...numbers] }];
  return takeInTools(shop.as('storekeeper'), takeInToolsInput.parse({ supplier: '五金城', lines }));
}

/** 王建国 gets these, and signs. */
export async function give(
  shop: Shop,
  lines: readonly Partial<z.input<typeof issueToolsInput>['lines'][number]>[],
  more: Partial<Omit<z.input<typeof issueToolsInput>, 'lines'>> = {},
  by: 'storekeeper' | 'supervisor' = 'storekeeper',
) {
  const placeId = await roomId(shop);
  return issueTools(
    shop.as(by),
    issueToolsInput.parse({
      staffId: shop.technicians[0],
      why: 'added',
      signedBy: '王建国',
      isSigned: true,
      ...more,
      lines: lines.map((line) => ({ placeId, ...line })),
    }),
  );
}

/** Where what somebody holds is booked; made with the first tool. */
export async function holderPlaceId(shop: Shop, staffId: number): Promise<number> {
  const place = shop.app.engine.db.selectFrom('place').select('id').where('kind', '=', 'toolHolder').where('staffId', '=', staffId);
  return (await place.executeTakeFirstOrThrow()).id;
}

/** Somebody manages a numbered tool (R-000-68). */
export async function manage(shop: Shop, no: string, managerId: number): Promise<void> {
  await shop.app.engine.transaction((tx) => tx.updateTable('tool').set({ managerId }).where('no', '=', no).execute());
}
