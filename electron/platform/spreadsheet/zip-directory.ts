import { DomainError } from '../../errors.ts';
import { spreadsheetLimits } from './limits.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** The packed bytes, a view on the file. */
  readonly packed: Uint8Array;
}

const damaged = (): DomainError => new DomainError('fileDamaged', { part: 'zip' });
const suspicious = (reason: string): DomainError => new DomainError('fileSuspicious', { reason });

/**
 * Reads the directory of a ZIP file by hand and refuses, before anything is unpacked (F108): too many entries, too much declared content,
 * impossible ratios, names that leave the folder, links, entries that share bytes, encrypted entries, and headers that contradict the directory.
 */
export function readZipDirectory(file: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const { count, offset, end } = findDirectory(view);
  if (count > spreadsheetLimits.entries) throw suspicious('entries');
  const entries = new Map<string, ZipEntry>();
  const ranges: [start: number, end: number][] = [];
  let declared = 0;
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end) throw damaged();
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength));
    checkName(name, view.getUint32(at + 38, true));
    if (entries.has(name)) throw suspicious('names');
    const { entry, start } = readEntry(file, view, at, name);
    declared += entry.size;
    if (declared > spreadsheetLimits.unpackedBytes || isBomb(entry.size, entry.packedSize)) throw suspicious('bomb');
    ranges.push([start, start + entry.packedSize]);
    entries.set(name, entry);
    at = next;
  }
  if (view.byteLength - at >= 4 && view.getUint32(at, true) === 0x02014b50) throw suspicious('entries');
  checkOverlap(ranges, offset);
  return entries;
}

/** True where content grows more than a real workbook ever does. */
export function isBomb(size: number, packedSize: number): boolean {
  return size > spreadsheetLimits.ratioFromBytes && size > packedSize * spreadsheetLimits.ratio;
}

function findDirectory(view: DataView): { count: number; offset: number; end: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  let at = view.byteLength - 22;
  while (at >= lowest && view.getUint32(at, true) !== 0x06054b50) at -= 1;
  if (at < lowest) throw damaged();
  if (view.getUint16(at + 4, true) !== 0 && view.getUint16(at + 4, true) !== 0xffff) throw damaged();
  const directory = { count: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true) };
  if (directory.count === 0xffff || directory.size === 0xffffffff || directory.offset === 0xffffffff) {
    if (at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) throw suspicious('entries');
    const big = bigNumber(view, at - 12);
    if (big + 56 > view.byteLength || view.getUint32(big, true) !== 0x06064b50) throw damaged();
    directory.count = bigNumber(view, big + 32);
    directory.size = bigNumber(view, big + 40);
    directory.offset = bigNumber(view, big + 48);
  }
  if (directory.offset + directory.size > at) throw damaged();
  return { count: directory.count, offset: directory.offset, end: at };
}

function bigNumber(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw damaged();
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw suspicious('bomb');
  return Number(value);
}

function readEntry(file: Uint8Array, view: DataView, at: number, name: string): { entry: ZipEntry; start: number } {
  const flags = view.getUint16(at + 8, true);
  if ((flags & 0x2041) !== 0) throw new DomainError('fileEncrypted');
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw damaged();
  const sizes = readSizes(view, at);
  const local = sizes.offset;
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== 0x04034b50) throw damaged();
  const nameLength = view.getUint16(local + 26, true);
  const start = local + 30 + nameLength + view.getUint16(local + 28, true);
  if (start + sizes.packedSize > view.byteLength) throw damaged();
  if (new TextDecoder().decode(file.subarray(local + 30, local + 30 + nameLength)) !== name) throw suspicious('names');
  if (view.getUint16(local + 8, true) !== method || (method === 0 && sizes.size !== sizes.packedSize)) throw suspicious('sizes');
  const packed = file.subarray(start, start + sizes.packedSize);
  return { entry: { name, method, crc: view.getUint32(at + 16, true), packedSize: sizes.packedSize, size: sizes.size, packed }, start };
}

/** Sizes and offset of a directory entry; the ZIP64 extra field holds those that are all ones here. */
function readSizes(view: DataView, at: number): { packedSize: number; size: number; offset: number } {
  const found = { size: view.getUint32(at + 24, true), packedSize: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) };
  let extra = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = extra + view.getUint16(at + 30, true);
  while (extra + 4 <= extraEnd) {
    const length = view.getUint16(extra + 2, true);
    if (view.getUint16(extra, true) === 1) {
      let field = extra + 4;
      for (const key of ['size', 'packedSize', 'offset'] as const) {
        if (found[key] !== 0xffffffff) continue;
        if (field + 8 > extra + 4 + length) throw damaged();
        found[key] = bigNumber(view, field);
        field += 8;
      }
    }
    extra += 4 + length;
  }
  return found;
}

function checkName(name: string, attributes: number): void {
  const leaves = name.split(/[/\\]/).includes('..') || /^([/\\]|[a-z]:)/i.test(name) || /[\\\0-\x1f\ufffd]/.test(name) || name === '';
  const link = ((attributes >>> 16) & 0o170000) === 0o120000;
  if (leaves || link) throw suspicious('names');
  if (/(^|\/)vbaproject|vbadata|(^|\/)macrosheets\/|(^|\/)activex\//i.test(name)) throw suspicious('macros');
  if (/\.(zip|jar|7z|rar|gz|xlsx|xlsm|xls|docx|docm|pptx|exe|dll|js|vbs|bat|lnk|ole)$/i.test(name)) throw suspicious('nested');
}

function checkOverlap(ranges: [start: number, end: number][], directory: number): void {
  let end = 0;
  for (const range of ranges.toSorted((left, right) => left[0] - right[0] || left[1] - right[1])) {
    if (range[0] < end || range[1] > directory) throw suspicious('overlap');
    end = range[1];
  }
}
