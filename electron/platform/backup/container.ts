import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { manifestSchema, parseList } from './manifest.ts';
import type { Manifest, StoredFile } from './manifest.ts';

/** The code has 160 random bits: stretching it would only cost time. */
const scryptWorkFactor = 10;
const magic = Buffer.from('ASCBACKUP1\n');
const headBytes = magic.length + 8;
const pieceBytes = 1 << 18;
const mostManifestBytes = 1 << 22;
const mostListBytes = 1 << 28;

/** Called with bytes that are through. */
export type OnBytes = (bytes: number) => void;

export interface SealOptions {
  readonly manifest: Manifest;
  readonly list: string;
  readonly database: string;
  /** The recovery code: `age -d` with it opens the file too. */
  readonly passphrase: string;
  readonly target: string;
  readonly onBytes?: OnBytes;
}

/**
 * Writes one backup: an age file with manifest, list of files and database. It is on the disk when this returns.
 * @returns size and SHA-256 of what was written.
 */
export async function sealBackup({
  manifest,
  list,
  database,
  passphrase,
  target,
  onBytes,
}: SealOptions): Promise<{ bytes: number; sha256: string }> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(scryptWorkFactor);
  const sealed = await encrypter.encrypt(streamOf(contentOf(manifest, list, database)));
  const file = await open(target, 'w', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of sealed) {
      await file.writeFile(piece);
      hash.update(piece);
      bytes += piece.length;
      onBytes?.(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function* contentOf(manifest: Manifest, list: string, database: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const about = Buffer.from(JSON.stringify(manifest));
  const files = Buffer.from(list);
  const head = Buffer.alloc(headBytes);
  magic.copy(head);
  head.writeUInt32BE(about.length, magic.length);
  head.writeUInt32BE(files.length, magic.length + 4);
  yield new Uint8Array(Buffer.concat([head, about, files]));
  for await (const piece of createReadStream(database, { highWaterMark: pieceBytes })) yield new Uint8Array(piece as Buffer);
}

function streamOf(source: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return(undefined);
    },
  });
}

export type OpenedBackup =
  | { readonly problem: 'unreadable' | 'truncated' | 'altered' | 'otherKey' }
  | { readonly problem: null; readonly manifest: Manifest; readonly files: readonly StoredFile[] };

export interface UnsealOptions {
  readonly source: string;
  readonly passphrase: string;
  /** Where the database is put, sealed as it was; absent: only manifest and list are read. */
  readonly into?: string | undefined;
  readonly onBytes?: OnBytes;
}

/** Opens one: every byte is checked by age's own seals, and the parts against the digests of the manifest. */
export async function unsealBackup({ source, passphrase, into, onBytes }: UnsealOptions): Promise<OpenedBackup> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const bytes = createReadStream(source, { highWaterMark: pieceBytes });
  let through = 0;
  async function* counted(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const piece of bytes) {
      through += (piece as Buffer).length;
      onBytes?.(through);
      yield new Uint8Array(piece as Buffer);
    }
  }
  const target = into === undefined ? undefined : await open(into, 'w', 0o600);
  try {
    return await parts(await decrypter.decrypt(streamOf(counted())), target);
  } catch (error) {
    return { problem: problemOf(error) };
  } finally {
    bytes.destroy();
    await target?.close();
  }
}

/** age tells a wrong passphrase, a cut file and an altered one apart only by words; disk errors have codes. */
function problemOf(error: unknown): 'unreadable' | 'truncated' | 'altered' | 'otherKey' {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) {
    if (error.code === 'ENOSPC') throw error;
    return 'unreadable';
  }
  const words = error instanceof Error ? error.message : '';
  if (/no identity matched/.test(words)) return 'otherKey';
  return /short|truncat|unexpected end|EOF|missing|final/i.test(words) ? 'truncated' : 'altered';
}

async function parts(stream: ReadableStream<Uint8Array>, target: FileHandle | undefined): Promise<OpenedBackup> {
  let head: Buffer = Buffer.alloc(0);
  let wanted = headBytes;
  let found: { readonly manifest: Manifest; readonly list: Buffer } | undefined;
  const hash = createHash('sha256');
  let databaseBytes = 0;
  const toDatabase = async (piece: Uint8Array) => {
    hash.update(piece);
    databaseBytes += piece.length;
    await target?.writeFile(piece);
  };
  for await (const piece of stream) {
    if (found) {
      await toDatabase(piece);
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length >= headBytes) wanted = headBytes + lengthsOf(head).about + lengthsOf(head).files;
    if (head.length < wanted || head.length < headBytes) continue;
    const { about } = lengthsOf(head);
    found = {
      manifest: manifestSchema.parse(JSON.parse(head.subarray(headBytes, headBytes + about).toString('utf8'))),
      list: head.subarray(headBytes + about, wanted),
    };
    if (!target) return filesOf(found.manifest, found.list);
    await toDatabase(head.subarray(wanted));
  }
  if (!found) return { problem: 'truncated' };
  const { database } = found.manifest;
  if (databaseBytes !== database.bytes || hash.digest('hex') !== database.sha256) return { problem: 'altered' };
  await target?.sync();
  return filesOf(found.manifest, found.list);
}

function lengthsOf(head: Buffer): { readonly about: number; readonly files: number } {
  const about = head.readUInt32BE(magic.length);
  const files = head.readUInt32BE(magic.length + 4);
  if (!head.subarray(0, magic.length).equals(magic) || about > mostManifestBytes || files > mostListBytes) throw new Error('not a backup');
  return { about, files };
}

function filesOf(manifest: Manifest, list: Buffer): OpenedBackup {
  if (createHash('sha256').update(list).digest('hex') !== manifest.files.sha256) return { problem: 'altered' };
  return { problem: null, manifest, files: parseList(list.toString('utf8')) };
}
