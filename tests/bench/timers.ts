import { shipPresets } from '../../electron/features/presets/ship-presets.service.ts';
import { sweepTimers } from '../../electron/features/timers/timers-sweep.service.ts';
import { compileCalendar, shippedCalendars } from '../../shared/calendar.ts';
import { officialHolidays } from '../../shared/holidays.ts';
import { usualPromise } from '../../shared/timer-views.ts';
import { dueOf } from '../../shared/timers.ts';
import type { DataSet } from './data.ts';
import { summary } from './measure.ts';
import type { Measured } from './measure.ts';
import { openBenchShop, openRaw } from './shop.ts';

const jobs = 100_000;
const due = 100;
const rounds = 30;
const hour = 3_600_000;

/** The sweep over 100,000 running clocks, with nothing to say and with a hundred misses; the due time of one clock with two pauses. */
export async function measureTimers(data: DataSet, only: (name: string) => boolean): Promise<readonly Measured[]> {
  return [...(only('timers.due') ? [measureDue()] : []), ...(only('timers.sweep') ? await measureSweep(data) : [])];
}

function measureDue(): Measured {
  const plan = shippedCalendars.find(({ code }) => code === 'office');
  if (!plan) throw new Error('no calendar');
  const calendar = compileCalendar(plan, 'Asia/Shanghai', officialHolidays);
  const start = Date.UTC(2026, 0, 5);
  const one = (i: number) => {
    const startedAt = start + ((i * 7_919) % 300) * 24 * hour;
    const pause = (after: number) => ({ from: startedAt + after * hour, to: startedAt + (after + 3) * hour, reason: 'part' as const });
    return dueOf(usualPromise, { startedAt, pauses: [pause(1), pause(8)] }, calendar, startedAt + 48 * hour);
  };
  for (let i = 0; i < 5000; i++) one(i);
  const times = Array.from({ length: 20_000 }, (_, i) => {
    const started = performance.now();
    one(i);
    return (performance.now() - started) * 1000;
  });
  return summary('timers.due', times, 'goal 20 µs');
}

async function measureSweep(data: DataSet): Promise<readonly Measured[]> {
  const shop = openBenchShop(data);
  try {
    await shipPresets(shop.app.engine, 0);
    const raw = openRaw(shop.file);
    const preset = Number(raw.prepare('select min(id) from preset_version').pluck().get());
    const requests = Number(raw.prepare('select max(id) from service_request').pluck().get());
    const now = Date.now();
    raw.exec('delete from alert_read; delete from alert; delete from timer_pause; delete from timer');
    const insert = raw.prepare(
      `insert into timer (request_id, preset_version_id, policy, calendar, state, started_at, due_at, amber_at, next_at) values (?, ?, 'promise', 'weekdays', 'running', ?, ?, ?, ?)`,
    );
    raw.transaction(() => {
      for (let i = 0; i < jobs; i++) {
        const dueAt = now + hour + i * 1000;
        insert.run(1 + (i % requests), preset, now - hour, dueAt, dueAt - hour / 2, dueAt + 1);
      }
    })();
    const makeDue = raw.prepare(
      'update timer set due_at = ?, next_at = ?, step = 0, missed_at = null where id in (select id from timer order by id limit ?)',
    );
    const idle = await timed(async () => sweepTimers(shop.app));
    const busy = await timed(
      async () => sweepTimers(shop.app),
      () => makeDue.run(Date.now() - 1000, Date.now() - 999, due),
    );
    raw.close();
    return [
      summary('timers.sweep', idle, `goal 200 ms, ${jobs} clocks`),
      summary('timers.sweepDue', busy, `goal 200 ms, ${due} of ${jobs} missed`),
    ];
  } finally {
    await shop.close();
  }
}

async function timed(work: () => Promise<unknown>, prepare?: () => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    prepare?.();
    const started = performance.now();
    await work();
    times.push((performance.now() - started) * 1000);
  }
  return times;
}
