import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../context.ts';
import { DomainError } from '../errors.ts';
import { seal, unseal } from './keys/sealed-bytes.ts';

/** A file that a user is sending or has sent, until it is used or an hour has passed. */
export interface Upload {
  readonly id: string;
  readonly userId: number;
  readonly fileName: string;
  readonly createdAt: number;
  readonly path: string;
  /** Seals it on the disk and lies nowhere but here: what a crash leaves, nobody can read (R-004-17). */
  readonly key: Buffer;
  size: number;
  isComplete: boolean;
}

export interface UploadPiece {
  readonly uploadId: string | null;
  readonly fileName: string;
  readonly index: number;
  readonly isLast: boolean;
  readonly base64: string;
}

const maxBytes = 10 * 1024 * 1024;
const maxAgeMs = 60 * 60 * 1000;
const maxPerUser = 3;

type Entry = Upload & { next: number };
const uploadsOf = new WeakMap<App, Map<string, Entry>>();

/**
 * Takes one piece of a file. Pieces come in order; one that came before is taken as a retry and changes nothing. The name on disk is
 * random and never the user's.
 * @throws DomainError `fileTooLarge` above 10 MB, `uploadGone` for another user's or an expired upload or a piece out of order.
 */
export async function receivePiece(app: App, userId: number, piece: UploadPiece): Promise<Upload> {
  const entry =
    piece.uploadId === null && piece.index === 0 ? await begin(app, userId, piece.fileName) : find(app, userId, piece.uploadId ?? '');
  if (!entry || piece.index > entry.next) throw new DomainError('uploadGone');
  if (piece.index < entry.next) return entry;
  if (entry.isComplete) throw new DomainError('uploadGone');
  const bytes = Buffer.from(piece.base64, 'base64');
  entry.next += 1;
  entry.size += bytes.length;
  if (entry.size > maxBytes) {
    await dropUpload(app, entry);
    throw new DomainError('fileTooLarge', { reason: 'file', limit: maxBytes });
  }
  try {
    await appendFile(entry.path, framed(seal(entry.key, bytes)), { mode: 0o600 });
  } catch (error) {
    await dropUpload(app, entry);
    throw isFull(error) ? new DomainError('diskFull') : error;
  }
  entry.isComplete = piece.isLast;
  return entry;
}

/** A complete upload of this user, or undefined. */
export function findUpload(app: App, userId: number, id: string): Upload | undefined {
  const entry = find(app, userId, id);
  return entry?.isComplete ? entry : undefined;
}

/** The file as it was sent, unsealed in memory. */
export async function readUpload({ path, key }: Upload): Promise<Buffer> {
  const kept = await readFile(path);
  const pieces: Buffer[] = [];
  for (let at = 0; at < kept.length;) {
    const begin = at + lengthBytes;
    at = begin + kept.readUInt32LE(at);
    const piece = unseal(key, kept.subarray(begin, at));
    if (!piece) throw new DomainError('fileDamaged', { reason: 'stored' });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const lengthBytes = 4;

/** Pieces are sealed one by one, as they come; each is preceded by its length. */
function framed(sealed: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(sealed.length);
  return Buffer.concat([length, sealed]);
}

/** What an earlier run left cannot be read any more. */
export async function clearUploads(dataFolder: string): Promise<void> {
  await rm(uploadsFolder(dataFolder), { recursive: true, force: true });
}

function uploadsFolder(dataFolder: string): string {
  return join(dataFolder, 'uploads');
}

/** Removes the file and forgets the upload. */
export async function dropUpload(app: App, { id, path }: Upload): Promise<void> {
  entriesOf(app).delete(id);
  await rm(path, { force: true });
}

/** Removes the file; the upload stays known for whoever asks how it went. */
export async function dropUploadFile({ path }: Upload): Promise<void> {
  await rm(path, { force: true });
}

function find(app: App, userId: number, id: string): Entry | undefined {
  const entry = entriesOf(app).get(id);
  return entry && entry.userId === userId && app.now() - entry.createdAt < maxAgeMs ? entry : undefined;
}

async function begin(app: App, userId: number, fileName: string): Promise<Entry> {
  const folder = uploadsFolder(app.dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(app, folder, userId);
  const id = randomBytes(18).toString('base64url');
  const path = join(folder, id);
  const entry: Entry = { id, userId, fileName, createdAt: app.now(), path, key: randomBytes(32), size: 0, isComplete: false, next: 0 };
  entriesOf(app).set(id, entry);
  return entry;
}

/** Removes what is too old or too much, also what an earlier run of the program left behind. */
async function sweep(app: App, folder: string, userId: number): Promise<void> {
  const entries = [...entriesOf(app).values()];
  const own = entries.filter((entry) => entry.userId === userId).slice(0, -(maxPerUser - 1));
  const old = entries.filter(({ createdAt }) => app.now() - createdAt >= maxAgeMs);
  for (const entry of new Set([...own, ...old])) await dropUpload(app, entry);
  for (const name of await readdir(folder)) {
    if (entriesOf(app).has(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    // File times follow the machine's clock, not the shop's.
    if (Date.now() - mtimeMs >= maxAgeMs) await rm(path, { force: true });
  }
}

function entriesOf(app: App): Map<string, Entry> {
  const known = uploadsOf.get(app);
  if (known) return known;
  const made = new Map<string, Entry>();
  uploadsOf.set(app, made);
  return made;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
