import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** Plain name in ASCII, without folders. */
  readonly name: string;
  readonly text: string;
}

/** DOS time has no zone: every part carries the same day, so that a bundle of the same facts is the same file. */
const dosDay = (46 << 9) | (1 << 5) | 1;

/** A small archive of texts that every system opens by a double click. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of parts) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const fields = [20, 0, 8, 0, dosDay].map(two);
    const head = Buffer.concat([...fields, four(crc32(bytes)), four(packed.length), four(bytes.length), two(name.length), two(0)]);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed);
    const rest = Buffer.concat([two(0), two(0), two(0), four(0), four(offset)]);
    central.push(Buffer.from('PK\x01\x02', 'latin1'), two(20), head, rest, Buffer.from(name));
    offset += 4 + head.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const counts = [two(0), two(0), two(parts.length), two(parts.length), four(directory.length), four(offset), two(0)];
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), ...counts]);
}

function two(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function four(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
