import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { DomainError } from '../../electron/errors.ts';
import { viewAccount } from '../../electron/features/staff-accounts/accounts.service.ts';
import { deduct } from '../../electron/features/staff-accounts/deductions.service.ts';
import { makePlan } from '../../electron/features/staff-accounts/plans.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { decideLoss } from '../../electron/features/tools/tool-loss-decisions.service.ts';
import { reportLoss } from '../../electron/features/tools/tool-losses.service.ts';
import { returnTools, swapTools } from '../../electron/features/tools/tool-return.service.ts';
import { listHeld, listTools } from '../../electron/features/tools/tools.service.ts';
import { balanceOf } from '../../shared/staff-account.ts';
import { planInput } from '../../shared/staff-accounts.ts';
import { decideLossInput, reportLossInput } from '../../shared/tool-losses.ts';
import { returnToolsInput, swapToolsInput, toolListInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

const numbers = ['DQ-1', 'DQ-2', 'DQ-3', 'DQ-4'];
const act = fc.record({
  kind: fc.constantFrom('issue', 'override', 'return', 'swap', 'lose', 'plan', 'deduct'),
  who: fc.nat(1),
  no: fc.constantFrom(...numbers),
  factor: fc.integer({ min: 90, max: 510 }),
  months: fc.integer({ min: 1, max: 5 }),
  isPaid: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

describeOnEngines('tools in any order', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const chief = () => shop.as('supervisor');
  const signed = { signedBy: '某人', isSigned: true };

  async function perform({ kind, who, no, factor, months, isPaid }: Act, itemId: number, placeId: number): Promise<void> {
    const staffId = shop.technicians[who as 0 | 1];
    const [mine] = await listHeld(chief(), { staffId });
    const issueId = mine?.issueId ?? 1;
    if (kind === 'issue') await give(shop, [{ itemId, toolNo: no }], { staffId }, 'supervisor');
    if (kind === 'override') await give(shop, [{ itemId, toolNo: no, overrideReason: '两处施工' }], { staffId }, 'supervisor');
    if (kind === 'return') await returnTools(chief(), returnToolsInput.parse({ staffId, ...signed, lines: [{ issueId, placeId }] }));
    if (kind === 'swap') {
      const line = { issueId, placeId, newPlaceId: placeId, newToolNo: no, condition: 'damaged', note: '坏' };
      const decided = { decision: isPaid ? 'pay' : 'free', decisionReason: '原因' };
      await swapTools(chief(), swapToolsInput.parse({ staffId, ...signed, lines: [{ ...line, ...decided }] }));
    }
    if (kind === 'lose') {
      const { id, version } = await reportLoss(chief(), reportLossInput.parse({ issueId, facts: '丢了' }));
      await decideLoss(chief(), decideLossInput.parse({ id, version, factor, reason: '保管不当' }));
    }
    const account = await viewAccount(chief(), { staffId });
    const open = account.plans.find(({ state }) => state === 'open');
    if (kind === 'plan') {
      const plan = planInput.safeParse({ staffId, totalFen: account.owedFen, months, firstMonth: '2026-11', ...signed });
      expect(plan.success).toBe(months <= 4 && account.owedFen > 0);
      if (plan.success) await makePlan(chief(), plan.data);
    }
    const row = open?.rows.find(({ lineId }) => lineId === null);
    if (kind === 'deduct' && open && row) await deduct(chief(), { id: open.id, version: open.version, rowId: row.id, bookedOn: '' });
  }

  test('R-000-41 R-000-78 nobody ever holds two of a once-only kind without an override on record, and every account adds up', async () => {
    const property = fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      await shop.reset();
      const itemId = await addKind(shop);
      await comeIn(shop, itemId, numbers.length, numbers);
      const placeId = await roomId(shop);
      for (const one of acts) {
        await perform(one, itemId, placeId).catch((refusal: unknown) => {
          // a refusal is an answer; anything else is a fault
          if (!(refusal instanceof DomainError)) throw refusal;
        });
      }
      for (const staffId of shop.technicians) {
        const held = await listHeld(chief(), { staffId });
        const overridden = await shop.app.engine.db
          .selectFrom('toolIssue')
          .select('id')
          .where('staffId', '=', staffId)
          .where('openQty', '>', 0)
          .where('overrideReason', '<>', '')
          .execute();
        expect(held.length - overridden.length).toBeLessThanOrEqual(1);
        const account = await viewAccount(chief(), { staffId });
        const lines = account.lines.map((line) => ({ ...line, isReversal: line.reversesId !== null }));
        expect(balanceOf(lines)).toEqual({ heldFen: account.heldFen, owedFen: account.owedFen });
        expect(account.owedFen).toBeGreaterThanOrEqual(0);
        for (const plan of account.plans) {
          const taken = plan.rows.filter(({ lineId }) => lineId !== null).reduce((sum, { amountFen }) => sum + amountFen, 0);
          expect(plan.rows.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(plan.totalFen);
          expect(plan.rows.length).toBeLessThanOrEqual(4);
          expect(plan.leftFen).toBe(plan.totalFen - taken);
        }
      }
      // every tool is in one place, and the ledger says the same
      const { rows } = await listTools(chief(), toolListInput.parse({}));
      for (const { state, holderId, placeId: at } of rows) {
        expect(holderId !== null).toBe(state === 'issued');
        if (state === 'inStock') expect(at).toBe(placeId);
      }
      expect((await checkStock(chief())).differences).toEqual([]);
    });
    await fc.assert(property, { numRuns: 12 });
  });
});
