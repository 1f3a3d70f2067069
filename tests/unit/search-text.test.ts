import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeKey, normalizeSearch, queryKind, searchKey } from '../../shared/search-query.ts';
import { codeTerms, MAX_TERM, nameTerms, searchPrefix, textGrams, textQueryGrams } from '../../shared/search-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const chinese = fc.string({ unit: fc.constantFrom(...'张王李曾单欧阳三丰伟𠮷䶮㛃的服务a3Z－ ．'), maxLength: 30 });

/** What the database does: a stored term lies in the prefix range of the query. */
const finds = (terms: readonly string[], query: string): boolean => terms.some((term) => term.startsWith(searchPrefix(query)));

describe('nameTerms', () => {
  test('张三丰 by any part of the name, initials, and pinyin', () => {
    expect(nameTerms('张三丰')).toEqual(['张三丰', 'zsf', 'zhangsanfeng', '三丰', 'sf', 'sanfeng', '丰', 'feng']);
  });

  test.each([
    ['曾国藩', ['曾国', 'zgf', 'zengguo', 'cgf', 'ceng']],
    ['单雄信', ['sxx', 'shanxiong', 'dxx', 'danx']],
    ['仇英', ['qy', 'qiuying', 'cy']],
    ['乐嘉', ['yj', 'yuejia', 'lj', 'lejia', 'jia']],
    ['尉迟恭', ['ycg', 'yuchigong', 'gong', 'wcg']],
    ['欧阳娜娜', ['欧阳', '娜娜', 'oynn', 'oyn', 'ouyangnana', 'nana', 'nn']],
    ['吕布', ['lb', 'lvbu']],
    ['𠮷野家', ['𠮷', '𠮷野', '野家', 'yj', 'yejia']],
    ['张 伟（经理）', ['张伟', '张伟经理', '经理', 'zw', 'zwjl']],
    ['Ｊｏｈｎ Smith', ['john', 'smith', 'johnsmith']],
    ['长沙市重庆路3号汽修厂', ['重庆路3号', '汽修厂', 'cssz', 'qxc', 'changshashi']],
    ['阿依古丽·买买提', ['阿依古丽买', '买买提', 'aygl']],
  ])('R-003-38 %s is found by each of %j', (name, queries) => {
    const terms = nameTerms(name);
    for (const query of queries) expect(finds(terms, searchKey(query)), query).toBe(true);
  });

  test('any two neighbouring characters of any name find it, within the caps', () => {
    fc.assert(
      fc.property(fc.oneof(chinese, anyText), fc.nat(40), (name, at) => {
        const terms = nameTerms(name);
        const chars = [...searchKey(name)];
        expect(terms.length).toBeLessThanOrEqual(64);
        expect(new Set(terms).size).toBe(terms.length);
        for (const term of terms) {
          expect([...term].length).toBeLessThanOrEqual(MAX_TERM);
          expect(term.isWellFormed()).toBe(true);
        }
        if (chars.length > 0 && at < chars.length && chars.length <= 24) expect(finds(terms, chars.slice(at, at + 2).join(''))).toBe(true);
        if (chars.length > 0) expect(finds(terms, searchKey(name))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a very long name stays bounded', () => {
    expect(nameTerms('张'.repeat(10_000)).length).toBeLessThanOrEqual(64);
    expect(nameTerms(' —— ')).toEqual([]);
  });
});

describe('codeTerms', () => {
  test('plates, serials and document numbers', () => {
    expect(codeTerms('湘a·12345')).toEqual(['湘A12345', 'A12345', '12345', '2345', '345', '45']);
    expect(finds(codeTerms('SL20261121-0001'), codeKey('sl2026'))).toBe(true);
    expect(finds(codeTerms('SL20261121-0001'), codeKey('0001'))).toBe(true);
    expect(codeTerms('x')).toEqual(['X']);
    expect(codeTerms(' - ')).toEqual([]);
  });

  test('a long code is found by its start and by its end', () => {
    const code = Array.from({ length: 50 }, (_, index) => (index * 7) % 36)
      .map((value) => value.toString(36))
      .join('');
    const terms = codeTerms(code);
    expect(terms.length).toBeLessThanOrEqual(32);
    expect(finds(terms, codeKey(code))).toBe(true);
    expect(finds(terms, codeKey(code.slice(-6)))).toBe(true);
  });
});

/** What both full-text engines do with the tokens. */
function matches(text: string, query: string): boolean {
  const tokens = textGrams(text).split(' ');
  return textQueryGrams(query).every(({ token, prefix }) => tokens.some((have) => (prefix ? have.startsWith(token) : have === token)));
}

describe('textGrams', () => {
  test('two-character grams, words, numbers', () => {
    expect(textGrams('空调不制冷，型号 KFR-35GW！')).toBe('空调 调不 不制 制冷 冷 型号 号 kfr 35gw');
    expect(textGrams('𠮷野家')).toBe('𠮷野 野家 家');
    expect(textGrams('ＡＢＣ１２３ 冰箱')).toBe('abc123 冰箱 箱');
    expect(textGrams('😀 —— "*"')).toBe('');
  });

  test('variation selectors, zero-width characters and radicals make no tokens', () => {
    expect(textGrams('葛\u{e0100}城\u200b市⺀')).toBe('葛城 城市 市');
    expect(nameTerms('葛\u{e0100}')).toEqual(nameTerms('葛'));
  });

  test('textQueryGrams', () => {
    expect(textQueryGrams('不制冷')).toEqual([
      { token: '不制', prefix: false },
      { token: '制冷', prefix: false },
    ]);
    expect(textQueryGrams('冷')).toEqual([{ token: '冷', prefix: true }]);
    expect(textQueryGrams('KFR 制冷')).toEqual([
      { token: 'kfr', prefix: true },
      { token: '制冷', prefix: false },
    ]);
    expect(textQueryGrams('"*" OR - ')).toEqual([{ token: 'or', prefix: true }]);
    expect(textQueryGrams('*')).toEqual([]);
  });

  test('every piece of Chinese text finds it; tokens are letters and digits only', () => {
    fc.assert(
      fc.property(fc.oneof(chinese, anyText), chinese, fc.oneof(chinese, anyText), (before, piece, after) => {
        expect(matches(`${before}，${piece}，${after}`, piece)).toBe(true);
        expect(textGrams(before + piece)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'空调不制冷𠮷䶮'), minLength: 3, maxLength: 20 }),
        fc.nat(19),
        fc.integer({ min: 1, max: 5 }),
        (text, at, length) => {
          const piece = [...text].slice(at, at + length).join('');
          expect(matches(text, piece)).toBe(true);
        },
      ),
    );
  });

  test('hostile texts of any length stay bounded', () => {
    for (const unit of ['\u0301', 'a\u0301', '\ufdfa', 'ü', '张', ' ', '\u200b'])
      expect(textGrams(unit.repeat(200_000)).length, unit).toBeLessThan(500_000);
  });

  test('a huge text stays bounded', () => {
    expect(
      textGrams(Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 31) % 20_000))).join('')).split(' ')
        .length,
    ).toBeLessThanOrEqual(4000);
  });
});

describe('queryKind', () => {
  test.each([
    ['', { kind: 'empty' }],
    [' — ', { kind: 'empty' }],
    ['8000', { kind: 'phone', digits: '8000', whole: false, code: '8000' }],
    ['１３８ 0013 8000', { kind: 'phone', digits: '13800138000', whole: true, code: '13800138000' }],
    ['+86 138-0013-8000', { kind: 'phone', digits: '13800138000', whole: true, code: '8613800138000' }],
    ['12', { kind: 'latin', term: '12', code: '12' }],
    ['ZS', { kind: 'latin', term: 'zs', code: 'ZS' }],
    ['Zhang San', { kind: 'latin', term: 'zhangsan', code: 'ZHANGSAN' }],
    ['Müller', { kind: 'latin', term: 'muller', code: 'MULLER' }],
    ['lü', { kind: 'latin', term: 'lv', code: 'LV' }],
    ['sl20261121-0001', { kind: 'latin', term: 'sl202611210001', code: 'SL202611210001' }],
    ['张三', { kind: 'name', term: '张三' }],
    ['𠮷 野', { kind: 'name', term: '𠮷野' }],
    ['湘a·12345', { kind: 'mixed', term: '湘a12345', code: '湘A12345' }],
  ])('%j', (text, query) => {
    expect(queryKind(text)).toEqual(query);
  });

  test('never throws; normalising twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(queryKind(text).kind).toMatch(/^(?:empty|phone|latin|name|mixed)$/);
        expect(normalizeSearch(normalizeSearch(text))).toBe(normalizeSearch(text));
      }),
      { numRuns: 500 },
    );
  });
});
