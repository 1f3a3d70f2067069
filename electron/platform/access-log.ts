import type { AccessKind, PrivacySettings } from '../../shared/privacy.ts';
import { defaultPrivacySettings } from '../../shared/privacy.ts';
import type { App } from '../context.ts';
import type { Engine, Tx } from '../db/engine.ts';
import { shownIn } from './access-answers.ts';
import { readSetting } from './settings.ts';

export const privacySettingsKey = 'privacy';

interface Access {
  readonly at: number;
  readonly userId: number;
  readonly kind: AccessKind;
  readonly customerId: number | null;
  /** How many people's data it showed. */
  readonly records: number;
}

const hourMs = 3_600_000;
/** A screen asks again whenever somebody changes something: within this time it is still the same look at the customer. */
const sameLookMs = 10 * 60_000;
const everyMs = 1_000;
/** Nobody waits for the log, so it may not grow without end where nobody writes it down. */
const mostWaiting = 5_000;
const mostLooks = 20_000;
const mostSeen = 20_000;

interface Waiting {
  accesses: Access[];
  /** `user:customer` -> when the look was noted. */
  readonly looks: Map<string, number>;
  /** Whom lists and look-ups showed to each user since the hour began. */
  readonly seen: Map<number, { readonly since: number; readonly people: Set<number> }>;
}

const waitingOf = new WeakMap<App, Waiting>();

/** Notes that somebody saw personal data; costs the call nothing, because it is written down later in one go with others. */
export function noteAccess(app: App, access: Access): void {
  const { accesses, looks } = waitingFor(app);
  if (access.kind === 'opened') {
    const look = `${access.userId}:${access.customerId}`;
    const last = looks.get(look);
    if (last !== undefined && Math.abs(access.at - last) < sameLookMs) return;
    if (looks.size >= mostLooks) looks.clear();
    looks.set(look, access.at);
  }
  if (accesses.length < mostWaiting) accesses.push(access);
}

/** Notes what the answer of a procedure showed (`customers.get`, `search.everything`, …). */
export function noteAnswer(app: App, path: string, userId: number, at: number, answer: unknown): void {
  const shown = shownIn(path, answer);
  if (!shown) return;
  const { people, ...access } = shown;
  if (access.records > 0) noteAccess(app, { at, userId, ...access });
  if (people.length > 0) noteSeen(app, userId, at, people);
}

/** Distinct people within the hour: the same list asked for again shows nobody new. */
function noteSeen(app: App, userId: number, at: number, people: readonly number[]): void {
  const { seen } = waitingFor(app);
  let hour = seen.get(userId);
  if (!hour || at - hour.since >= hourMs || at < hour.since) {
    hour = { since: at, people: new Set() };
    seen.set(userId, hour);
  }
  if (hour.people.size < mostSeen) for (const id of people) hour.people.add(id);
}

/**
 * Writes down what was noted, and an alarm for whoever within an hour opened more customers, or saw more of them in lists and look-ups, than
 * the shop allows. While nothing is written, it waits.
 * @param engine the server to which the shop was moved meanwhile.
 */
export async function flushAccess(app: App, engine: Engine = app.engine): Promise<void> {
  const waiting = waitingFor(app);
  if (waiting.accesses.length === 0 || engine.isFrozen()) return;
  const batch = merged(waiting.accesses);
  waiting.accesses = [];
  const isAlarm = await engine.transaction(async (tx) => {
    await tx.insertInto('accessEntry').values(batch).execute();
    return raiseAlarms(tx, batch, waiting);
  });
  if (isAlarm) app.bus.publish(['privacy', 'home']);
}

/** What one person looked up or listed within a second is one line: each keystroke asks. */
function merged(accesses: readonly Access[]): Access[] {
  const lines: Access[] = [];
  const places = new Map<string, number>();
  for (const access of accesses) {
    const key = access.kind === 'lookedUp' || access.kind === 'listed' ? `${access.kind}:${access.userId}` : undefined;
    const place = key === undefined ? undefined : places.get(key);
    const before = place === undefined ? undefined : lines[place];
    if (place !== undefined && before) lines[place] = { ...access, records: Math.max(before.records, access.records) };
    else {
      if (key !== undefined) places.set(key, lines.length);
      lines.push(access);
    }
  }
  return lines;
}

async function raiseAlarms(tx: Tx, batch: readonly Access[], { seen }: Waiting): Promise<boolean> {
  const { opensPerHour, seenPerHour } = {
    ...defaultPrivacySettings,
    ...(await readSetting<Partial<PrivacySettings>>(tx, privacySettingsKey, {})),
  };
  let isAlarm = false;
  for (const [userId, at] of new Map(batch.map((access) => [access.userId, access.at]))) {
    const { alarms, opened } = await tx
      .selectFrom('accessEntry')
      .select((eb) => [
        eb.fn.count<number>('customerId').filterWhere('kind', '=', 'opened').distinct().as('opened'),
        eb.fn.countAll<number>().filterWhere('kind', '=', 'alarm').as('alarms'),
      ])
      .where('userId', '=', userId)
      .where('at', '>', at - hourMs)
      .executeTakeFirstOrThrow();
    const listed = seen.get(userId)?.people.size ?? 0;
    const records = Number(opened) > opensPerHour ? Number(opened) : listed > seenPerHour ? listed : 0;
    if (records === 0 || Number(alarms) > 0) continue;
    await tx.insertInto('accessEntry').values({ at, userId, kind: 'alarm', customerId: null, records }).execute();
    isAlarm = true;
  }
  return isAlarm;
}

/**
 * Writes the log every second while the host runs. What was seen in the last second before a crash may be missing from it.
 * @returns a function that writes the rest and ends it.
 */
export function keepAccessLog(app: App): () => Promise<void> {
  const flush = () =>
    flushAccess(app).catch((error: unknown) => {
      app.log.error('access log not written', { error: String(error) });
    });
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return flush();
  };
}

function waitingFor(app: App): Waiting {
  const known = waitingOf.get(app);
  if (known) return known;
  const waiting: Waiting = { accesses: [], looks: new Map(), seen: new Map() };
  waitingOf.set(app, waiting);
  return waiting;
}
