import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuantity, parseWhen } from '../../shared/natural-input.ts';
import { formatDateTime, zonedToEpoch } from '../../shared/time.ts';

const SHANGHAI = 'Asia/Shanghai';
/** Saturday, 2026-11-21 16:05:42 in Shanghai. */
const NOW = zonedToEpoch({ y: 2026, m: 11, d: 21, h: 16, min: 5 }, SHANGHAI) + 42_000;

const read = (text: string, now = NOW): string | undefined => {
  const when = parseWhen(text, now, SHANGHAI);
  return when && formatDateTime(when.at, SHANGHAI) + (when.past ? ' past' : '');
};

describe('parseWhen', () => {
  test.each([
    ['明天', '2026-11-22 18:00'],
    ['后天', '2026-11-23 18:00'],
    ['大后天', '2026-11-24 18:00'],
    ['今天', '2026-11-21 18:00'],
    ['昨天', '2026-11-20 18:00 past'],
    ['今天 16:30', '2026-11-21 16:30'],
    ['今天16:30', '2026-11-21 16:30'],
    ['今天 9:00', '2026-11-21 09:00 past'],
    ['明天下午3点', '2026-11-22 15:00'],
    ['明天下午三点', '2026-11-22 15:00'],
    ['明天下午三点二十', '2026-11-22 15:20'],
    ['明天下午3点一刻', '2026-11-22 15:15'],
    ['明天下午3:20', '2026-11-22 15:20'],
    ['明天下午', '2026-11-22 15:00'],
    ['明早9点半', '2026-11-22 09:30'],
    ['明早', '2026-11-22 09:00'],
    ['今晚8点', '2026-11-21 20:00'],
    ['明天凌晨12点', '2026-11-22 00:00'],
    ['明天凌晨1点', '2026-11-22 01:00'],
    ['明天下午12:30', '2026-11-22 12:30'],
    ['今晚12点', '2026-11-22 00:00'],
    ['明天中午1点', '2026-11-22 13:00'],
    ['明天上午十点半', '2026-11-22 10:30'],
    ['明天 9', '2026-11-22 09:00'],
    ['明天0930', '2026-11-22 09:30'],
    ['下午5点', '2026-11-21 17:00'],
    ['两点半', '2026-11-21 02:30 past'],
    ['下午两点半', '2026-11-21 14:30 past'],
    ['+2h', '2026-11-21 18:05'],
    ['+30m', '2026-11-21 16:35'],
    ['+30min', '2026-11-21 16:35'],
    ['+1h30m', '2026-11-21 17:35'],
    ['+1.5h', '2026-11-21 17:35'],
    ['＋２ｈ', '2026-11-21 18:05'],
    ['+1d', '2026-11-22 16:05'],
    ['+1d 9:00', '2026-11-22 09:00'],
    ['+1w', '2026-11-28 16:05'],
    ['2小时后', '2026-11-21 18:05'],
    ['半小时后', '2026-11-21 16:35'],
    ['两个小时后', '2026-11-21 18:05'],
    ['30分钟后', '2026-11-21 16:35'],
    ['三天后', '2026-11-24 16:05'],
    ['3天后 10:00', '2026-11-24 10:00'],
    ['16:30', '2026-11-21 16:30'],
    ['16：30', '2026-11-21 16:30'],
    ['1630', '2026-11-21 16:30'],
    ['930', '2026-11-21 09:30 past'],
    ['16:05', '2026-11-21 16:05'],
    ['9点', '2026-11-21 09:00 past'],
    ['21点', '2026-11-21 21:00'],
    ['17时30分', '2026-11-21 17:30'],
    ['周五 10:00', '2026-11-27 10:00'],
    ['周六 20:00', '2026-11-21 20:00'],
    ['周六 10:00', '2026-11-21 10:00 past'],
    ['本周五', '2026-11-20 18:00 past'],
    ['下周一', '2026-11-23 18:00'],
    ['下周一 9点', '2026-11-23 09:00'],
    ['周一十点', '2026-11-23 10:00'],
    ['下星期天下午2点', '2026-11-29 14:00'],
    ['礼拜三', '2026-11-25 18:00'],
    ['11-25 14:00', '2026-11-25 14:00'],
    ['2026-11-25 14:00', '2026-11-25 14:00'],
    ['2026-11-25T14:00', '2026-11-25 14:00'],
    ['2026/11/25', '2026-11-25 18:00'],
    ['2026.11.25', '2026-11-25 18:00'],
    ['20261125 1400', '2026-11-25 14:00'],
    ['2026年11月25日 下午2点', '2026-11-25 14:00'],
    ['11/25', '2026-11-25 18:00'],
    ['11月25日 9点', '2026-11-25 09:00'],
    ['十一月二十五日', '2026-11-25 18:00'],
    ['1-5', '2027-01-05 18:00'],
    ['11-20', '2026-11-20 18:00 past'],
    ['25日 9:00', '2026-11-25 09:00'],
    ['25号', '2026-11-25 18:00'],
    ['3号', '2026-12-03 18:00'],
    ['31日', '2026-10-31 18:00 past'],
    ['tomorrow 9:00', '2026-11-22 09:00'],
    ['Tomorrow at 9:00', '2026-11-22 09:00'],
    ['tomorrow 3pm', '2026-11-22 15:00'],
    ['tonight', '2026-11-21 20:00'],
    ['fri 10:00', '2026-11-27 10:00'],
    ['next monday 9:00', '2026-11-23 09:00'],
    ['today 12:30 am', '2026-11-21 00:30 past'],
    ['24:00', '2026-11-22 00:00'],
    ['现在', '2026-11-21 16:05'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    '',
    ' ',
    'abc',
    '9',
    '25:00',
    '16:60',
    '2460',
    '2026-02-30',
    '2-30',
    '13-01',
    '明天 25点',
    '明天 abc',
    '+2',
    '+h',
    '+2h 9:00',
    '周八',
    '张三',
    '0-0',
    '9'.repeat(100),
    '+99999999d',
    '12345',
    '今晚3点',
  ])('does not guess at %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test("the default time is the caller's", () => {
    const when = parseWhen('明天', NOW, SHANGHAI, { defaultTime: '09:30' });
    expect(formatDateTime(when?.at ?? 0, SHANGHAI)).toBe('2026-11-22 09:30');
  });

  test('around the turn of the year the nearest day is meant', () => {
    const january = zonedToEpoch({ y: 2027, m: 1, d: 3, h: 9, min: 0 }, SHANGHAI);
    expect(read('12-31', january)).toBe('2026-12-31 18:00 past');
    expect(read('31日', january)).toBe('2026-12-31 18:00 past');
    expect(read('1-4', january)).toBe('2027-01-04 18:00');
  });

  test('reads back every time the application shows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 }),
        fc.constantFrom(SHANGHAI, 'UTC', 'Asia/Tokyo'),
        (minutes, zone) => {
          const at = minutes * 60_000;
          expect(parseWhen(formatDateTime(at, zone), NOW, zone)).toEqual({ at, past: at < NOW - 42_000 });
        },
      ),
    );
  });

  test('never throws', () => {
    const soup = fc.string({
      unit: fc.constantFrom(...'明后天周日下上午晚早点半刻月号年+-/.: 0123456789hdmw一十两tomorwfi'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        const when = parseWhen(text, NOW, SHANGHAI);
        expect(when === undefined || Number.isSafeInteger(when.at)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseQuantity', () => {
  test.each([
    ['12', 12],
    ['１２', 12],
    ['1,200', 1200],
    ['3 个', 3],
    ['3台', 3],
    ['5 pcs', 5],
    ['x3', 3],
    ['×3', 3],
    ['12.0', 12],
    ['1.5万', 15_000],
    ['1.5千', 1500],
    ['十', 10],
    ['十二个', 12],
    ['两', 2],
    ['两个', 2],
    ['0', 0],
    ['007', 7],
  ])('%s', (text, quantity) => {
    expect(parseQuantity(text)).toBe(quantity);
  });

  test.each(['', '-1', '1.5', 'abc', '1,20', '1e3', '9999999', '3个半打多', '1.23456万', '٣٣'])('refuses %j', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  test('limits', () => {
    expect(parseQuantity('0', { min: 1 })).toBeUndefined();
    expect(parseQuantity('5', { max: 4 })).toBeUndefined();
    expect(parseQuantity('5', { min: 5, max: 5 })).toBe(5);
  });
});
