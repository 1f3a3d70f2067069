import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cleanText,
  codePointLength,
  collapseSpaces,
  formulaSafe,
  fromFormulaSafe,
  isStorableText,
  toHalfWidth,
  truncate,
} from '../../shared/text.ts';

/** Any UTF-16, lone surrogates and NUL included. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 30 }).map((units) => String.fromCharCode(...units));
const cellText = fc.string({
  unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '\0', ' ', '　', '＝', '＋', '－', '＠', '1', 'a', '张', '𠮷'),
});

describe('storable text', () => {
  test('NUL and lone surrogates are not storable, rare characters and emoji are', () => {
    for (const bad of ['a\0b', '\ud842', 'x\udfb7y', '\udfb7\ud842']) expect(isStorableText(bad)).toBe(false);
    for (const good of ['', '𠮷野', '张三\n李四\t', '👩‍🔧', '‮abc', '<b>']) expect(isStorableText(good)).toBe(true);
  });

  test('cleanText always gives storable text and does nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(isStorableText(clean)).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  test('cleanText keeps newline and tab, joins accents, drops control characters', () => {
    expect(cleanText('a\r\nb\rc\td\u0007\u0000\u007f\u0085e')).toBe('a\nb\nc\tde');
    expect(cleanText('e\u0301')).toBe('é');
    expect(cleanText('\ud842x𠮷')).toBe('x𠮷');
  });
});

describe('width, spaces, length', () => {
  test('full-width to half-width', () => {
    expect(toHalfWidth('１３８－ＡＢｃ：（）　￥张')).toBe('138-ABc:() ￥张');
  });

  test('collapseSpaces', () => {
    expect(collapseSpaces(' 张　三 \n\t李  四 ')).toBe('张 三 李 四');
  });

  test('truncate counts code points and never cuts a pair', () => {
    expect(truncate('𠮷野家本店', 5)).toBe('𠮷野家本店');
    expect(truncate('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…');
    expect(truncate('abc', 0)).toBe('');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(12), (text, max) => {
        const cut = truncate(text, max);
        expect(codePointLength(cut)).toBe(Math.min(max, codePointLength(text)));
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('formula-safe cells', () => {
  test.each(['=1+1', '+86 138', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠x', ' =1', "'=1", '\0=1', '　=1'])(
    '%j gets a quote',
    (cell) => {
      expect(formulaSafe(cell)).toBe(`'${cell}`);
    },
  );

  test.each(['', '张三', "'quoted", 'a=b', '13800138000', '1-2'])('%j stays', (cell) => {
    expect(formulaSafe(cell)).toBe(cell);
  });

  test('every text comes back exactly, and a safe cell never starts like a formula', () => {
    fc.assert(
      fc.property(fc.oneof(cellText, anyText), (cell) => {
        expect(fromFormulaSafe(formulaSafe(cell))).toBe(cell);
        expect(formulaSafe(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }),
      { numRuns: 500 },
    );
  });
});
