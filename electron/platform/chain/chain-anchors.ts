import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChainAnchor, ChainPlace } from '../../../shared/audit-chain.ts';
import type { App } from '../../context.ts';
import { findLastBlock } from './chain-sealing.ts';

type Anchored = Pick<App, 'dataFolder' | 'engine' | 'keys'>;

/** Newest heads that the file keeps. */
const most = 50;

interface Kept extends ChainPlace {
  /** HMAC-SHA-256: nobody plants a head that never was. */
  readonly sign: string;
}

function pathOf({ dataFolder }: Anchored): string {
  return join(dataFolder, 'chain-anchors.json');
}

function signOf({ keys }: Anchored, { seq, mac, at, total }: ChainPlace): string {
  return createHmac('sha256', keys.chain)
    .update(JSON.stringify(['anchor', seq, mac, at, total]))
    .digest('base64url');
}

/**
 * The heads written down beside the database (F119, F15): whoever brings back an older database file, or cuts its log, leaves a chain that
 * ends before them. What was not written by us does not count.
 */
export function readAnchors(app: Anchored): readonly ChainAnchor[] {
  return readKept(app).map(({ sign: _sign, ...place }) => ({ ...place, source: 'dataFolder' }));
}

function readKept(app: Anchored): readonly Kept[] {
  if (!existsSync(pathOf(app))) return [];
  try {
    const kept = JSON.parse(readFileSync(pathOf(app), 'utf8')) as readonly Kept[];
    return kept.filter((one) => one.sign === signOf(app, one));
  } catch {
    return [];
  }
}

/** Writes the head down beside the database. It was committed before, so a power cut never leaves an anchor that the chain does not reach. */
export async function keepAnchor(app: Anchored): Promise<void> {
  const last = await findLastBlock(app.engine.db);
  if (!last) return;
  const place = { seq: last.seq, mac: last.mac, at: last.at, total: last.total };
  const kept = readKept(app);
  if (kept.some(({ mac }) => mac === place.mac)) return;
  const next = [...kept, { ...place, sign: signOf(app, place) }].slice(-most);
  const fresh = `${pathOf(app)}.new`;
  writeFileSync(fresh, `${JSON.stringify(next, undefined, 1)}\n`, { mode: 0o600 });
  renameSync(fresh, pathOf(app));
}

type AnchorSource = () => Promise<readonly ChainAnchor[]> | readonly ChainAnchor[];
const sourcesOf = new WeakMap<App, AnchorSource[]>();

/** Names a further place where heads are written down, e.g. the manifests of backups: every check is held against them too. */
export function addAnchorSource(app: App, source: AnchorSource): void {
  const sources = sourcesOf.get(app);
  if (sources) sources.push(source);
  else sourcesOf.set(app, [source]);
}

/** Every head that is known outside of the database. */
export async function knownAnchors(app: App): Promise<readonly ChainAnchor[]> {
  const anchors = await Promise.all((sourcesOf.get(app) ?? []).map(async (source) => source()));
  return anchors.flat();
}
