import { constants, crc32, createInflateRaw } from 'node:zlib';
import { DomainError } from '../../errors.ts';
import { spreadsheetLimits } from './limits.ts';
import { isBomb } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

const sliceBytes = 64 * 1024;

/** The unpacked bytes of an entry, slice by slice; stops at the first byte beyond the declared size, and at a wrong checksum (F108). */
export async function* unpack(entry: ZipEntry): AsyncGenerator<Buffer> {
  let size = 0;
  let crc = 0;
  for await (const slice of entry.method === 0 ? slices(entry.packed) : inflated(entry)) {
    size += slice.length;
    if (size > entry.size || isBomb(size, entry.packedSize)) throw new DomainError('fileSuspicious', { reason: 'sizes' });
    crc = crc32(slice, crc);
    yield slice;
  }
  if (size !== entry.size) throw new DomainError('fileSuspicious', { reason: 'sizes' });
  if (crc !== entry.crc) throw new DomainError('fileDamaged', { part: entry.name });
}

function* slices(bytes: Uint8Array): Generator<Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < buffer.length; at += sliceBytes) yield buffer.subarray(at, at + sliceBytes);
}

async function* inflated(entry: ZipEntry): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: sliceBytes, finishFlush: constants.Z_FINISH });
  inflate.end(entry.packed);
  try {
    for await (const slice of inflate) yield slice as Buffer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new DomainError('fileDamaged', { part: entry.name });
    throw error;
  } finally {
    inflate.destroy();
  }
}

/**
 * Unpacks every entry once without keeping it: the true sizes are counted, entity declarations in any XML part and archives inside the
 * archive are refused (F108, F109), whether or not we would ever read that part.
 */
export async function inspectContents(entries: ReadonlyMap<string, ZipEntry>): Promise<void> {
  let total = 0;
  for (const entry of entries.values()) {
    const xml = /\.(xml|rels|vml)$/i.test(entry.name);
    let tail = Buffer.alloc(0);
    let first = true;
    for await (const slice of unpack(entry)) {
      total += slice.length;
      if (total > spreadsheetLimits.unpackedBytes) throw new DomainError('fileSuspicious', { reason: 'bomb' });
      if (first && isArchive(slice)) throw new DomainError('fileSuspicious', { reason: 'nested' });
      if (first && xml && isWideText(slice)) throw new DomainError('fileDamaged', { part: entry.name });
      first = false;
      if (!xml) continue;
      const seen = Buffer.concat([tail, slice]);
      if (seen.includes('<!DOCTYPE') || seen.includes('<!ENTITY')) throw new DomainError('fileSuspicious', { reason: 'entity' });
      tail = seen.subarray(-12);
    }
  }
}

function isArchive(start: Buffer): boolean {
  const magic = start.subarray(0, 6).toString('latin1');
  return ['PK\x03\x04', 'PK\x05\x06', 'Rar!', '7z\xbc\xaf', '\x1f\x8b\x08', '\xd0\xcf\x11\xe0', 'MZ\x90'].some((mark) =>
    magic.startsWith(mark),
  );
}

/** UTF-16 text would hide a declaration from the search above; no spreadsheet program writes it. */
function isWideText(start: Buffer): boolean {
  return (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff) || start.subarray(0, 4).includes(0);
}
