import { clockToleranceMs } from '../../../shared/care.ts';
import type { ProjectionDifference, ProjectionResult, Reconciliation } from '../../../shared/care.ts';
import { wallClock } from '../../../shared/time.ts';
import type { ActorContext, App } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { lockShop, putSetting, readSetting, readZone } from '../../platform/settings.ts';
import { hasShop } from './care.repository.ts';
import { clear, report } from './findings.service.ts';
import { projections } from './projections.ts';
import type { Projection, Range } from './projections/projection.ts';

const resultSetting = 'care.reconciliation';
const claimSetting = 'care.reconciling';
const hourMs = 3_600_000;
/** Once in a night; a machine that is off at night catches up while people work. */
const usualMs = 20 * hourMs;
const latestMs = 36 * hourMs;
const quietHours = { from: 1, until: 5 } as const;
/** A machine that was just switched on has other things to do. */
const settledMs = 30 * 60_000;
/** Another host that began longer ago than this has ended with it. */
const claimMs = 2 * hourMs;
const mostNamed = 20;

/** The check of all projections, when its hour has come and no other host has taken it. */
export async function reconcileWhenDue(app: App, isEnding: { readonly now: boolean }): Promise<Reconciliation | undefined> {
  if (app.care.gate.reason() || !(await isDue(app)) || !(await claim(app))) return undefined;
  return reconcile(app, isEnding);
}

async function isDue(app: App): Promise<boolean> {
  const now = app.now();
  const { db } = app.engine;
  const up = now - app.care.startedAt;
  // a clock that was set back makes the start lie ahead: nothing waits for that
  if ((up >= 0 && up < settledMs) || !(await hasShop(db))) return false;
  const last = await readSetting<Reconciliation | null>(db, resultSetting, null);
  const age = last ? now - last.endedAt : Number.POSITIVE_INFINITY;
  if (age < -clockToleranceMs || age >= latestMs) return true;
  const hour = wallClock(now, await readZone(app)).h;
  return age >= usualMs && hour >= quietHours.from && hour < quietHours.until;
}

/** One host of several does it. */
async function claim(app: App): Promise<boolean> {
  const now = app.now();
  return app.engine.transaction(async (tx) => {
    await lockShop(tx);
    const taken = now - (await readSetting<number>(tx, claimSetting, 0));
    if (taken >= 0 && taken < claimMs) return false;
    await putSetting(tx, claimSetting, now);
    return true;
  });
}

/**
 * Compares every stored figure with what it follows from (F62), slice by slice, so that seats are served in between. What differs is told to
 * the administrator and named in the log and on the diagnosis page; nothing is put right in silence.
 */
export async function reconcile(app: App, isEnding: { readonly now: boolean } = { now: false }): Promise<Reconciliation> {
  const startedAt = app.now();
  const results: ProjectionResult[] = [];
  for (const projection of projections) {
    if (isEnding.now) break;
    results.push(await check(app.engine.db, projection, isEnding));
  }
  const done: Reconciliation = { startedAt, endedAt: app.now(), results };
  if (isEnding.now) return done;
  const wrong = results.filter(({ differences }) => differences.length > 0);
  for (const { projection, differences } of wrong) app.log.error('a projection differs', { projection, differences });
  if (!app.care.gate.reason()) await app.engine.transaction((tx) => putSetting(tx, resultSetting, done));
  if (wrong.length > 0)
    await report(app, 'projections', { differences: wrong.reduce((sum, { differences }) => sum + differences.length, 0) });
  else await clear(app, 'projections');
  app.bus.publish(['care']);
  return done;
}

/** The same on demand; somebody waits for it. */
export async function reconcileNow({ app }: ActorContext): Promise<Reconciliation> {
  return reconcile(app);
}

export async function readReconciliation({ db }: Pick<ActorContext, 'db'>): Promise<Reconciliation | null> {
  return readSetting<Reconciliation | null>(db, resultSetting, null);
}

async function check(db: Db, projection: Projection, isEnding: { readonly now: boolean }): Promise<ProjectionResult> {
  const differences: ProjectionDifference[] = [];
  let compared = 0;
  const last = await projection.lastKey(db);
  for (let after = 0; after < last && differences.length <= mostNamed && !isEnding.now; after += projection.step) {
    const range = { after, upTo: after + projection.step };
    const slice = await projection.compare(db, range);
    compared += slice.compared;
    if (slice.differences.length > 0) differences.push(...(await confirmed(db, projection, range, slice.differences)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { projection: projection.name, compared, differences: differences.slice(0, mostNamed), isMore: differences.length > mostNamed };
}

/** A slice reads in several statements, between which somebody may have written: what differs twice in the same way, differs. */
async function confirmed(
  db: Db,
  projection: Projection,
  range: Range,
  first: readonly ProjectionDifference[],
): Promise<readonly ProjectionDifference[]> {
  const seen = new Set(first.map((one) => JSON.stringify(one)));
  const again = await projection.compare(db, range);
  return again.differences.filter((one) => seen.has(JSON.stringify(one)));
}
