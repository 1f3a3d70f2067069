import { describe, expect, test } from 'vitest';
import { coverageOn } from '../../shared/warranty.ts';
import { linesAbout, partsToChoose } from '../../shared/warranty-match.ts';
import { cardOverride, cardOverrides, isSameName, keyPartReplacement, policyLine, policyLines } from '../../shared/warranty-policy.ts';
import type { PolicyLine } from '../../shared/warranty-policy.ts';
import { warrantyPolicies, warrantyPolicyCodes } from '../../shared/warranty-presets.ts';
import { spansOf } from '../../shared/warranty-span.ts';

const line = (code: string, more: Partial<PolicyLine> = {}): PolicyLine => ({
  ...policyLine.parse({ code, start: 'purchase', term: { unit: 'years', count: 1 }, afterExpiry: 'full' }),
  ...more,
});
const decided = (lines: readonly PolicyLine[], itemClass: string, part = '') =>
  linesAbout(lines, { itemClass, part }).map((found) => (found.excludedAs === null ? found.line.code : `not ${found.excludedAs}`));

describe('built-in policies', () => {
  test('are what the schema allows, one for each code', () => {
    expect(warrantyPolicies.map(({ code }) => code)).toEqual([...warrantyPolicyCodes]);
    for (const { lines } of warrantyPolicies) expect(policyLines.parse(lines)).toEqual(lines);
    const codes = warrantyPolicies.flatMap(({ lines }) => lines.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('carry the number of their rule', () => {
    for (const { lines } of warrantyPolicies) for (const { rule } of lines) expect(rule).toMatch(/^R-\d{3}-\d+$/);
  });
});

describe('which line decides', () => {
  const phone = line('phone', { itemClass: '手机', exclusions: ['外壳'] });
  const any = line('any');
  const accessories = line('accessories', { itemClass: '手机', part: '附件' });

  test('the class before all, the part before the whole', () => {
    expect(decided([any, phone, accessories], '手机')).toEqual(['phone']);
    expect(decided([any, phone, accessories], '手机', '附件')).toEqual(['accessories']);
    expect(decided([any, phone, accessories], '手机', '主板')).toEqual(['phone']);
    expect(decided([any, phone, accessories], '空调', '附件')).toEqual(['any']);
    expect(decided([phone], '空调')).toEqual([]);
  });

  test('an exclusion holds in its class, and for a part that is an item of its own', () => {
    expect(decided([any, phone], '手机', '外壳')).toEqual(['not 外壳']);
    expect(decided([any, phone], '空调', '外壳')).toEqual(['any']);
    expect(decided([any, phone], '外壳')).toEqual(['not 外壳']);
  });

  test('a line that names the part or the class wins over its exclusion elsewhere', () => {
    expect(decided([phone, line('shell', { part: '外壳' })], '手机', '外壳')).toEqual(['shell']);
    expect(decided([phone, line('shells', { itemClass: '外壳' })], '外壳')).toEqual(['shells']);
  });

  test('names are compared as people read them', () => {
    expect(isSameName(' ＬＣＤ', 'lcd ')).toBe(true);
    expect(decided([line('lcd', { part: 'LCD' })], '', 'ｌｃｄ')).toEqual(['lcd']);
  });

  test('of two as specific the better one answers', () => {
    const long = line('long', { term: { unit: 'years', count: 2 } });
    const blank = line('blank', { term: null });
    const dates = { purchasedOn: '2024-03-01' };
    expect(coverageOn('2024-06-01', { lines: [any, long], dates })).toMatchObject({ line: 'long' });
    expect(coverageOn('2025-06-01', { lines: [any, blank], dates })).toMatchObject({ status: 'unknown', missing: ['term'] });
    expect(coverageOn('2026-06-01', { lines: [any, long], dates })).toMatchObject({ status: 'expired', line: 'long' });
  });

  test('parts to choose from are those with lines in the class', () => {
    expect(partsToChoose([any, phone, accessories], { itemClass: '手机', part: '' })).toEqual(['附件']);
    expect(partsToChoose([accessories], { itemClass: '空调', part: '' })).toEqual([]);
    expect(partsToChoose([accessories], { itemClass: '手机', part: '主板' })).toEqual([]);
  });

  test('the lines made of an item are those that can decide about it', () => {
    const made = (itemClass: string) =>
      spansOf({ lines: [any, phone, accessories], itemClass, dates: { purchasedOn: '2024-03-01' } }).spans;
    expect(made('手机').map(({ code }) => code)).toEqual(['phone', 'accessories']);
    expect(made('空调').map(({ code }) => code)).toEqual(['any']);
    expect(made('外壳')).toEqual([]);
  });
});

describe('what is stored', () => {
  const good = { code: 'shop.line-1', start: 'receipt', term: null, afterExpiry: 'cost' };

  test('a line fills in what is not said', () => {
    expect(policyLine.parse(good)).toEqual({
      ...good,
      rule: '',
      itemClass: '',
      part: '',
      startWithoutCard: null,
      exclusions: [],
      freeCauses: [],
      restartsKeyParts: false,
    });
  });

  test.each<[string, object]>([
    ['code', { code: 'Line 1' }],
    ['rule', { rule: 'R-2-1' }],
    ['start', { start: 'someday' }],
    ['afterExpiry', { afterExpiry: 'free' }],
    ['term', { term: { unit: 'years', count: 0 } }],
    ['exclusions', { part: '外壳', exclusions: ['外壳 '] }],
    ['exclusions', { itemClass: '外壳', exclusions: ['外壳'] }],
    ['freeCauses', { freeCauses: ['fate'] }],
  ])('a line with a bad %s is refused', (field, change) => {
    const result = policyLine.safeParse({ ...good, ...change });
    expect(result.error?.issues[0]?.path[0]).toBe(field);
  });

  test('codes are taken once, and a policy has a line', () => {
    expect(policyLines.safeParse([good, good]).success).toBe(false);
    expect(policyLines.safeParse([]).success).toBe(false);
    expect(policyLines.safeParse([good, { ...good, code: 'other' }]).success).toBe(true);
  });

  test('a card says a term or a start, once per part', () => {
    expect(cardOverride.safeParse({}).success).toBe(false);
    expect(cardOverride.parse({ startsOn: '2024-03-01' })).toEqual({ part: '', term: null, startsOn: '2024-03-01' });
    expect(cardOverride.safeParse({ startsOn: '2024-02-30' }).success).toBe(false);
    const entry = { part: '附件', term: { unit: 'months', count: 6 } };
    expect(cardOverrides.safeParse([entry, { ...entry, part: '附件 ' }]).success).toBe(false);
    expect(cardOverrides.safeParse([entry, { ...entry, part: '' }]).success).toBe(true);
  });

  test('a replaced part ran no earlier than the old one failed', () => {
    const replaced = { part: '主板', failedOn: '2025-06-01', runningOn: '2025-06-10', isBuyersFault: false, stoppedSystem: true };
    expect(keyPartReplacement.parse(replaced)).toEqual(replaced);
    expect(keyPartReplacement.safeParse({ ...replaced, runningOn: '2025-05-31' }).success).toBe(false);
  });
});
