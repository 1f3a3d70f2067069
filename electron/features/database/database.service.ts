import type { z } from 'zod';
import type { DatabaseView, MoveProgress, serverInput, ServerTest } from '../../../shared/databases.ts';
import type { ActorContext, App, Context } from '../../context.ts';
import { databaseFile, openDatabase, serverUrl } from '../../db/open.ts';
import type { Engine } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { addressOf, saveChoice } from '../../platform/database-choice.ts';
import { write } from '../../platform/write.ts';
import { dropHalfMoved, stateOf } from './move-target.service.ts';
import { moveShop } from './move.service.ts';

type Server = z.output<typeof serverInput>;

interface Job {
  progress: MoveProgress;
  readonly cancel: AbortController;
}

/** The move of this host's shop: there is one file, so one at a time. */
const jobs = new WeakMap<App, Job>();

/** Which engine holds the data, where, and how far a move is. */
export async function viewDatabase({ app }: Pick<Context, 'app'>): Promise<DatabaseView> {
  return {
    ...(await app.engine.place()),
    where: app.server?.address ?? databaseFile(app.dataFolder),
    isForced: app.server?.isForced ?? false,
    canRestart: app.restart !== undefined,
    move: jobs.get(app)?.progress ?? null,
  };
}

/**
 * Goes to a server, checks it and looks what the database holds; nothing is changed.
 * @throws DomainError `databaseAway`, `databaseRefused`, `databaseUnfit`, `databaseReadOnly`.
 */
export async function testServer({ app }: Pick<Context, 'app'>, server: Server): Promise<ServerTest> {
  return withServer(app, serverUrl(server), async (target) => {
    invariant(target.server, 'an address names a server');
    await target.server.check();
    const { version, bytes } = await target.place();
    return { version, bytes, state: await stateOf(target) };
  });
}

/**
 * Begins to move the shop to a server, or goes on with an interrupted move; it runs by itself and `viewDatabase` says how far it is. The
 * trail of both sides has who began it. When all is there, the choice is kept for the next start.
 */
export async function startMove(context: ActorContext, server: Server): Promise<MoveProgress> {
  const { app } = context;
  if (isRunning(app)) throw new DomainError('databaseMoving');
  if (app.engine.server) throw new DomainError('moveRefused', { reason: 'alreadyThere' });
  const url = serverUrl(server);
  const { state } = await testServer(context, server);
  if (state === 'shop') throw new DomainError('moveRefused', { reason: 'notEmpty' });
  if (isRunning(app)) throw new DomainError('databaseMoving');
  const job: Job = { progress: begun(addressOf(url)), cancel: new AbortController() };
  jobs.set(app, job);
  try {
    await write(context, async ({ record }) => {
      await record({ subject: 'shop', subjectId: 1, kind: 'moveStarted', data: { address: job.progress.address } });
    });
  } catch (error) {
    jobs.delete(app);
    throw error;
  }
  void runMove(app, url, job);
  return job.progress;
}

/** Ends a move that is under way; the target can go on or be dropped. */
export async function cancelMove({ app }: Context): Promise<void> {
  jobs.get(app)?.cancel.abort();
}

/** Removes from a server what an interrupted move left there. */
export async function dropTarget({ app }: Context, server: Server): Promise<void> {
  if (isRunning(app)) throw new DomainError('databaseMoving');
  await withServer(app, serverUrl(server), async (target) => {
    await target.server?.check();
    await dropHalfMoved(target);
  });
  jobs.delete(app);
}

/** Starts the program anew, on the chosen server. */
export async function restart({ app }: Context): Promise<void> {
  if (isRunning(app)) throw new DomainError('databaseMoving');
  const { restart: start } = app;
  // the answer goes out first
  if (start) setTimeout(start, 300);
}

/** The same for the command line: moves, keeps the choice, and says how far it is. */
export async function moveTo(app: App, url: string, onProgress: (progress: MoveProgress) => void): Promise<MoveProgress> {
  const job: Job = { progress: begun(addressOf(url)), cancel: new AbortController() };
  await runMove(app, url, job, onProgress);
  return job.progress;
}

async function runMove(app: App, url: string, job: Job, onProgress: (progress: MoveProgress) => void = () => undefined): Promise<void> {
  const say = (changes: Partial<MoveProgress>) => {
    job.progress = { ...job.progress, ...changes };
    onProgress(job.progress);
  };
  try {
    const tables = await withServer(app, url, (target) => moveShop(app, target, { onProgress: say, signal: job.cancel.signal }));
    await saveChoice(app.dataFolder, app.keys, url);
    app.log.info('the shop was moved to a server', { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) });
    say({ step: 'done', tables, table: '' });
  } catch (error) {
    const known = error instanceof DomainError ? error : undefined;
    if (!known) app.log.error('the move failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    say({
      step: 'failed',
      refusal: known ? { code: known.code, details: known.details } : { code: 'moveRefused', details: { reason: 'broken' } },
    });
  }
}

async function withServer<T>(app: App, url: string, work: (target: Engine) => Promise<T>): Promise<T> {
  const target = openDatabase({ dataFolder: app.dataFolder, databaseUrl: url, key: app.keys.database });
  try {
    return await work(target);
  } catch (error) {
    throw target.classifyError(error) === 'away' ? new DomainError('databaseAway') : error;
  } finally {
    await target.close();
  }
}

function isRunning(app: App): boolean {
  const step = jobs.get(app)?.progress.step;
  return step !== undefined && step !== 'done' && step !== 'failed';
}

function begun(address: string): MoveProgress {
  return { step: 'preparing', done: 0, total: 0, table: '', refusal: null, tables: [], address };
}
