import type { TFunction } from 'i18next';
import { daysBetween, dayOf, formatAge, formatDateTime, formatTime, weekdayOf } from '../../shared/time.ts';

/** A time as people say it: 今天 16:05, 明天 09:00, 11-25 周三 10:00; a full date in other years. */
export function whenText(t: TFunction<'common'>, at: number, now: number, zone: string): string {
  const day = dayOf(at, zone);
  const time = formatTime(at, zone);
  const distance = daysBetween(dayOf(now, zone), day);
  if (distance === 0) return t('date.todayAt', { time });
  if (distance === 1) return t('date.tomorrowAt', { time });
  if (distance === -1) return t('date.yesterdayAt', { time });
  const weekday = t(weekdayKeys[weekdayOf(day) % 7] ?? 'date.weekday.sun');
  if (day.slice(0, 4) === dayOf(now, zone).slice(0, 4)) return `${day.slice(5)} ${weekday} ${time}`;
  return formatDateTime(at, zone);
}

/** A span in words: 25 分钟, 3 小时, 2 天 (rounded down, sign dropped). */
export function ageText(t: TFunction<'common'>, ms: number): string {
  const { unit, value } = formatAge(ms);
  if (unit === 'day') return t('unit.days', { count: value });
  return unit === 'hour' ? t('unit.hours', { count: value }) : t('unit.minutes', { count: value });
}

const weekdayKeys = [
  'date.weekday.sun',
  'date.weekday.mon',
  'date.weekday.tue',
  'date.weekday.wed',
  'date.weekday.thu',
  'date.weekday.fri',
  'date.weekday.sat',
] as const;
