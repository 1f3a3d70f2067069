import { clockToleranceMs } from '../../../shared/care.ts';
import type { ActorContext, App } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { putSetting, readSetting } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findLastEntryAt } from './care.repository.ts';
import { clear, report } from './findings.service.ts';

/** The latest time that this shop has seen: it never goes back by itself. */
const clockSetting = 'care.clock';
/** Without entries the memory is renewed this often. */
const keepEveryMs = 5 * 60_000;

/**
 * Compares the clock with the latest time that the shop has seen, and remembers it (F28). One that was set back makes times wrong on every
 * record, so everybody is told; numbers and the order of events do not depend on it.
 * @returns the latest time seen.
 */
export async function lookAtClock(app: App): Promise<number> {
  const { db } = app.engine;
  const now = app.now();
  const kept = await readSetting<number>(db, clockSetting, 0);
  const latest = Math.max(kept, (await findLastEntryAt(db)) ?? 0);
  if (now < latest - clockToleranceMs) {
    await report(app, 'clockBack', { lastAt: latest });
    await keep(app, kept, latest);
    return latest;
  }
  await clear(app, 'clockBack');
  if (now - kept >= keepEveryMs) await keep(app, kept, now);
  return Math.max(latest, now);
}

async function keep(app: App, kept: number, at: number): Promise<void> {
  if (at <= kept || app.care.gate.reason()) return;
  await app.engine.transaction((tx) => putSetting(tx, clockSetting, at));
}

/** Somebody looked at a real clock: the time of this machine is right, and what lies after it was wrong (F29). */
export async function confirmClock(context: ActorContext): Promise<{ readonly at: number }> {
  const { app, now } = context;
  const done = await write(context, async ({ tx, record, touch }) => {
    const before = await forget(tx, now);
    await record({ subject: 'shop', subjectId: 1, kind: 'clockConfirmed', changes: { latestAt: [before, now] } });
    touch('care');
    return { at: now };
  });
  await clear(app, 'clockBack');
  return done;
}

async function forget(tx: Tx, now: number): Promise<number> {
  const before = await readSetting<number>(tx, clockSetting, 0);
  await putSetting(tx, clockSetting, now);
  return before;
}
