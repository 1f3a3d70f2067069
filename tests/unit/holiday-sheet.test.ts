import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWindows, windowsText } from '../../shared/calendar-text.ts';
import { readHolidays } from '../../shared/holiday-sheet.ts';
import { hostileTexts } from '../support/hostile.ts';

describe('hours as people write them', () => {
  test.each([
    ['08:30-12:00, 13:30-17:30', '08:30-12:00, 13:30-17:30'],
    ['13:30-17:30 8:30-12', '08:30-12:00, 13:30-17:30'],
    ['８：３０－１２：００，13点半至17点30分', '08:30-12:00, 13:30-17:30'],
    ['9点到18点', '09:00-18:00'],
    ['0830～1200；1330~1730', '08:30-12:00, 13:30-17:30'],
    ['9 - 12、 14 - 21', '09:00-12:00, 14:00-21:00'],
    ['全天', '00:00-24:00'],
    ['24小时', '00:00-24:00'],
    ['休', ''],
    ['  ', ''],
  ])('%s', (text, expected) => {
    const read = readWindows(text);
    expect('windows' in read && windowsText(read.windows)).toBe(expected);
  });

  test.each([
    ['早上九点', 'windowsUnreadable'],
    ['9:00', 'windowsUnreadable'],
    ['9:00-25:00', 'windowsUnreadable'],
    ['9:70-18:00', 'windowsUnreadable'],
    ['18:00-9:00', 'windowEndsBefore'],
    ['9-12, 11-18', 'windowsOverlap'],
    ['0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9', 'windowsTooMany'],
  ])('%s is refused: %s', (text, problem) => {
    expect(readWindows(text)).toEqual({ problem });
  });
});

describe('sheets of holidays', () => {
  const brief = (text: string) => {
    const { days, problems } = readHolidays(text);
    return [days.map(({ day, kind, name }) => `${day} ${kind} ${name}`), problems.map(({ line, code }) => `${line} ${code}`)];
  };

  test('headings say which column is which, in either language', () => {
    expect(brief('名称,日期,类型\n国庆节,2027年10月1日,休')).toEqual([['2027-10-01 off 国庆节'], []]);
    expect(brief('Day;Kind;Name\n2027.10.1;off;National Day')).toEqual([['2027-10-01 off National Day'], []]);
  });

  test('each bad line is named by its number, the good ones stay', () => {
    const text = [
      '2027-10-01,休,国庆节',
      '',
      '2027-13-01,休,国庆节',
      '2027-10-02,放,国庆节',
      '2027-10-03,休,',
      '2027-10-01,班,国庆节',
      '20271004\t休\t国庆节',
      '2027-10-09,班,补班,九点',
    ];
    expect(brief(text.join('\n'))).toEqual([
      ['2027-10-01 off 国庆节', '2027-10-04 off 国庆节'],
      ['3 notADate', '4 unknownKind', '5 noName', '6 dayTwice', '8 windowsUnreadable'],
    ]);
  });

  test('JSON of holiday-cn, of chinese-days, and a plain list', () => {
    expect(
      brief(
        '{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-03","isOffDay":false},7]}',
      ),
    ).toEqual([['2027-01-01 off 元旦', '2027-01-03 on 元旦'], ['3 notADate']]);
    expect(brief(`{"holidays":{"2027-01-01":"New Year's Day,元旦,1"},"workdays":{"2027-01-03":"New Year's Day,元旦,1"}}`)).toEqual([
      ['2027-01-01 off 元旦', '2027-01-03 on 元旦'],
      [],
    ]);
    expect(brief('[{"day":"2027-01-01","kind":"off","name":"元旦"}]')).toEqual([['2027-01-01 off 元旦'], []]);
  });

  test('what holds no days says so', () => {
    expect(brief('{"year":')).toEqual([[], ['1 unreadable']]);
    expect(brief('{"a":1}')).toEqual([[], ['1 unreadable']]);
    expect(brief(' \n ,, \n')).toEqual([[], ['1 noDays']]);
    expect(brief('日期,类型,名称')).toEqual([[], ['1 noDays']]);
  });

  test('whatever is pasted gives days or problems, never a failure', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.constantFrom(...hostileTexts),
          fc.constantFrom(...hostileTexts).map((text) => `2027-01-01,休,${text}`),
        ),
        (text) => {
          const { days, problems } = readHolidays(text);
          expect(days.length + problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
