import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { openBeside } from '../../db/open.ts';
import { migrate } from '../../db/migrate.ts';
import { DomainError } from '../../errors.ts';
import { writeWhole } from '../../platform/whole-file.ts';
import { createBus } from '../../platform/bus.ts';
import { createCare } from '../../platform/care/care.ts';
import { readAnchors } from '../../platform/chain/chain-anchors.ts';
import { readChainHead, recordRestore } from '../../platform/chain/chain-sealing.ts';
import { startChain } from '../../platform/chain/chain-start.ts';
import { chainedEngine } from '../../platform/chain/chained-engine.ts';
import type { Keys } from '../../platform/keys/keys.ts';
import { confirmKeys } from '../../platform/keys/open-keys.ts';
import { write } from '../../platform/write.ts';
import { blankPerson } from '../privacy/erasure.service.ts';
import { findErased, findLiving, findSequences, raiseSequences, revokeAllSessions } from './backups.repository.ts';

/**
 * What must not be forgotten by going back: numbers that were given out (F47) and people who were erased (F48). It is read from the data that a
 * restore replaces, and stands in a small file in the data folder too, for the day on which those cannot be read.
 */
const carriedSchema = z.strictObject({
  /** Of which shop: it says nothing to another one's backup. */
  shopKey: z.string(),
  sequences: z.array(z.strictObject({ kind: z.string(), day: z.string(), last: z.number().int(), first: z.number().int() })),
  erased: z.array(z.number().int()),
});
export type Carried = z.output<typeof carriedSchema>;

export async function readCarried(db: Db, shopKey: string): Promise<Carried> {
  return { shopKey, sequences: [...(await findSequences(db))], erased: [...(await findErased(db))] };
}

function anchorPath(dataFolder: string): string {
  return join(dataFolder, 'anchor.json');
}

/** undefined: there is none that can be read. */
export async function readAnchor(dataFolder: string): Promise<Carried | undefined> {
  const text = await readFile(anchorPath(dataFolder), 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : carriedSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Writes the anchor where it differs from what is there. */
export async function keepAnchor({ dataFolder, engine, keys }: App): Promise<void> {
  const now = JSON.stringify(await readCarried(engine.db, keys.check.toString('base64')));
  if ((await readFile(anchorPath(dataFolder), 'utf8').catch(() => '')) !== now) await writeWhole(anchorPath(dataFolder), now);
}

/** The higher counters and everybody who was erased in one or the other. */
export function joined(a: Carried, b: Carried | undefined): Carried {
  if (!b || b.shopKey !== a.shopKey) return a;
  const sequences = new Map(a.sequences.map((sequence) => [`${sequence.kind} ${sequence.day}`, sequence]));
  for (const sequence of b.sequences) {
    const key = `${sequence.kind} ${sequence.day}`;
    const known = sequences.get(key);
    if (!known || known.last < sequence.last) sequences.set(key, sequence);
  }
  return { shopKey: a.shopKey, sequences: [...sequences.values()], erased: [...new Set([...a.erased, ...b.erased])] };
}

export interface SettleOptions {
  readonly file: string;
  readonly keys: Keys;
  readonly app: Pick<App, 'now' | 'log' | 'dataFolder' | 'passwordCost'>;
  readonly carried: Carried | undefined;
  /** What the timeline says of it. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Makes a backup's database fit to be worked on, on the copy: its schema brought up to date (F44), nobody signed in, no number to be given out
 * again, nobody back who was erased. It is one closed file afterwards.
 */
export async function settleCopy({
  file,
  keys,
  app,
  carried,
  data,
}: SettleOptions): Promise<{ readonly sessionsEnded: number; readonly erasedAgain: number }> {
  const engine = openBeside(file, keys.database);
  try {
    await migrate(engine);
    const now = app.now();
    const wrong = new DomainError('recoveryCodeWrong');
    const confirmed = await confirmKeys(engine, { keys, wrong, keep: async () => {} });
    // a context of its own: nobody works on the copy, and nobody's seat hears of it
    const chained = chainedEngine(engine, () => confirmed.keys.chain);
    const copy: App = { ...appOf(app), engine: chained, bus: createBus(), keys: confirmed.keys, care: createCare() };
    await startChain(copy);
    const to = await readChainHead(copy);
    const context = {
      app: copy,
      db: engine.db,
      now,
      actor: null,
      procedure: 'backups.restore',
      requestKey: undefined,
      bodyHash: '',
      carrier: noCarrier,
    };
    const own = carried?.shopKey === keys.check.toString('base64') ? carried : undefined;
    const settled = await write(context, async (w) => {
      const sessionsEnded = await revokeAllSessions(w.tx, now);
      await raiseSequences(w.tx, own?.sequences ?? []);
      const living = await findLiving(w.tx, own?.erased ?? []);
      for (const id of living) {
        await blankPerson(context, w, id);
        await w.record({ subject: 'customer', subjectId: id, kind: 'erasedAgain' });
      }
      await w.record({ subject: 'shop', subjectId: 1, kind: 'restored', data: { ...data, erasedAgain: living.length } });
      return { sessionsEnded, erasedAgain: living.length };
    });
    // heads of the data that are left were written down beside them (F119)
    const from =
      readAnchors(copy)
        .toSorted((a, b) => a.at - b.at)
        .at(-1) ?? to;
    if (from && to) await recordRestore(copy, { from, to });
    return settled;
  } finally {
    engine.forget();
    await engine.close();
  }
}

function appOf({ now, log, dataFolder, passwordCost }: SettleOptions['app']): Pick<App, 'now' | 'log' | 'dataFolder' | 'passwordCost'> {
  return { now, log, dataFolder, passwordCost };
}

const noCarrier = { token: undefined, set: () => {} };
