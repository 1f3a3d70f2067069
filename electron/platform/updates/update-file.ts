import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { DomainError } from '../../errors.ts';
import { isNewer } from '../../../shared/version.ts';

/**
 * An update file, for shops without the internet: a mark, the length of the head, the signed head, its signature (ECDSA P-256 over SHA-256),
 * and the installer as it is.
 */
export const updateMark = 'ASCUPDATE1\n';
const lengthDigits = 8;
const signatureBytes = 64;
const mostHeadBytes = 100_000;

export const updateHead = z.strictObject({
  version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/),
  /** e.g. `win32-x64`. */
  platform: z.string().regex(/^(win32|linux|darwin)-(x64|arm64)$/),
  /** Of the installer; only a plain name. */
  fileName: z.string().regex(/^[\w.-]{1,80}\.(exe|AppImage|deb|dmg)$/),
  bytes: z.int().min(1).max(2_000_000_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  releasedOn: z.iso.date(),
});
export type UpdateHead = z.output<typeof updateHead>;

export interface UpdateRules {
  /** Of the program that runs: an older update or the same one is refused (F129). */
  readonly version: string;
  readonly platform: string;
  readonly keys: readonly string[];
}

/** Why an update file is not taken; a text of each stands in the desktop texts. */
export type UpdateRefusal = 'noUpdateFile' | 'notSigned' | 'otherPlatform' | 'notNewer' | 'damaged';

/**
 * Reads an update file and takes the installer out of it. Nothing of it is believed before its signature; the bytes are held against
 * their digest while they are copied, and a copy that differs is removed.
 * @param target where the installer goes.
 * @throws DomainError `updateRefused` with an `UpdateRefusal`.
 */
export async function takeUpdate(file: string, rules: UpdateRules, targetOf: (head: UpdateHead) => Promise<string>): Promise<UpdateHead> {
  const source = await open(file, 'r');
  try {
    const { head, begin } = await readHead(source, rules);
    const target = await targetOf(head);
    await copy(source, begin, head, target);
    return head;
  } finally {
    await source.close();
  }
}

/** What an update file is, without taking anything out of it. @throws DomainError `updateRefused`. */
export async function readUpdate(file: string, rules: UpdateRules): Promise<UpdateHead> {
  const source = await open(file, 'r');
  try {
    return (await readHead(source, rules)).head;
  } finally {
    await source.close();
  }
}

interface Found {
  readonly head: UpdateHead;
  /** Where the installer begins. */
  readonly begin: number;
}

async function readHead(source: FileHandle, { version, platform, keys }: UpdateRules): Promise<Found> {
  const start = await piece(source, 0, updateMark.length + lengthDigits);
  const text = start.toString('latin1');
  const length = Number(text.slice(updateMark.length));
  if (!text.startsWith(updateMark) || !Number.isInteger(length) || length < 2 || length > mostHeadBytes) refuse('noUpdateFile');
  const headBytes = await piece(source, start.length, length);
  const signature = await piece(source, start.length + length, signatureBytes);
  if (signature.length < signatureBytes) refuse('noUpdateFile');
  if (!(await isSigned(headBytes, signature, keys))) refuse('notSigned');
  const head = updateHead.safeParse(parse(headBytes.toString('utf8'))).data ?? refuse('noUpdateFile');
  if (head.platform !== platform) refuse('otherPlatform', { platform: head.platform });
  if (!isNewer(head.version, version)) refuse('notNewer', { version: head.version });
  return { head, begin: start.length + length + signatureBytes };
}

async function isSigned(bytes: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, keys: readonly string[]): Promise<boolean> {
  for (const key of keys) {
    const publicKey = await crypto.subtle.importKey('spki', Buffer.from(key, 'base64'), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    if (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, signature, bytes)) return true;
  }
  return false;
}

async function copy(source: FileHandle, begin: number, { bytes, sha256 }: UpdateHead, target: string): Promise<void> {
  const digest = createHash('sha256');
  const into = await open(target, 'w', 0o700);
  let copied = 0;
  try {
    for await (const chunk of source.createReadStream({ start: begin, autoClose: false }) as AsyncIterable<Buffer>) {
      copied += chunk.length;
      if (copied > bytes) break;
      digest.update(chunk);
      await into.write(chunk);
    }
    await into.sync();
  } finally {
    await into.close();
  }
  if (copied === bytes && digest.digest('hex') === sha256) return;
  await rm(target, { force: true });
  refuse('damaged');
}

async function piece(source: FileHandle, position: number, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await source.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(reason: UpdateRefusal, values: Readonly<Record<string, string>> = {}): never {
  throw new DomainError('updateRefused', { reason, ...values });
}
