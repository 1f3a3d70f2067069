import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountKinds, balanceOf, charges, paidSoFar, refusalOf } from '../../shared/staff-account.ts';
import type { AccountKind, AccountLine } from '../../shared/staff-account.ts';

const line = (kind: AccountKind, amountFen: number, isReversal = false): AccountLine => ({ kind, amountFen, isReversal });

describe('the account of whoever holds tools', () => {
  test('R-000-76 a deposit is held, set against a debt, and what is left is given back', () => {
    const lines = [line('depositPaid', 30_000), line('compensation', 8_600), line('depositOffset', 8_600)];
    expect(balanceOf(lines)).toEqual({ heldFen: 21_400, owedFen: 0 });
    expect(refusalOf(balanceOf(lines), line('depositRefunded', 21_401))).toBe('moreThanHeld');
    expect(refusalOf(balanceOf(lines), line('depositRefunded', 21_400))).toBeUndefined();
    expect(refusalOf(balanceOf(lines), line('paid', 1))).toBe('moreThanOwed');
  });

  test('R-000-78 a charge that was paid for in part cannot be taken back whole', () => {
    const lines = [line('compensation', 10_000), line('deducted', 3_333)];
    expect(refusalOf(balanceOf(lines), line('compensation', 10_000, true))).toBe('moreThanOwed');
    expect(balanceOf([...lines, line('deducted', 3_333, true)])).toEqual({ heldFen: 0, owedFen: 10_000 });
  });

  test('SM-11 what was paid can be given back once, and is owed again then', () => {
    const lines = [line('compensation', 10_000), line('deducted', 2_500), line('paid', 1_000), line('depositOffset', 500)];
    expect(paidSoFar(lines)).toBe(3_500);
    expect(paidSoFar([...lines, line('paid', 1_000, true), line('repaid', 2_500)])).toBe(0);
    expect(balanceOf([line('compensation', 10_000), line('paid', 10_000), line('repaid', 10_000)]).owedFen).toBe(10_000);
  });

  test('SM-11 neither balance is ever below nothing, and a reversal restores what was before', () => {
    const some = fc.record({
      kind: fc.constantFrom(...accountKinds),
      amountFen: fc.integer({ min: 1, max: 1e6 }),
      isReversal: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), some, (wanted, last) => {
        const kept: AccountLine[] = [];
        for (const one of wanted) if (!refusalOf(balanceOf(kept), one)) kept.push(one);
        const balance = balanceOf(kept);
        expect(Math.min(balance.heldFen, balance.owedFen)).toBeGreaterThanOrEqual(0);
        const there = [...kept, last];
        expect(balanceOf([...there, { ...last, isReversal: !last.isReversal }])).toEqual(balance);
      }),
    );
    expect(charges).toEqual(['compensation', 'repairShare', 'replacement']);
  });
});
