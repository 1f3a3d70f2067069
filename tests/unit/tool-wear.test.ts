import { describe, expect, test } from 'vitest';
import { lifeText, spanBefore, wearOf } from '../../shared/tool-wear.ts';
import type { WearEnd, WearFacts } from '../../shared/tool-wear.ts';

const span = { from: '2026-11-01', to: '2026-11-30' };
const end = (kind: WearEnd['kind'], more: Partial<WearEnd> = {}): WearEnd => ({
  ...{ on: '2026-11-10', itemId: 1, staffId: 1, qty: 1, issuedOn: '2025-11-10' },
  kind,
  ...more,
});
const facts = (more: Partial<WearFacts>): WearFacts => ({ issues: [], ends: [], repairs: [], ...more });

describe('wear of tools (G-16)', () => {
  test('G-16 a whole month is compared with the month before, other spans with as many days', () => {
    expect(spanBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(spanBefore({ from: '2026-01-01', to: '2026-01-31' })).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(spanBefore({ from: '2026-03-01', to: '2026-03-10' })).toEqual({ from: '2026-02-19', to: '2026-02-28' });
    expect(spanBefore({ from: '2026-03-05', to: '2026-03-05' })).toEqual({ from: '2026-03-04', to: '2026-03-04' });
  });

  test('G-16 exchanges and losses are wear, what is scrapped afterwards is none twice; days outside the span count nothing', () => {
    const ends = [
      end('paid'),
      end('free'),
      end('after', { qty: 2 }),
      end('lost'),
      end('scrapped', { issuedOn: '' }),
      end('lost', { on: '2026-12-01' }),
    ];
    expect(wearOf(facts({ ends }), span)).toMatchObject({ paid: 1, free: 1, after: 2, lost: 1, scrapped: 1, worn: 5 });
  });

  test('G-16 the mean life is that of each piece, without what nobody held', () => {
    const ends = [
      end('after', { issuedOn: '2024-11-10' }),
      end('lost', { issuedOn: '2026-05-10', qty: 3 }),
      end('lost', { issuedOn: '', staffId: null }),
    ];
    // 24 months once, 6 months three times
    expect(wearOf(facts({ ends }), span).reachedTenths).toBe(105);
    expect(wearOf(facts({}), span).reachedTenths).toBeNull();
    expect([lifeText(105), lifeText(null)]).toEqual(['10.5', '—']);
  });

  test('G-16 repairs count on the day they came back, with cost, share and the days away', () => {
    const repair = { on: '2026-11-02', itemId: 1, staffId: 1, qty: 1, sentOn: '2026-10-28', costFen: 8_501, holderFen: 4_250 };
    const repairs = [
      repair,
      { ...repair, on: '2026-11-30', sentOn: '2026-11-30', costFen: 100, holderFen: 0 },
      { ...repair, on: '2026-10-31' },
    ];
    expect(wearOf(facts({ repairs }), span)).toMatchObject({ repairs: 2, repairFen: 8_601, daysAway: 5, holderFen: 4_250, worn: 0 });
  });
});
