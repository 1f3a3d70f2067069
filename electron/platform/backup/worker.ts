import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { classifyFileError, findDamage, readFacts, readStoredNames, snapshotFile } from '../../db/backup-file.ts';
import { sealBackup, unsealBackup } from './container.ts';
import { codeOf } from './disk.ts';
import { listText } from './manifest.ts';
import type { Manifest, StoredFile } from './manifest.ts';
import type { BackupJob, FromBackupWorker, OpenJob, Opened, TakeJob, Taken } from './worker-messages.ts';

// Entry of the worker thread: snapshots, seals and reads back backups, so that the thread that serves the shop never waits for a disk.
if (!parentPort) throw new Error('runs as a worker thread only');
const port = parentPort;

function send(message: FromBackupWorker): void {
  port.postMessage(message);
}

async function take(job: TakeJob): Promise<Taken> {
  const { database, work, target, passphrase } = job;
  const key = Buffer.from(job.databaseKey);
  send({ kind: 'step', step: 'snapshot', percent: 0 });
  const snapshot = job.isSnapshot ? database : work;
  try {
    if (!job.isSnapshot) {
      await rm(work, { force: true });
      snapshotFile(database, key, work);
    }
    const facts = readFacts(snapshot, key);
    const files = await storedFiles(job.files, readStoredNames(snapshot, key), job.known);
    const list = listText(files);
    const manifest: Manifest = {
      format: 1,
      id: job.id,
      takenAt: job.takenAt,
      reason: job.reason,
      appVersion: job.appVersion,
      shopName: facts.shopName,
      shopKey: facts.shopKey,
      schema: [...facts.schema],
      tables: facts.tables,
      chainHead: facts.chainHead,
      database: await digestOf(snapshot),
      files: {
        count: files.length,
        total: files.reduce((sum, { bytes }) => sum + bytes, 0),
        bytes: Buffer.byteLength(list),
        sha256: createHash('sha256').update(list).digest('hex'),
      },
    };
    const onBytes = progress('sealing', manifest.database.bytes);
    const written = await sealBackup({ manifest, list, database: snapshot, passphrase, target, onBytes });
    const { problem } = await openBackup({ kind: 'open', source: target, passphrase, databaseKey: job.databaseKey, into: job.readBack });
    return { manifest, files, ...written, problem };
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    if (!job.isSnapshot) await rm(work, { force: true });
    await rm(job.readBack, { force: true });
  }
}

/** Those that are there. What the disk has lost is missing in the backup too, and does not stop it. */
async function storedFiles(folder: string, names: readonly string[], known: readonly StoredFile[]): Promise<readonly StoredFile[]> {
  const knownByName = new Map(known.map((file) => [file.name, file]));
  const found: StoredFile[] = [];
  for (const name of names) {
    const path = join(folder, name.slice(0, 2), name);
    const there = await stat(path).catch(() => undefined);
    if (!there) continue;
    const before = knownByName.get(name);
    found.push(before && before.bytes === there.size ? before : { name, ...(await digestOf(path)) });
  }
  return found;
}

async function digestOf(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** F38: seals, digests, pages, references, rows of every table and the head of the chain. */
async function openBackup({ source, passphrase, databaseKey, into }: OpenJob): Promise<Opened> {
  const key = Buffer.from(databaseKey);
  const size = (await stat(source).catch(() => undefined))?.size;
  if (size === undefined) return { problem: 'unreadable' };
  const opened = await unsealBackup({ source, passphrase, into, onBytes: progress('opening', size) });
  if (opened.problem !== null) return opened;
  send({ kind: 'step', step: 'verifying', percent: 0 });
  const damage = findDamage(into, key);
  if (damage) return { problem: damage };
  const facts = readFacts(into, key);
  const { manifest, files } = opened;
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const sorted = (tables: Manifest['tables']) => Object.entries(tables).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (!isSame(sorted(facts.tables), sorted(manifest.tables)) || !isSame(facts.schema, manifest.schema)) return { problem: 'countsDiffer' };
  if (facts.shopKey !== manifest.shopKey) return { problem: 'altered' };
  if (facts.chainHead !== manifest.chainHead) return { problem: 'chainDiffers' };
  return { problem: null, manifest, files };
}

function progress(step: 'sealing' | 'opening', total: number): (bytes: number) => void {
  let said = -1;
  return (bytes) => {
    const percent = Math.min(100, Math.floor((bytes * 100) / Math.max(1, total)));
    if (percent === said) return;
    said = percent;
    send({ kind: 'step', step, percent });
  };
}

async function run(job: BackupJob): Promise<void> {
  try {
    if (job.kind === 'take') send({ kind: 'taken', result: await take(job) });
    else if (job.kind === 'open') send({ kind: 'opened', result: await openBackup(job) });
    else send({ kind: 'opened', result: await unsealBackup(job) });
  } catch (error) {
    if (!isFull(error)) throw error;
    send({ kind: 'refused', reason: 'diskFull' });
  } finally {
    port.close();
  }
}

function isFull(error: unknown): boolean {
  return codeOf(error) === 'ENOSPC' || classifyFileError(error) === 'diskFull';
}

// What `run` throws ends the thread and reaches the caller as the worker's error.
void run(workerData as BackupJob);
