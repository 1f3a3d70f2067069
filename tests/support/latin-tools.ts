import type { ProcedurePath } from '../../shared/procedure-permissions.ts';

/** Tools of the Latin shop. */
export interface LatinTools {
  readonly technicianId: number;
  readonly toolKindId: number;
  /** One that was lost. */
  readonly toolId: number;
  readonly toolLossId: number;
  /** A return note. */
  readonly toolNoteId: number;
}

interface Shop {
  readonly command: <T = { readonly id: number; readonly version: number }>(path: ProcedurePath, body: object) => Promise<T>;
  readonly get: <T>(path: ProcedurePath, input?: object) => Promise<T>;
}

/** Five drills: one held past its life, one lost, one that came back to be mended, one away for repair, one proposed to be scrapped; and a kit of them. */
export async function addLatinTools({ command, get }: Shop, staffId: number): Promise<LatinTools> {
  const [room] = await get<readonly { id: number }[]>('tools.rooms');
  const placeId = room?.id ?? 0;
  const kind = { name: 'Cordless drill', spec: '18 V', unit: 'pc', lifeMonths: 1, originalFen: 8_600, purchaseFen: 8_000, placeId };
  const { id: itemId } = await command('tools.createKind', { ...kind, isOnce: false, holderPercent: 50, useRange: 'Wood only', minQty: 9 });
  const numbers = ['D-1', 'D-2', 'D-3', 'D-4', 'D-5'];
  const bookedOn = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
  await command('tools.takeIn', { supplier: 'Tools Ltd', bookedOn, lines: [{ itemId, placeId, qty: 5, priceFen: 8_000, numbers }] });
  const signed = { staffId, signedBy: 'Alex Reed', isSigned: true };
  for (const toolNo of ['D-1', 'D-2', 'D-5'])
    await command('tools.issue', { ...signed, why: 'added', bookedOn, lines: [{ itemId, placeId, toolNo }] });
  const { rows } = await get<{ rows: readonly { lotId: number; issueId: number | null }[] }>('tools.list', { itemId });
  const [lost, worn] = rows;
  const { id: toolLossId } = await command('tools.reportLoss', { issueId: lost?.issueId, facts: 'Left on site' });
  const line = { issueId: worn?.issueId, placeId, condition: 'damaged', fate: 'repair', note: 'Chuck broken' };
  const { documentId } = await command<{ documentId: number }>('tools.giveBack', { ...signed, lines: [line] });
  await command('tools.sendToRepair', { itemId, placeId, toolNo: 'D-3', staffId, fault: 'Burnt', sentTo: 'Repairs Ltd' });
  await command('tools.proposeScrap', { itemId, placeId, toolNo: 'D-4', reason: 'Worn out' });
  await command('tools.saveKit', { name: 'Fitter', post: 'Fitter', lines: [{ itemId, qty: 9 }] });
  return { technicianId: staffId, toolKindId: itemId, toolId: lost?.lotId ?? 0, toolLossId, toolNoteId: documentId };
}
