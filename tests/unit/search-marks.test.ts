import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, markIn, reasonIn } from '../../shared/search-marks.ts';
import { documentQuery, numberBeginnings, numberTails, searchKey } from '../../shared/search-query.ts';
import { phoneTerms, spokenPart } from '../../shared/search-text.ts';
import { customerTerms, ownedTerms } from '../../shared/search-terms.ts';

const marked = (text: string, query: string, isLast = false): string | undefined => {
  const place = markIn(text, query, isLast);
  return place && text.slice(...place);
};

describe('markIn', () => {
  test.each([
    ['138-0013 8000', '8000', '8000'],
    ['138-0013 8000', '00138', '0013 8'],
    ['湘A·12345', '湘a12', '湘A·12'],
    ['梅溪湖路８号', '8号', '８号'],
    ['𠮷野家·长沙店', '野家长', '野家·长'],
    ['冰箱不制冷，有水', '有水 冰箱', '有水'],
    ['SL20261121-0012', 'sl20261121 0012', 'SL20261121-0012'],
  ])('R-003-38 in %s what was typed as %s is %s', (text, query, wanted) => {
    expect(marked(text, query)).toBe(wanted);
  });

  test('the tail of a number is looked for from its end', () => {
    expect(markIn('8000 8000', '8000', true)).toEqual([5, 9]);
    expect(markIn('8000 8000', '8000')).toEqual([0, 4]);
    expect(markIn('张三', '李四')).toBeUndefined();
    expect(markIn('张三', ' — ')).toBeUndefined();
  });

  test('whatever is marked reads as what was typed, and an excerpt keeps it', () => {
    const text = fc.string({ unit: fc.constantFrom(...'张三梅溪湖路AbＣ1２·-—😀𠮷 '), maxLength: 120 });
    fc.assert(
      fc.property(text, fc.nat(119), fc.integer({ min: 1, max: 6 }), (whole, at, length) => {
        const query = [...whole].slice(at, at + length).join('');
        if (searchKey(query) === '' || query.trim().includes(' ')) return;
        const place = markIn(whole, query);
        expect(place).toBeDefined();
        expect(searchKey(whole.slice(...(place as [number, number])))).toBe(searchKey(query));
        const short = excerpt({ field: 'content', text: whole, from: place?.[0] ?? 0, to: place?.[1] ?? 0 });
        expect(searchKey(short.text.slice(short.from, short.to))).toBe(searchKey(query));
        expect(short.text.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('spokenPart', () => {
  test.each([
    ['张三丰', 'zsf', '张三丰'],
    ['张三丰', 'sanf', '三丰'],
    ['曾小贤', 'zeng', '曾'],
    ['曾小贤', 'cengx', '曾小'],
    ['单雄信', 'sx', '单雄'],
    ['尉迟恭', 'yuchi', '尉迟'],
    ['乐嘉', 'lej', '乐嘉'],
    ['张三丰', 'wang', undefined],
  ])('R-003-38 of %s the letters %s mean %s', (name, query, wanted) => {
    const place = spokenPart(name, query);
    expect(place && [...name].slice(...place).join('')).toBe(wanted);
  });
});

describe('terms of phones and belongings', () => {
  test('every piece of four or more digits out of the middle of a phone begins a term, and no shorter end is stored', () => {
    const digits = '13876543219';
    for (let from = 1; from < digits.length - 4; from++)
      for (let length = 4; from + length < digits.length; length++) {
        const piece = digits.slice(from, from + length);
        expect(
          phoneTerms(digits).some((term) => term.startsWith(piece)),
          piece,
        ).toBe(true);
      }
    expect(phoneTerms(digits).every((term) => term.length > 4 && term.length < digits.length)).toBe(true);
    expect(phoneTerms('110')).toEqual([]);
  });

  test('where a term begins is kept: the whole number, and what begins inside it', () => {
    const terms = ownedTerms({ serial: 'HX-01', plate: '湘A·12', invoiceNo: '' });
    expect(terms.filter(({ subject }) => subject === 'owned').map(({ term }) => term)).toEqual(['HX01', '湘A12']);
    expect(terms.filter(({ subject }) => subject === 'ownedPart').map(({ term }) => term)).toEqual(['X01', '01', 'A12', '12']);
    const own = customerTerms({ names: ['张三'], contracts: ['HT-9'], phones: ['802'] });
    expect(own).toContainEqual({ subject: 'customer', term: 'ht9' });
    expect(own).toContainEqual({ subject: 'customerPart', term: '三' });
    expect(own.some(({ subject }) => subject === 'phone')).toBe(false);
  });
});

describe('documentQuery', () => {
  test.each([
    ['sl20261121-0012', { kind: 'number', letters: 'SL', prefix: '20261121-0012' }],
    ['WX 202611', { kind: 'number', letters: 'WX', prefix: '202611' }],
    ['202611210012', { kind: 'number', letters: '', prefix: '20261121-0012' }],
    ['0012', { kind: 'tail', tail: '0012' }],
    ['012', { kind: 'tail', tail: '0012' }],
    ['A20261121', { kind: 'number', letters: 'A', prefix: '20261121' }],
    ['SHOP20261121-001', { kind: 'number', letters: 'SHOP', prefix: '20261121-001' }],
    ['000012', { kind: 'tail', tail: '000012' }],
    ['13800138000', undefined],
    ['12', undefined],
    ['冰箱', undefined],
  ])('R-003-38 %s is read as %j', (text, wanted) => {
    expect(documentQuery(text)).toEqual(wanted);
  });

  test('a number within its day is looked for with every count of places', () => {
    expect(numberTails('0012')).toEqual(['012', '0012', '00012', '000012']);
    expect(numberTails('12345')).toEqual(['12345', '12345', '12345', '012345']);
  });

  test('letters of another kind mean none of this one', () => {
    expect(numberBeginnings(documentQuery('WX20261121'), ['SL'])).toEqual([]);
    expect(numberBeginnings(documentQuery('20261121'), ['SL'])).toEqual(['SL20261121']);
    expect(numberBeginnings(documentQuery('20261121'), ['SL', 'QX'])).toEqual(['SL20261121', 'QX20261121']);
    expect(numberBeginnings(documentQuery('qx20261121'), ['SL', 'QX'])).toEqual(['QX20261121']);
    expect(reasonIn('number', 'SL20261121-0012', '0012', true)).toMatchObject({ from: 11, to: 15 });
  });
});
