import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingUnit, formatQuantity, parsePacks } from '../../shared/pack-quantity.ts';

const paint = { unit: '毫升', packUnit: '桶', packQty: 5000 };
const board = { unit: '个', packUnit: '', packQty: 1 };

describe('a quantity of an item', () => {
  test.each([
    [0, '0 毫升'],
    [500, '500 毫升'],
    [5000, '1 桶'],
    [5500, '1 桶 500 毫升'],
    [-5500, '-1 桶 500 毫升'],
    [12_500, '2 桶 2500 毫升'],
  ])('%i units of paint are said as %s', (qty, said) => expect(formatQuantity(qty, paint)).toBe(said));

  test('without packs it is a number of units', () => {
    expect(formatQuantity(3, board)).toBe('3 个');
    expect(countingUnit(board)).toBe('个');
    expect(countingUnit(paint)).toBe('桶');
  });

  test.each([
    ['0.5桶', 2500],
    ['0.5 桶', 2500],
    ['０．５桶', 2500],
    ['0.5', 2500],
    ['.5', 2500],
    ['2', 10_000],
    ['1桶500毫升', 5500],
    ['1 桶 500 毫升', 5500],
    ['500毫升', 500],
    ['1,000 桶', 5_000_000],
    ['0.0002桶', 1],
    ['0', 0],
  ])('%s of paint is read as %i units', (text, qty) => expect(parsePacks(text, paint)).toBe(qty));

  test.each(['0.5毫升', '0.00001桶', '半桶', '1桶500', '1毫升2桶', '1个', '', '-1', '1..5', '999999999桶'])(
    '%s of paint is not guessed at',
    (text) => expect(parsePacks(text, paint)).toBeUndefined(),
  );

  test('half a piece is none', () => {
    expect(parsePacks('0.5', board)).toBeUndefined();
    expect(parsePacks('3个', board)).toBe(3);
  });

  test('what is said is read back as the same, whatever the pack', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 2, max: 100_000 }), (qty, packQty) => {
        const item = { unit: 'ml', packUnit: '罐', packQty };
        expect(parsePacks(formatQuantity(qty, item), item)).toBe(qty);
      }),
    );
  });
});
