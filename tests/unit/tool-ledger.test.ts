import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveKinds } from '../../shared/stock.ts';
import { accountOf, totalOfAccount } from '../../shared/tool-ledger.ts';
import type { ToolEntry } from '../../shared/tool-ledger.ts';

const entry: fc.Arbitrary<ToolEntry> = fc.record({
  kind: fc.constantFrom(...moveKinds),
  isBefore: fc.boolean(),
  qty: fc.integer({ min: -500, max: 500 }).filter((qty) => qty !== 0),
  valueFen: fc.integer({ min: -1_000_000, max: 1_000_000 }),
});

describe('running account of tools', () => {
  test('R-000-64 each movement is in its column', () => {
    const sums = accountOf([
      { kind: 'toolIn', isBefore: true, qty: 5, valueFen: 40_000 },
      { kind: 'lend', isBefore: true, qty: -1, valueFen: -8_000 },
      { kind: 'toolIn', isBefore: false, qty: 2, valueFen: 17_000 },
      { kind: 'handIn', isBefore: false, qty: 1, valueFen: 8_000 },
      { kind: 'found', isBefore: false, qty: 1, valueFen: 8_000 },
      { kind: 'lend', isBefore: false, qty: -3, valueFen: -24_000 },
      { kind: 'scrap', isBefore: false, qty: -1, valueFen: -8_000 },
      { kind: 'toRepair', isBefore: false, qty: -1, valueFen: -8_000 },
    ]);
    expect(sums).toMatchObject({ openQty: 4, openFen: 32_000, boughtQty: 2, boughtFen: 17_000, returnedQty: 1, otherInQty: 1 });
    expect(sums).toMatchObject({ issuedQty: 3, issuedFen: 24_000, scrappedQty: 1, otherOutQty: 1, closeQty: 3, closeFen: 25_000 });
  });

  test('R-000-64 opening and what came in less what went out is what lies there, of each kind and of all', () => {
    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 12 }), { maxLength: 6 }), (kinds) => {
        const rows = kinds.map(accountOf);
        for (const one of [...rows, totalOfAccount(rows)])
          for (const part of ['Qty', 'Fen'] as const) {
            const came = one[`bought${part}`] + one[`returned${part}`] + one[`otherIn${part}`];
            const went = one[`issued${part}`] + one[`scrapped${part}`] + one[`otherOut${part}`];
            expect(one[`open${part}`] + came - went).toBe(one[`close${part}`]);
          }
        const all = kinds.flat();
        expect(totalOfAccount(rows).closeFen).toBe(all.reduce((sum, { valueFen }) => sum + valueFen, 0));
      }),
    );
  });
});
