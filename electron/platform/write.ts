import type { Context } from '../context.ts';
import type { Engine, Tx } from '../db/engine.ts';
import { insertRow, prepared } from '../db/prepared.ts';
import { DomainError, invariant } from '../errors.ts';
import type { Topic } from './bus.ts';
import { insertChained } from './chain/insert-chained.ts';
import { tellWithCommit } from './host-line.ts';

/** One thing that happened, for the timeline and for the audit trail. */
export interface Happening {
  /** Kind of thing, e.g. `request`. */
  readonly subject: string;
  readonly subjectId: number;
  /** Past tense, e.g. `dispatched`. */
  readonly kind: string;
  /** Values that the timeline shows. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** `{ field: [old, new] }` of an edit (R-002-48). */
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** What the work of a write has at hand. */
export interface Write {
  readonly tx: Tx;
  /** Adds an event row and an audit row to the transaction. */
  record(happening: Happening): Promise<void>;
  /** Names what other seats must ask again after the commit. */
  touch(...topics: readonly Topic[]): void;
}

/**
 * Runs `work` in one transaction with everything a write owes: the effect happens once per request key, each happening leaves
 * an event and an audit row, and topics go to all seats after the commit.
 * @throws DomainError `requestKeyReused` when a key comes back with another body.
 */
export async function write<T>(context: Context, work: (write: Write) => Promise<T>): Promise<T> {
  return once(context, (tx) => perform(context, tx, work));
}

/**
 * Runs `work` in one transaction for what a person keeps for themselves: drafts and the memory of their screens. It leaves no event
 * and no audit row, because it says nothing about the shop's records and comes with almost every keystroke. A context with a
 * request key still has one effect per key.
 */
export async function writeOwn<T>(context: Context, work: (write: Omit<Write, 'record'>) => Promise<T>): Promise<T> {
  return once(context, async (tx) => {
    const topics = new Set<Topic>();
    const result = await work({ tx, touch: (...names) => names.forEach((name) => topics.add(name)) });
    return { result, topics };
  });
}

interface Done<T> {
  readonly result: T;
  readonly topics: ReadonlySet<Topic>;
}

/** How long a write waits for a database that went away before it is refused; a server that restarts is back sooner (G26). */
const awayMs = 5_000;
const askEveryMs = 250;

/**
 * One transaction and one effect per request key; topics go out with the commit. When the connection breaks, nobody here knows whether the
 * commit took place (F79): the same key is asked for again as soon as somebody answers, and either its result is there or it is done now.
 */
async function once<T>(context: Context, perform: (tx: Tx) => Promise<Done<T>>): Promise<T> {
  const { app, requestKey } = context;
  const { engine } = app;
  const touched = new Set<Topic>();
  const attempt = () =>
    engine.transaction(async (tx): Promise<T> => {
      if (requestKey !== undefined && !(await claimKey(context, tx, requestKey)))
        return (await earlierResult(context, tx, requestKey)) as T;
      const { result, topics } = await perform(tx);
      if (requestKey !== undefined) await keepResult(tx, requestKey, result);
      for (const topic of topics) touched.add(topic);
      if (topics.size > 0) await tellWithCommit(engine, tx, [...topics]);
      return result;
    });
  const result = await attempt().catch(async (error: unknown) => {
    if (requestKey === undefined || engine.classifyError(error) !== 'away' || !(await isBack(engine))) throw error;
    return attempt();
  });
  if (touched.size > 0) app.bus.deliver([...touched]);
  return result;
}

async function isBack(engine: Engine): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < awayMs; waitedMs += askEveryMs) {
    if (await engine.isReachable(1_000)) return true;
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
  return false;
}

async function perform<T>(context: Context, tx: Tx, work: (write: Write) => Promise<T>): Promise<Done<T>> {
  const topics = new Set<Topic>();
  const happenings: Happening[] = [];
  const result = await work({
    tx,
    record: async (happening) => {
      happenings.push(happening);
    },
    touch: (...names) => {
      for (const name of names) topics.add(name);
    },
  });
  invariant(happenings.length > 0, `the write ${context.procedure} records what happened`);
  await insertHappenings(context, tx, happenings);
  return { result, topics };
}

async function insertHappenings({ now, actor, procedure }: Context, tx: Tx, happenings: readonly Happening[]): Promise<void> {
  const userId = actor?.userId ?? null;
  const sessionId = actor?.sessionId ?? null;
  for (const { subject, subjectId, kind, data, changes } of happenings) {
    await insertRow(tx, 'event', { at: now, userId, subject, subjectId, kind, data: JSON.stringify(data ?? {}) });
    await insertChained(tx, 'auditEntry', {
      at: now,
      userId,
      sessionId,
      procedure,
      subject,
      subjectId,
      changes: JSON.stringify(changes ?? {}),
    });
  }
}

const claim = prepared((db, key: string, userId: number, procedure: string, bodyHash: string, now: number) =>
  db
    .insertInto('requestKey')
    .values({ key, userId, procedure, bodyHash, result: '', createdAt: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key'),
);
const keep = prepared((db, result: string, key: string) => db.updateTable('requestKey').set({ result }).where('key', '=', key));

/** False when the key was used before; a concurrent user of the same key waits here for the outcome of the first. */
async function claimKey({ actor, procedure, bodyHash, now }: Context, tx: Tx, key: string): Promise<boolean> {
  const [claimed] = await claim(tx, key, actor?.userId ?? 0, procedure, bodyHash, now);
  return claimed !== undefined;
}

async function earlierResult({ actor, procedure, bodyHash }: Context, tx: Tx, key: string): Promise<unknown> {
  const earlier = await tx
    .selectFrom('requestKey')
    .select(['userId', 'procedure', 'bodyHash', 'result'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const isSame = earlier.userId === (actor?.userId ?? 0) && earlier.procedure === procedure && earlier.bodyHash === bodyHash;
  if (!isSame) throw new DomainError('requestKeyReused');
  return JSON.parse(earlier.result);
}

async function keepResult(tx: Tx, key: string, result: unknown): Promise<void> {
  await keep(tx, JSON.stringify(result ?? null), key);
}

/** Pairs of old and new values of the fields that differ; for `Happening.changes`. */
export function changesBetween<T extends object>(before: T, after: Partial<T>): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const field of Object.keys(after) as (keyof T & string)[]) {
    if (before[field] !== after[field]) changes[field] = [before[field], after[field]];
  }
  return changes;
}
