import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import { createToolKindInput, issueToolsInput, takeInToolsInput } from '../../shared/tools.ts';

type Command = <T = { readonly id: number; readonly version: number }>(path: ProcedurePath, body: object) => Promise<T>;
type Get = <T>(path: ProcedurePath, input?: object) => Promise<T>;

/** What the screens about deposits and debts are about. */
export interface LatinAccounts {
  readonly holderId: number;
  readonly receiptId: number;
  readonly lossId: number;
  readonly planId: number;
}

/** Somebody who paid a deposit, lost a tool, and pays for it over three months. */
export async function addLatinAccount(
  { command, get }: { readonly command: Command; readonly get: Get },
  holderId: number,
): Promise<LatinAccounts> {
  const [room] = await get<readonly { id: number }[]>('tools.rooms');
  const placeId = room?.id ?? 0;
  const facts = { name: 'Cordless driver', spec: '18 V', unit: 'pc', lifeMonths: 24, placeId };
  const { id: itemId } = await command(
    'tools.createKind',
    createToolKindInput.parse({ ...facts, originalFen: 86_000, purchaseFen: 80_000, depositFen: 30_000 }),
  );
  const coming = { itemId, placeId, qty: 1, priceFen: 80_000, numbers: ['CD-1'] };
  await command('tools.takeIn', takeInToolsInput.parse({ supplier: 'Parts Ltd', lines: [coming] }));
  const deposit = { staffId: holderId, kind: 'depositPaid', amountFen: 30_000, itemId, way: 'cash', note: 'First day' };
  const { id: receiptId } = await command('staffAccounts.book', deposit);
  const signed = { signedBy: 'Alex Reed', isSigned: true };
  const going = { staffId: holderId, why: 'added', lines: [{ itemId, placeId, toolNo: 'CD-1' }], ...signed };
  await command('tools.issue', issueToolsInput.parse(going));
  const held = (await get<readonly { issueId: number; toolNo: string }[]>('tools.held', { staffId: holderId })).find(
    ({ toolNo }) => toolNo === 'CD-1',
  );
  const { id: lossId } = await command('tools.reportLoss', { issueId: held?.issueId, facts: 'Left on the roof over night' });
  await command('tools.decideLoss', { id: lossId, version: 1, factor: 150, reason: 'Second time' });
  const month = new Date().toISOString().slice(0, 7);
  const plan = { staffId: holderId, totalFen: 100_000, months: 3, firstMonth: month, reason: 'Lost driver', signature: '', ...signed };
  const { id: planId } = await command('staffAccounts.makePlan', plan);
  return { holderId, receiptId, lossId, planId };
}
