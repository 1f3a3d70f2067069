import { timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { isLanguage } from '../../../shared/i18n/types.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/time.ts';
import { maskedName, wallRegion, wallRowLimit } from '../../../shared/wall.ts';
import type {
  AddedWallScreen,
  WallRow,
  WallScreenRow,
  WallView,
  addWallScreenInput,
  readWallInput,
  revokeWallScreenInput,
} from '../../../shared/wall.ts';
import type { ActorContext, App, Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { hashToken, newToken } from '../../platform/sessions.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { admitToken, noteToken } from './wall-gate.ts';
import {
  countJobs,
  countPaused,
  findScreenByHash,
  findScreens,
  findTimedJobs,
  findUntimedJobs,
  findVisits,
  insertScreen,
  lockScreen,
  markScreen,
} from './wall.repository.ts';
import type { FoundJob } from './wall.repository.ts';

export async function listScreens({ db }: ActorContext): Promise<readonly WallScreenRow[]> {
  return findScreens(db);
}

/** Lets a screen in. Its token is in this answer and nowhere else: the database has its SHA-256 only. */
export async function addScreen(context: ActorContext, { name }: z.output<typeof addWallScreenInput>): Promise<AddedWallScreen> {
  let token: string | null = null;
  // What the work answers is kept with the request key, so the token stays out of it.
  const { id } = await write(context, async ({ tx, record, touch }) => {
    token = newToken();
    const added = await insertScreen(tx, {
      name,
      tokenHash: hashToken(token),
      createdBy: context.actor.userId,
      createdAt: context.now,
    });
    await record({ subject: 'wallScreen', subjectId: added, kind: 'created', data: { name }, changes: { name: [null, name] } });
    touch('settings');
    return { id: added };
  });
  // Known from the start: a flood of wrong tokens does not keep a new screen out.
  if (token !== null) noteToken(context.app, context.now, hashToken(token), true);
  return { id, token };
}

export async function revokeScreen(
  context: ActorContext,
  { id }: z.output<typeof revokeWallScreenInput>,
): Promise<{ readonly id: number }> {
  return write(context, async ({ tx, record, touch }) => {
    const screen = await lockScreen(tx, id);
    if (!screen || screen.revokedAt !== null) throw new DomainError('notFound', { what: 'wallScreen', id });
    await markScreen(tx, id, { revokedAt: context.now });
    await record({
      subject: 'wallScreen',
      subjectId: id,
      kind: 'revoked',
      data: { name: screen.name },
      changes: { name: [screen.name, null] },
    });
    touch('settings');
    return { id };
  });
}

/** How often the host notes that a screen is there. */
const seenEveryMs = 60_000;

/**
 * What a screen on the wall shows. Nobody is signed in: the token lets it read this and nothing else, and no answer holds a phone, an address
 * or the full name of a customer.
 * @throws DomainError `notFound` for a token that was never given or was revoked.
 */
export async function readWall(context: Context, { token }: z.output<typeof readWallInput>): Promise<WallView> {
  const { app, now } = context;
  const screen = await requireScreen(context, token);
  if (screen.lastSeenAt === null || Math.abs(now - screen.lastSeenAt) >= seenEveryMs)
    await app.engine.transaction((tx) => markScreen(tx, screen.id, { lastSeenAt: now }));
  return { ...(await readJobs(context)), screen: screen.name, now };
}

async function requireScreen({ app, db, now }: Context, token: string) {
  const tokenHash = hashToken(token);
  admitToken(app, now, tokenHash);
  const screen = await findScreenByHash(db, tokenHash);
  const isRight = screen !== undefined && isSame(screen.tokenHash, tokenHash) && screen.revokedAt === null;
  noteToken(app, now, tokenHash, isRight);
  if (!isRight) throw new DomainError('notFound', { what: 'wallScreen' });
  return screen;
}

/** Takes the same time wherever the first difference is. */
function isSame(stored: string, given: string): boolean {
  const [a, b] = [Buffer.from(stored), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

type Jobs = Omit<WallView, 'screen' | 'now'>;

interface Kept {
  at: number;
  jobs: Promise<Jobs> | undefined;
}

/** However many screens ask, the database is asked once in this time. */
const keepMs = 3_000;
const keptOf = new WeakMap<App, Kept>();

async function readJobs(context: Context): Promise<Jobs> {
  const { app, now } = context;
  const kept = keptFor(app);
  const age = now - kept.at;
  if (kept.jobs && age >= 0 && age < keepMs) return kept.jobs;
  const jobs = findJobs(context);
  Object.assign(kept, { at: now, jobs });
  jobs.catch(() => {
    if (kept.jobs === jobs) kept.jobs = undefined;
  });
  return jobs;
}

function keptFor(app: App): Kept {
  const known = keptOf.get(app);
  if (known) return known;
  const kept: Kept = { at: 0, jobs: undefined };
  keptOf.set(app, kept);
  app.bus.subscribe(() => {
    kept.jobs = undefined;
  });
  return kept;
}

async function findJobs({ app, db, now }: Context): Promise<Jobs> {
  const { name, language, zone } = await readShop(app);
  const dayEnd = startOfDay(addDays(dayOf(now, zone), 1), zone);
  const [timed, old] = [await findTimedJobs(db, 'running', wallRowLimit), await findUntimedJobs(db, wallRowLimit)];
  const running = [...timed, ...old].toSorted((a, b) => a.dueAt - b.dueAt || a.requestId - b.requestId).slice(0, wallRowLimit);
  const paused = running.length < wallRowLimit ? await findTimedJobs(db, 'paused', wallRowLimit - running.length) : [];
  const visits = await findVisits(
    db,
    [...running, ...paused].map(({ requestId }) => requestId),
  );
  const rowOf = (job: FoundJob, isPaused: boolean): WallRow => {
    const own = visits.filter(({ requestId }) => requestId === job.requestId);
    const next = own[0];
    return {
      no: job.no,
      customer: maskedName(job.customerName),
      region: wallRegion(job.region ?? ''),
      technicians: [...new Set(own.filter(({ id }) => id === next?.id).map((visit) => visit.name))],
      requestState: job.state,
      slipState: next?.state ?? null,
      holdReason: job.holdReason,
      dueAt: job.dueAt,
      amberAt: job.amberAt,
      isPaused,
    };
  };
  return {
    shopName: name,
    language: isLanguage(language) ? language : 'zh-CN',
    zone,
    counts: { ...(await countJobs(db, now, dayEnd)), paused: await countPaused(db) },
    rows: [...running.map((job) => rowOf(job, false)), ...paused.map((job) => rowOf(job, true))],
  };
}
