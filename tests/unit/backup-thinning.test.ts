import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thinOut } from '../../shared/backup-thinning.ts';
import type { KeptBackup } from '../../shared/backup-thinning.ts';
import { isLate, isMonthEnd, nextBackupAt } from '../../shared/backup-schedule.ts';
import { addDays, dayOf, weekdayOf } from '../../shared/time.ts';

const zone = 'Asia/Shanghai';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = Date.UTC(2026, 0, 1);
const monday = (day: string) => addDays(day, 1 - weekdayOf(day));
const distinct = (backups: readonly KeptBackup[], span: (day: string) => string) =>
  new Set(backups.map(({ takenAt }) => span(dayOf(takenAt, zone)))).size;

/** A year of backups, thinned after each one. */
function year(everyHours: number, isGoodAt: (nth: number) => boolean, isPinnedAt: (nth: number) => boolean) {
  let kept: KeptBackup[] = [];
  const all: KeptBackup[] = [];
  for (let nth = 0, now = start; now < start + 365 * dayMs; nth++, now += everyHours * hourMs) {
    const backup = { id: String(nth).padStart(6, '0'), takenAt: now, isGood: isGoodAt(nth), isPinned: isPinnedAt(nth) };
    all.push(backup);
    kept.push(backup);
    const gone = new Set(thinOut(kept, now, zone));
    kept = kept.filter(({ id }) => !gone.has(id));
    if (all.some(({ isGood }) => isGood) && !kept.some(({ isGood }) => isGood)) throw new Error('no good backup is left');
  }
  return { kept, all };
}

test('F39 G10 over 365 days: two days whole, 12 days, 10 weeks, 9 months, every pin, and never without a good one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 24 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 20, max: 90 }),
      (everyHours, badOf10, pinEvery) => {
        const { kept, all } = year(
          everyHours,
          (nth) => (nth * 7) % 10 >= badOf10,
          (nth) => nth % pinEvery === 0,
        );
        const end = all.at(-1)?.takenAt ?? 0;
        expect(all.filter(({ isPinned }) => isPinned).every((backup) => kept.includes(backup))).toBe(true);
        expect(all.filter(({ takenAt }) => end - takenAt < 2 * dayMs).every((backup) => kept.includes(backup))).toBe(true);
        const newestGood = all.findLast(({ isGood }) => isGood);
        expect(newestGood === undefined || kept.includes(newestGood)).toBe(true);
        const thinned = kept.filter(({ isPinned, takenAt }) => !isPinned && end - takenAt >= 2 * dayMs);
        expect(thinned.length).toBeLessThanOrEqual(12 + 10 + 9 + 1);
        expect(thinned.every(({ isGood }) => isGood)).toBe(true);
      },
    ),
    { numRuns: 12 },
  );
});

test('F39 G10 with one good backup an hour exactly the last of 12 days, 10 weeks and 9 months are there', () => {
  const { kept, all } = year(
    1,
    () => true,
    () => false,
  );
  const end = all.at(-1)?.takenAt ?? 0;
  const old = kept.filter(({ takenAt }) => end - takenAt >= 2 * dayMs);
  expect(distinct(old, (day) => day)).toBeGreaterThanOrEqual(12);
  expect(distinct(old, monday)).toBeGreaterThanOrEqual(10);
  expect(distinct(old, (day) => day.slice(0, 7))).toBe(9);
  // of a day that is whole, the last hour stands
  const wholeDays = old.filter(({ takenAt }) => end - takenAt >= 3 * dayMs);
  expect(wholeDays.every(({ takenAt }) => dayOf(takenAt + hourMs, zone) !== dayOf(takenAt, zone))).toBe(true);
});

test('F39 while none is good nothing is taken away; one that is not good stands for no day', () => {
  const at = (id: string, days: number, isGood: boolean): KeptBackup => ({ id, takenAt: start - days * dayMs, isGood, isPinned: false });
  expect(thinOut([at('a', 30, false), at('b', 20, false)], start, zone)).toEqual([]);
  expect(thinOut([at('a', 400, true), at('b', 20, false)], start, zone)).toEqual(['b']);
});

test('F37 a backup is due by the hours or in the evening; late is a day without one while something changed', () => {
  const settings = { everyHours: 4, eveningAt: '19:00', folders: [] };
  const nine = Date.UTC(2026, 10, 21, 1, 0);
  expect(nextBackupAt(settings, null, zone)).toBe(0);
  expect(nextBackupAt(settings, nine, zone)).toBe(nine + 4 * hourMs);
  expect(nextBackupAt(settings, nine + 9 * hourMs, zone)).toBe(nine + 10 * hourMs);
  expect(nextBackupAt({ ...settings, everyHours: 24 }, nine + 11 * hourMs, zone)).toBe(nine + 34 * hourMs);
  expect(nextBackupAt({ ...settings, eveningAt: '' }, nine + 9 * hourMs, zone)).toBe(nine + 13 * hourMs);
  expect(isMonthEnd(Date.UTC(2026, 10, 30, 15), Date.UTC(2026, 10, 30, 17), zone)).toBe(true);
  expect(isMonthEnd(nine, nine + dayMs, zone)).toBe(false);
  expect(isLate(nine, 0, true, nine + dayMs)).toBe(true);
  expect(isLate(nine, 0, true, nine + dayMs - 1)).toBe(false);
  expect(isLate(nine, 0, false, nine + 9 * dayMs)).toBe(false);
  expect(isLate(null, nine, true, nine + dayMs)).toBe(true);
});
