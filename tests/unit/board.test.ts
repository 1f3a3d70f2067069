import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWaiting, endOf, loadOf, minutesWithin, overlaps, shownHours, toSlot, united, without } from '../../shared/board.ts';
import { kept, lanesOf, staffOfJob, staffOfSlip, steer } from '../../shared/board-moves.ts';
import type { Carried } from '../../shared/board-moves.ts';
import { propose } from '../../shared/proposals.ts';
import type { Candidate } from '../../shared/proposals.ts';
import { awayOn, fitsJob, isTrainedFor } from '../../shared/staff-plans.ts';

const hour = 3_600_000;
const planned = fc
  .record({ plannedAt: fc.integer({ min: 0, max: 1000 }), length: fc.option(fc.integer({ min: -5, max: 300 })) })
  .map(({ plannedAt, length }) => ({
    plannedAt: plannedAt * 60_000,
    plannedUntil: length === null ? null : (plannedAt + length) * 60_000,
  }));
const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
  .map(([from, by]) => ({ from, to: Math.min(1440, from + by) }));
const windows = [
  { from: 540, to: 720 },
  { from: 780, to: 1080 },
];

test('two jobs overlap when some minute belongs to both; which is named first does not matter', () => {
  fc.assert(
    fc.property(planned, planned, (a, b) => {
      const shared = Math.min(endOf(a), endOf(b)) > Math.max(a.plannedAt, b.plannedAt);
      expect(overlaps(a, b)).toBe(shared);
      expect(overlaps(b, a)).toBe(shared);
    }),
  );
  expect(overlaps({ plannedAt: 0, plannedUntil: hour }, { plannedAt: hour, plannedUntil: null })).toBe(false);
  expect(endOf({ plannedAt: 5, plannedUntil: 5 })).toBe(5 + hour);
});

test('what is left and what is taken away are the whole; united spans keep their minutes', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (away) => {
      const off = united(away);
      const whole = [{ from: 0, to: 1440 }];
      expect(off.every(({ from, to }, nth) => from < to && (nth === 0 || from > (off[nth - 1]?.to ?? 0)))).toBe(true);
      expect(minutesWithin(without(windows, off), whole) + minutesWithin(windows, off)).toBe(480);
      const { planned: busy, working, unplanned } = loadOf(away, windows, []);
      expect(busy).toBe(away.reduce((sum, { from, to }) => sum + to - from, 0));
      expect(working).toBe(480);
      expect(unplanned).toBe(480 - minutesWithin(windows, off));
    }),
  );
});

test('the load of a day counts planned minutes against the working minutes that are left', () => {
  const jobs = [
    { from: 540, to: 600 },
    { from: 570, to: 660 },
  ];
  expect(loadOf(jobs, windows, [{ from: 780, to: 1440 }])).toEqual({ planned: 150, working: 180, unplanned: 60, jobs: 2 });
  expect(loadOf([], [], [])).toEqual({ planned: 0, working: 0, unplanned: 0, jobs: 0 });
});

test('R-002-27 urgent and important first, then unpaid projects (R-000-06), then what is due first', () => {
  const job = (id: number, urgency: 'urgent' | 'important' | 'general', promisedAt: number, isUnpaidProject = false) => ({
    id,
    urgency,
    promisedAt,
    isUnpaidProject,
  });
  const jobs = [job(1, 'general', 1), job(2, 'urgent', 9), job(3, 'general', 5, true), job(4, 'urgent', 8), job(5, 'important', 2)];
  expect(jobs.toSorted(compareWaiting).map(({ id }) => id)).toEqual([4, 2, 5, 3, 1]);
});

test('the columns hold the working day and whatever is planned outside it', () => {
  expect(shownHours(windows, [])).toEqual({ from: 540, to: 1080 });
  expect(shownHours(windows, [{ from: 430, to: 1150 }])).toEqual({ from: 420, to: 1200 });
  expect(shownHours([], [])).toEqual({ from: 540, to: 1080 });
});

test('what is carried stays on half hours, within the rows and the day, whatever is pressed', () => {
  const start: Carried = { kind: 'job', id: 1, row: 0, minute: 540, length: 60, also: [], fromStaff: 0 };
  const rows = [11, 12, 13];
  const keys = fc.array(fc.tuple(fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', ' '), fc.boolean()), { maxLength: 80 });
  fc.assert(
    fc.property(keys, (pressed) => {
      const end = pressed.reduce<Carried>((at, [key, isShift]) => steer(at, key, isShift, rows) ?? at, start);
      expect(end.minute % 30).toBe(0);
      expect(end.minute).toBeGreaterThanOrEqual(0);
      expect(end.minute).toBeLessThan(1440);
      expect(rows[end.row]).toBeDefined();
      expect(end.length).toBeGreaterThanOrEqual(30);
      expect(new Set(staffOfJob(end, rows)).size).toBe(staffOfJob(end, rows).length);
    }),
  );
  expect(steer(start, 'x', false, rows)).toBeUndefined();
  expect(steer(start, 'ArrowRight', true, rows)).toMatchObject({ length: 90, minute: 540 });
  expect(kept({ ...start, minute: 99_999, row: 7 }, 3)).toMatchObject({ minute: 1410, row: 2 });
  expect(toSlot(-40)).toBe(0);
});

test('the first marked technician leads; a slip changes the one whose row it came from', () => {
  const carried: Carried = { kind: 'job', id: 1, row: 1, minute: 540, length: 60, also: [13], fromStaff: 11 };
  expect(staffOfJob(carried, [11, 12, 13])).toEqual([13, 12]);
  expect(staffOfSlip(carried, { staffIds: [11, 13] }, [11, 12, 13])).toEqual([12, 13]);
  expect(staffOfSlip({ ...carried, row: 2 }, { staffIds: [11, 13] }, [11, 12, 13])).toEqual([13]);
});

test('blocks in one lane never lie on each other, and a block alone has the whole height', () => {
  fc.assert(
    fc.property(fc.array(planned, { maxLength: 12 }), (many) => {
      const jobs = many.map((job, id) => ({ ...job, id }));
      const lanes = lanesOf(jobs);
      for (const a of jobs)
        for (const b of jobs) {
          if (a.id === b.id || !overlaps(a, b)) continue;
          expect(lanes.get(a.id)?.lane).not.toBe(lanes.get(b.id)?.lane);
          expect(lanes.get(a.id)?.of).toBe(lanes.get(b.id)?.of);
        }
      for (const { id } of jobs) expect(lanes.get(id)?.lane).toBeLessThan(lanes.get(id)?.of ?? 0);
    }),
  );
  expect(lanesOf([{ id: 1, plannedAt: 0, plannedUntil: null }]).get(1)).toEqual({ lane: 0, of: 1 });
});

const candidate = (staffId: number, changes: Partial<Candidate> = {}): Candidate => ({
  staffId,
  name: `T${staffId}`,
  preassigned: null,
  hasSkill: false,
  isTrained: true,
  isSameRegion: false,
  openSlips: 0,
  lateSlips: 0,
  isAbsent: false,
  freeAt: 0,
  isFree: true,
  ...changes,
});
const order = (urgency: 'urgent' | 'important' | 'general', ...people: readonly Candidate[]) =>
  propose(urgency, people).map(({ staffId }) => staffId);

test('R-004-33 urgent by who is able now, important by skill, general by open jobs', () => {
  const people = [
    candidate(1, { hasSkill: true, openSlips: 5, freeAt: 9, isFree: false }),
    candidate(2, { openSlips: 2, freeAt: 0 }),
    candidate(3, { openSlips: 1, freeAt: 5, isFree: false }),
  ];
  expect(order('urgent', ...people)).toEqual([2, 3, 1]);
  expect(order('important', ...people)).toEqual([1, 3, 2]);
  expect(order('general', ...people)).toEqual([3, 2, 1]);
});

test('R-002-56 R-002-80 the engineer comes first, whoever is away or untrained last, in every class', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('urgent' as const, 'important' as const, 'general' as const),
      fc.nat(20),
      fc.nat(20),
      (urgency, load, freeAt) => {
        const engineer = candidate(9, { preassigned: 'engineer', openSlips: load, freeAt });
        const away = candidate(1, { isAbsent: true, hasSkill: true, preassigned: 'representative' });
        const untrained = candidate(2, { isTrained: false, hasSkill: true });
        expect(order(urgency, away, untrained, candidate(5), engineer)).toEqual([9, 5, 2, 1]);
      },
    ),
  );
});

test('every proposal says why, the reason that counts most first', () => {
  const [one] = propose('important', [candidate(1, { hasSkill: true, openSlips: 2, lateSlips: 1, isSameRegion: true })]);
  expect(one?.reasons).toEqual([
    { kind: 'skill' },
    { kind: 'load', count: 2 },
    { kind: 'free' },
    { kind: 'region' },
    { kind: 'late', count: 1 },
  ]);
  const [busy] = propose('urgent', [candidate(1, { isFree: false, freeAt: 77, isAbsent: true })]);
  expect(busy?.reasons.slice(0, 2)).toEqual([{ kind: 'absent' }, { kind: 'busyUntil', at: 77 }]);
});

test('R-003-02 a pass about the job decides; where none is, any valid one does', () => {
  const skill = (name: string, changes = {}) => ({
    skill: name,
    trainedOn: '',
    validUntil: '',
    isPassed: true,
    level: '',
    proof: '',
    ...changes,
  });
  const on = '2026-11-21';
  expect(isTrainedFor([], '冰箱不制冷', on)).toBe(false);
  expect(isTrainedFor([skill('空调')], '冰箱不制冷', on)).toBe(true);
  expect(isTrainedFor([skill('空调'), skill('冰箱', { validUntil: '2026-11-20' })], '冰箱不制冷', on)).toBe(false);
  expect(isTrainedFor([skill('冰箱', { validUntil: '2026-11-21' })], '冰箱不制冷', on)).toBe(true);
  expect(isTrainedFor([skill('冰箱', { isPassed: false })], '冰箱不制冷', on)).toBe(false);
  expect(fitsJob('冰箱、冷柜', '海尔冷柜漏水')).toBe(true);
  expect(fitsJob('', '海尔冷柜漏水')).toBe(false);
});

test('an absence holds on its days, and on a part of one day only then', () => {
  const away = { fromOn: '2026-11-21', toOn: '2026-11-23', fromMin: null, toMin: null };
  expect(awayOn(away, '2026-11-20')).toBeUndefined();
  expect(awayOn(away, '2026-11-23')).toEqual({ from: 0, to: 1440 });
  expect(awayOn({ ...away, toOn: '2026-11-21', fromMin: 540, toMin: 720 }, '2026-11-21')).toEqual({ from: 540, to: 720 });
});
