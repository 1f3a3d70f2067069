import { describe, expect, test } from 'vitest';
import { calendarPlan, compileCalendar, shippedCalendars } from '../../shared/calendar.ts';
import type { CalendarPlan } from '../../shared/calendar.ts';
import { holidayNames, officialHolidays, provisionalYears } from '../../shared/holidays.ts';
import { formatDateTime, weekdayOf } from '../../shared/time.ts';
import { at, berlin, demoCalendar, demoPlan, hour, minute, shanghai, shipped, weekOf } from '../support/calendars.ts';

const shown = (ms: number, zone = shanghai) => formatDateTime(ms, zone);

describe('the working clock', () => {
  test('runs in the windows only: Friday 16:30 + 4 h is Monday 11:30', () => {
    expect(shown(demoCalendar.add(at('2024-03-01 16:30'), 4 * hour))).toBe('2024-03-04 11:30');
    expect(demoCalendar.between(at('2024-03-01 16:30'), at('2024-03-04 11:30'))).toBe(4 * hour);
  });

  test('ends in the window when the time is used up at its very end', () => {
    expect(shown(demoCalendar.add(at('2024-03-01 16:00'), 2 * hour))).toBe('2024-03-01 18:00');
    expect(shown(demoCalendar.add(at('2024-03-01 16:00'), 2 * hour + 1))).toBe('2024-03-04 09:00');
  });

  test('zero is the next opening, and a window is closed at its end', () => {
    expect(demoCalendar.isOpen(at('2024-03-01 09:00'))).toBe(true);
    expect(demoCalendar.isOpen(at('2024-03-01 18:00'))).toBe(false);
    expect(shown(demoCalendar.add(at('2024-03-01 18:00'), 0))).toBe('2024-03-04 09:00');
    expect(shown(demoCalendar.nextOpen(at('2024-03-01 10:17')))).toBe('2024-03-01 10:17');
    expect(shown(demoCalendar.nextOpen(at('2024-03-02 10:17')))).toBe('2024-03-04 09:00');
  });

  test('stands still over lunch', () => {
    const office = shipped('office');
    expect(shown(office.add(at('2024-03-05 11:30'), hour))).toBe('2024-03-05 14:00');
    expect(shown(office.nextOpen(at('2024-03-05 12:00')))).toBe('2024-03-05 13:30');
    expect(office.between(at('2024-03-05 08:00'), at('2024-03-05 20:00'))).toBe(7.5 * hour);
  });

  test('over a holiday with a make-up Saturday it runs on the Saturday and not in the holiday', () => {
    const office = shipped('office');
    // 2026-02-13 is a Friday; Saturday 14th is a make-up workday before the Spring Festival of the 15th to the 23rd.
    expect(shown(office.add(at('2026-02-13 17:00'), 2 * hour))).toBe('2026-02-14 10:00');
    expect(shown(office.add(at('2026-02-14 17:00'), hour))).toBe('2026-02-24 09:00');
    expect(office.between(at('2026-02-14 17:30'), at('2026-02-24 08:30'))).toBe(0);
    expect(shown(office.addDays(at('2026-02-13 16:00'), 2))).toBe('2026-02-24 16:00');
    expect(office.exceptionOn('2026-02-14')).toEqual({ day: '2026-02-14', kind: 'on', name: '春节补班' });
  });

  test('the plan itself wins over the holidays, and may ask for other hours', () => {
    const own: CalendarPlan = {
      ...demoPlan,
      followsHolidays: true,
      exceptions: [
        { day: '2026-02-14', kind: 'off', name: '盘点' },
        { day: '2026-02-15', kind: 'on', name: '值班', windows: [{ from: 600, to: 720 }] },
      ],
    };
    const calendar = compileCalendar(own, shanghai, officialHolidays);
    expect(calendar.isWorkday('2026-02-14')).toBe(false);
    expect(calendar.windowsOn('2026-02-15')).toEqual([{ from: at('2026-02-15 10:00'), to: at('2026-02-15 12:00') }]);
    expect(calendar.isWorkday('2026-02-16')).toBe(false);
  });

  test('a make-up workday has the hours of the first open weekday of its season', () => {
    const season = { name: '旺季', from: '11-01', to: '02-15', week: [[], [{ from: 480, to: 1200 }], [], [], [], [], []] };
    const calendar = compileCalendar({ ...demoPlan, followsHolidays: true, seasons: [season] }, shanghai, officialHolidays);
    expect(calendar.windowsOn('2026-02-14')).toEqual([{ from: at('2026-02-14 08:00'), to: at('2026-02-14 20:00') }]);
    const closed = { ...season, week: [[], [], [], [], [], [], []] };
    const other = compileCalendar({ ...demoPlan, followsHolidays: true, seasons: [closed] }, shanghai, officialHolidays);
    expect(other.windowsOn('2026-02-14')).toEqual([{ from: at('2026-02-14 09:00'), to: at('2026-02-14 18:00') }]);
  });
});

describe('other calendars', () => {
  test('7x24 has no gap at midnight and no holiday', () => {
    const always = shipped('alwaysOpen');
    expect(shown(always.add(at('2026-02-16 23:30'), hour))).toBe('2026-02-17 00:30');
    expect(always.add(at('2026-02-16 23:30'), 1000 * hour)).toBe(at('2026-02-16 23:30') + 1000 * hour);
    expect(always.isOpen(at('2026-02-17 00:00'))).toBe(true);
    expect(always.between(at('2026-01-01 00:00'), at('2027-01-01 00:00'))).toBe(365 * 24 * hour);
    expect(shown(always.addDays(at('2026-02-16 23:59'), 1))).toBe('2026-02-17 23:59');
  });

  test('daily 09-21 runs on Sundays and holidays, not at night', () => {
    const daily = shipped('daily0921');
    expect(shown(daily.add(at('2026-02-16 20:30'), 2 * hour))).toBe('2026-02-17 10:30');
    expect(shown(daily.add(at('2024-03-02 22:00'), hour))).toBe('2024-03-03 10:00');
  });

  test('summer hours begin and end on their days', () => {
    const seasonal = shipped('seasonal', shanghai, []);
    expect(seasonal.windowsOn('2024-04-30').map(({ from }) => shown(from))).toEqual(['2024-04-30 08:30', '2024-04-30 13:30']);
    expect(seasonal.windowsOn('2024-05-01').map(({ from }) => shown(from))).toEqual(['2024-05-01 08:00', '2024-05-01 14:30']);
    expect(seasonal.windowsOn('2024-09-30').map(({ to }) => shown(to))).toEqual(['2024-09-30 12:00', '2024-09-30 18:00']);
    expect(seasonal.windowsOn('2024-10-01').map(({ to }) => shown(to))).toEqual(['2024-10-01 12:00', '2024-10-01 17:30']);
  });

  test('a season may run over New Year', () => {
    const season = { name: '采暖季', from: '11-15', to: '03-15', week: weekOf(7, '07:00-22:00') };
    const calendar = compileCalendar({ ...demoPlan, seasons: [season] }, shanghai, []);
    const opens = (day: string) => calendar.windowsOn(day).map(({ from }) => shown(from).slice(11));
    expect(['2024-11-14', '2024-11-15', '2025-01-01', '2025-03-15', '2025-03-17'].map(opens)).toEqual([
      ['09:00'],
      ['07:00'],
      ['07:00'],
      ['07:00'],
      ['09:00'],
    ]);
  });

  test('every shipped calendar is a valid plan and opens', () => {
    for (const plan of shippedCalendars) {
      expect(calendarPlan.parse(plan)).toEqual(plan);
      expect(shipped(plan.code).nextOpen(at('2026-02-14 23:00'))).toBeGreaterThan(0);
    }
    expect(shippedCalendars.map(({ code }) => code)).toEqual(['office', 'weekdays', 'alwaysOpen', 'daily0921', 'sixDays', 'seasonal']);
  });
});

describe('working days', () => {
  test.each([
    ['2024-03-01 16:00', 1, '2024-03-04 16:00'],
    ['2024-03-01 16:00', 0, '2024-03-01 16:00'],
    ['2024-03-02 16:00', 1, '2024-03-05 09:00'],
    ['2024-03-01 20:00', 1, '2024-03-05 09:00'],
    ['2024-03-01 08:00', 3, '2024-03-06 09:00'],
  ])('%s + %i working days is %s', (from, n, expected) => {
    expect(shown(demoCalendar.addDays(at(from), n))).toBe(expected);
  });

  test('a time of day that the last day does not have is its nearest earlier end, or its opening', () => {
    const week = [...weekOf(5, '08:00-12:00, 14:00-20:00')];
    week[1] = [
      { from: 540, to: 690 },
      { from: 780, to: 1020 },
    ];
    const calendar = compileCalendar({ ...demoPlan, week }, shanghai, []);
    const tuesday = (time: string) => shown(calendar.addDays(at(`2024-03-04 ${time}`), 1)).slice(11);
    expect(['08:30', '11:00', '11:45', '15:00', '19:00'].map(tuesday)).toEqual(['09:00', '11:00', '11:30', '15:00', '17:00']);
  });

  test('R-002-23 hours that stand still on days without work only: Friday 16:00 + 24 h is Monday 16:00, + 48 h Tuesday 16:00', () => {
    const friday = at('2024-03-01 16:00');
    expect(shown(demoCalendar.addOnWorkdays(friday, 24 * hour))).toBe('2024-03-04 16:00');
    expect(shown(demoCalendar.addOnWorkdays(friday, 48 * hour))).toBe('2024-03-05 16:00');
    expect(demoCalendar.betweenOnWorkdays(friday, at('2024-03-05 16:00'))).toBe(48 * hour);
    expect(demoCalendar.betweenOnWorkdays(at('2024-03-02 00:00'), at('2024-03-04 00:00'))).toBe(0);
  });
});

describe('clocks that are set', () => {
  test('hours that do not exist are not worked, hours that come twice are', () => {
    const calendar = compileCalendar({ ...demoPlan, week: weekOf(7, '00:00-06:00, 22:00-24:00') }, berlin, []);
    const worked = (day: string) => calendar.windowsOn(day).reduce((sum, { from, to }) => sum + to - from, 0) / hour;
    expect(['2024-03-30', '2024-03-31', '2024-10-27', '2024-10-28'].map(worked)).toEqual([8, 7, 9, 8]);
    expect(calendar.add(at('2024-03-31 01:00', berlin), 2 * hour)).toBe(at('2024-03-31 04:00', berlin));
    expect(calendar.add(at('2024-10-27 01:00', berlin), 4 * hour)).toBe(at('2024-10-27 04:00', berlin));
  });

  test('windows about the jump neither overlap nor shift', () => {
    const calendar = compileCalendar({ ...demoPlan, week: weekOf(7, '01:00-02:15, 02:15-02:45, 02:45-04:00') }, berlin, []);
    const [first, second, third] = calendar.windowsOn('2024-03-31');
    expect([first, second].map((one) => [one?.from, one?.to])).toEqual([
      [at('2024-03-31 01:00', berlin), at('2024-03-31 03:00', berlin)],
      [at('2024-03-31 03:00', berlin), at('2024-03-31 04:00', berlin)],
    ]);
    expect(third).toBeUndefined();
  });

  test('the same time of day on the other side of the change', () => {
    const calendar = compileCalendar({ ...demoPlan, week: weekOf(7, '00:00-24:00') }, berlin, []);
    expect(calendar.addDays(at('2024-03-30 16:00', berlin), 1)).toBe(at('2024-03-31 16:00', berlin));
    expect(calendar.addDays(at('2024-03-31 16:00', berlin), 1)).toBe(at('2024-04-01 16:00', berlin));
    expect(shown(calendar.addDays(at('2024-03-30 02:30', berlin), 1), berlin)).toBe('2024-03-31 03:00');
    expect(calendar.add(at('2024-10-26 12:00', berlin), 24 * hour)).toBe(at('2024-10-26 12:00', berlin) + 24 * hour);
  });
});

describe('what has no answer is refused', () => {
  const closed = compileCalendar({ ...demoPlan, week: weekOf(0, '09:00-18:00') }, shanghai, []);

  test('a calendar that never opens ends in a RangeError, not in a loop', () => {
    const now = at('2024-03-01 16:00');
    for (const ask of [
      () => closed.nextOpen(now),
      () => closed.add(now, 0),
      () => closed.add(now, 1),
      () => closed.addDays(now, 1),
      () => closed.addOnWorkdays(now, 1),
    ])
      expect(ask).toThrow(RangeError);
    expect(closed.between(now, now + 1000 * hour)).toBe(0);
    expect(closed.isOpen(now)).toBe(false);
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('%d ms of work', (ms) => {
    expect(() => demoCalendar.add(at('2024-03-01 16:00'), ms)).toThrow(RangeError);
  });

  test('instants and days that nothing stores', () => {
    expect(() => demoCalendar.nextOpen(Number.NaN)).toThrow(RangeError);
    expect(() => demoCalendar.isOpen(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => demoCalendar.windowsOn('soon')).toThrow(RangeError);
    expect(() => demoCalendar.addDays(at('2024-03-01 16:00'), 1.5)).toThrow(RangeError);
    expect(demoCalendar.between(at('2024-03-05 12:00'), at('2024-03-01 12:00'))).toBe(0);
  });
});

describe('a plan as people write it', () => {
  const problems = (change: Readonly<Record<string, unknown>>) =>
    calendarPlan.safeParse({ ...demoPlan, ...change }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  const summer = { name: '夏', from: '05-01', to: '09-30', week: demoPlan.week };

  test.each([
    [{ week: weekOf(5, '09:00-12:00, 11:00-18:00') }, 'week.0: windowsOverlap'],
    [{ week: weekOf(5, '13:00-18:00, 09:00-12:00') }, 'week.0: windowsOverlap'],
    [{ week: weekOf(5, '18:00-09:00') }, 'week.0.0.to: windowEndsBefore'],
    [{ week: weekOf(0, '09:00-18:00') }, 'week: neverOpen'],
    [{ seasons: [{ ...summer, from: '02-30' }] }, 'seasons.0.from: notADate'],
    [{ seasons: [summer, { ...summer, from: '09-30', to: '01-31' }] }, 'seasons: seasonsOverlap'],
    [
      {
        exceptions: [
          { day: '2026-02-14', kind: 'on', name: '补班' },
          { day: '2026-02-14', kind: 'off', name: '停' },
        ],
      },
      'exceptions.1.day: dayTwice',
    ],
    [
      { exceptions: [{ day: '2026-02-14', kind: 'off', name: '停', windows: [{ from: 0, to: 60 }] }] },
      'exceptions.0.windows: windowsOnDayOff',
    ],
  ])('%j', (change, expected) => {
    expect(problems(change)).toContain(expected);
  });

  test('a leap day, touching windows and a season open alone are all right', () => {
    expect(problems({ seasons: [{ ...summer, from: '02-29' }] })).toEqual([]);
    expect(problems({ week: weekOf(5, '00:00-12:00, 12:00-24:00') })).toEqual([]);
    expect(problems({ week: weekOf(0, ''), seasons: [summer] })).toEqual([]);
  });
});

describe('the official days', () => {
  test('are in order, each once, with a name in both languages', () => {
    const days = officialHolidays.map(({ day }) => day);
    expect(new Set(days).size).toBe(days.length);
    expect(days.toSorted()).toEqual(days);
    for (const { name } of officialHolidays) expect(holidayNames).toHaveProperty(name.replace('补班', ''));
  });

  test('every make-up workday is a Saturday or a Sunday', () => {
    const makeUps = officialHolidays.filter(({ kind }) => kind === 'on');
    expect(makeUps.map(({ day }) => weekdayOf(day)).filter((weekday) => weekday < 6)).toEqual([]);
    expect(Map.groupBy(makeUps, ({ day }) => day.slice(0, 4)).get('2026')?.length).toBe(6);
  });

  test('a year without its notice has the thirteen days of the law and no make-up day', () => {
    expect(provisionalYears).toEqual([2027]);
    const days = officialHolidays.filter(({ day }) => day.startsWith('2027'));
    expect(days.length).toBe(13);
    expect(days.every(({ kind }) => kind === 'off')).toBe(true);
  });

  test('a minute of 2026 counted by hand: May has its holiday of five days and the make-up Saturday of the 9th', () => {
    const office = shipped('office');
    const worked = office.between(at('2026-05-01 00:00'), at('2026-06-01 00:00'));
    // 21 weekdays, less the 1st, 4th and 5th, and the 9th more.
    expect(worked).toBe(19 * 7.5 * 60 * minute);
  });
});
