import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikePhone, maskPhone, normalizePhone, phoneTail, splitPhones } from '../../shared/phone.ts';
import type { Phone } from '../../shared/phone.ts';

const cases: readonly (readonly [string, string, string, Phone['kind']])[] = [
  ['13800138000', '13800138000', '', 'mobile'],
  ['１３８－００１３－８０００', '13800138000', '', 'mobile'],
  ['138 0013 8000', '13800138000', '', 'mobile'],
  ['+86 138-0013-8000', '13800138000', '', 'mobile'],
  ['(+86)13800138000', '13800138000', '', 'mobile'],
  ['008613800138000', '13800138000', '', 'mobile'],
  ['8613800138000', '13800138000', '', 'mobile'],
  ['013800138000', '13800138000', '', 'mobile'],
  ["'13800138000", '13800138000', '', 'mobile'],
  ['13800138000.0', '13800138000', '', 'mobile'],
  ['\u202d13800138000\u202c', '13800138000', '', 'mobile'],
  ['13800138000转1234', '13800138000', '1234', 'mobile'],
  ['13800138000-1234', '13800138000', '1234', 'mobile'],
  ['0731-8888 6666 转 802', '073188886666', '802', 'landline'],
  ['０７３１－８８８８６６６６－８０２', '073188886666', '802', 'landline'],
  ['(0731)88886666', '073188886666', '', 'landline'],
  ['（0731）8888-6666', '073188886666', '', 'landline'],
  ['0731—88886666', '073188886666', '', 'landline'],
  ['0731-88886666 分机 802', '073188886666', '802', 'landline'],
  ['0731-88886666 ext. 802', '073188886666', '802', 'landline'],
  ['0731-88886666x802', '073188886666', '802', 'landline'],
  ['010-6666-8888', '01066668888', '', 'landline'],
  ['+86 10 6666 8888', '01066668888', '', 'landline'],
  ['+86 (0)731 8888 6666', '073188886666', '', 'landline'],
  ['0086-731-88886666', '073188886666', '', 'landline'],
  ['0735-2345678', '07352345678', '', 'landline'],
  ['8888-6666', '88886666', '', 'landline'],
  ['88886666-802', '88886666', '802', 'landline'],
  ['2345678', '2345678', '', 'landline'],
  ['400-820-8820', '4008208820', '', 'service'],
  ['4008 208 820', '4008208820', '', 'service'],
  ['400-820-8820转3', '4008208820', '3', 'service'],
  ['400-820-8820-3', '4008208820', '3', 'service'],
  ['+86 400 820 8820', '4008208820', '', 'service'],
  ['800-810-1234', '8008101234', '', 'service'],
  ['95588', '95588', '', 'service'],
  ['110', '110', '', 'service'],
  ['802', '802', '', 'other'],
  ['8021', '8021', '', 'other'],
  ['+852 2345 6789', '0085223456789', '', 'other'],
  ['+1 650-253-0000', '0016502530000', '', 'other'],
  ['0016502530000', '0016502530000', '', 'other'],
];

describe('normalizePhone', () => {
  test.each(cases)('B-02 %s', (text, digits, ext, kind) => {
    expect(normalizePhone(text)).toEqual({ digits, ext, kind, valid: true });
  });

  test.each([
    ['', ''],
    ['张三', ''],
    ['1380013800', '1380013800'],
    ['138001380001', '138001380001'],
    ['张三 13800138000', '13800138000'],
    ['13800138000 李', '13800138000'],
  ])('%j is not dialable but keeps its digits', (text, digits) => {
    const phone = normalizePhone(text);
    expect(phone.digits).toBe(digits);
    expect(phone.valid).toBe(false);
  });

  test('what is stored reads back as itself, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789０１- ()+转x86138') })),
        (text) => {
          const { digits } = normalizePhone(text);
          expect(digits).toMatch(/^\d*$/);
          expect(normalizePhone(digits).digits).toBe(digits);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('separators never change the number', () => {
    const separator = fc.constantFrom('', ' ', '-', '－', '　', '–');
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.array(separator, { minLength: 11, maxLength: 11 }), (mobile, gaps) => {
        const typed = [...mobile].map((digit, index) => digit + (index < 10 ? gaps[index] : '')).join('');
        expect(normalizePhone(typed)).toEqual({ digits: mobile, ext: '', kind: 'mobile', valid: true });
      }),
    );
  });
});

test('a number typed in part keeps the part', () => {
  expect(normalizePhone('+86 138').digits).toBe('138');
  expect(normalizePhone('0086').digits).toBe('');
  expect(normalizePhone('0731-88').digits).toBe('073188');
  expect(normalizePhone('+').digits).toBe('');
});

test('looksLikePhone', () => {
  for (const yes of ['138', '8000', '１３８００', '0731-8888', '+86 138', '(0731)', '0731-88886666转8'])
    expect(looksLikePhone(yes)).toBe(true);
  for (const no of ['', '12', '张三', 'zs', 'A12345', '湘A12345', '138张', '1'.repeat(30)]) expect(looksLikePhone(no)).toBe(false);
});

test('phoneTail', () => {
  expect(phoneTail('13800138000')).toBe('8000');
  expect(phoneTail('802')).toBe('802');
  expect(phoneTail('13800138000', 6)).toBe('138000');
});

test('splitPhones', () => {
  expect(splitPhones('13800138000/0731-88886666；13900139000')).toEqual(['13800138000', '0731-88886666', '13900139000']);
  expect(splitPhones('13800138000 13900139000')).toEqual(['13800138000', '13900139000']);
  expect(splitPhones('0731-8888 6666、138 0013 8000')).toEqual(['0731-8888 6666', '138 0013 8000']);
  expect(splitPhones('13800138000 0731-88886666')).toEqual(['13800138000', '0731-88886666']);
  expect(splitPhones(' ')).toEqual([]);
});

describe('maskPhone', () => {
  test.each([
    ['13800138000', '138****8000'],
    ['0731-88886666-802', '0731****6666'],
    ['88886666', '****6666'],
    ['2345678', '****5678'],
    ['95588', '****88'],
    ['802', '***'],
    ['', ''],
  ])('%s', (text, masked) => {
    expect(maskPhone(text)).toBe(masked);
  });

  test('never shows a whole number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3,15}$/), (text) => {
        expect(maskPhone(text)).not.toContain(normalizePhone(text).digits);
      }),
    );
  });
});

test('hostile lengths are read in bounded time', () => {
  const started = performance.now();
  for (const text of ['0086'.repeat(200_000), ' '.repeat(500_000), '1 '.repeat(300_000), '转'.repeat(300_000), '-'.repeat(500_000)]) {
    normalizePhone(text);
    looksLikePhone(text);
    splitPhones(text);
  }
  expect(performance.now() - started).toBeLessThan(5000);
});
