import type { DayException } from './calendar.ts';
import { addDays, daysBetween } from './time.ts';
import type { Day } from './time.ts';

type Row = readonly [name: HolidayName, off: Day, offUntil: Day, ...on: readonly Day[]];

/** The festivals of the State Council's yearly notice, with their English names. */
export const holidayNames = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
} as const;
type HolidayName = keyof typeof holidayNames;

/** Years whose notice was not out yet: the days are those of the law, without the moves of the notice (调休). */
export const provisionalYears: readonly number[] = [2027];

/**
 * 2024 to 2026: the notices of the State Council, taken from the npm package `chinese-days` 1.5.7 (MIT). 2027: the thirteen days of the
 * regulation on festivals (全国年节及纪念日放假办法); 春节 is 除夕 to 初三 of the lunar year that begins on 2027-02-06.
 */
const rows: readonly Row[] = [
  ['元旦', '2024-01-01', '2024-01-01'],
  ['春节', '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'],
  ['清明节', '2024-04-04', '2024-04-06', '2024-04-07'],
  ['劳动节', '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'],
  ['端午节', '2024-06-10', '2024-06-10'],
  ['中秋节', '2024-09-15', '2024-09-17', '2024-09-14'],
  ['国庆节', '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'],
  ['元旦', '2025-01-01', '2025-01-01'],
  ['春节', '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'],
  ['清明节', '2025-04-04', '2025-04-06'],
  ['劳动节', '2025-05-01', '2025-05-05', '2025-04-27'],
  ['端午节', '2025-05-31', '2025-06-02'],
  ['国庆节', '2025-10-01', '2025-10-05', '2025-09-28', '2025-10-11'],
  ['中秋节', '2025-10-06', '2025-10-06'],
  ['国庆节', '2025-10-07', '2025-10-08'],
  ['元旦', '2026-01-01', '2026-01-03', '2026-01-04'],
  ['春节', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'],
  ['清明节', '2026-04-04', '2026-04-06'],
  ['劳动节', '2026-05-01', '2026-05-05', '2026-05-09'],
  ['端午节', '2026-06-19', '2026-06-21'],
  ['中秋节', '2026-09-25', '2026-09-27'],
  ['国庆节', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'],
  ['元旦', '2027-01-01', '2027-01-01'],
  ['春节', '2027-02-05', '2027-02-08'],
  ['清明节', '2027-04-05', '2027-04-05'],
  ['劳动节', '2027-05-01', '2027-05-02'],
  ['端午节', '2027-06-09', '2027-06-09'],
  ['中秋节', '2027-09-15', '2027-09-15'],
  ['国庆节', '2027-10-01', '2027-10-03'],
];

/** The official days off and make-up workdays of China from 2024 to 2027, in order of the day. */
export const officialHolidays: readonly DayException[] = rows
  .flatMap(([name, from, until, ...on]): readonly DayException[] => [
    ...Array.from({ length: daysBetween(from, until) + 1 }, (_, nth) => ({ day: addDays(from, nth), kind: 'off' as const, name })),
    ...on.map((day) => ({ day, kind: 'on' as const, name: `${name}补班` })),
  ])
  .sort((a, b) => (a.day < b.day ? -1 : 1));
