import type { ProcedurePath } from '../../shared/procedure-permissions.ts';

type Command = <T = { readonly id: number; readonly version: number }>(path: ProcedurePath, body: object) => Promise<T>;
type Get = <T>(path: ProcedurePath, input?: object) => Promise<T>;

/** What the screens of counting tools are about. */
export interface LatinToolCount {
  readonly toolStocktakeId: number;
}

/** A tool in the room and one with somebody, of which one was lost and the other is being counted. */
export async function addLatinToolCount(
  { command, get }: { readonly command: Command; readonly get: Get },
  staffId: number,
): Promise<LatinToolCount> {
  const [room] = await get<readonly { id: number }[]>('tools.rooms');
  const placeId = room?.id ?? 0;
  const facts = { name: 'Rubber hammer', spec: '16 oz', unit: 'pc', isOnce: false, lifeMonths: 10, originalFen: 2_000, purchaseFen: 1_800 };
  const { id: itemId } = await command('tools.createKind', { ...facts, placeId });
  const numbers = ['RH-01', 'RH-02', 'RH-03'];
  await command('tools.takeIn', { supplier: 'Tools Ltd', lines: [{ itemId, placeId, qty: 3, priceFen: 1_800, numbers }] });
  await command('tools.issue', {
    ...{ staffId, why: 'added', signedBy: 'Jo Carter', isSigned: true },
    lines: ['RH-02', 'RH-03'].map((toolNo) => ({ itemId, placeId, toolNo })),
  });
  const held = await get<readonly { issueId: number; toolNo: string }[]>('tools.held', { staffId });
  await command('tools.reportLoss', { issueId: held.find(({ toolNo }) => toolNo === 'RH-03')?.issueId, facts: 'Left on site' });
  const { id: toolStocktakeId } = await command('stocktakes.create', { kind: 'tools', mode: 'spot', itemIds: [itemId], isBlind: false });
  return { toolStocktakeId };
}
