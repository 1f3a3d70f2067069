/** The few forms of ASN.1 DER that an X.509 certificate is made of. */
export type Der = Uint8Array;

export const sequence = (...parts: readonly Der[]): Der => tagged(0x30, ...parts);
export const set = (...parts: readonly Der[]): Der => tagged(0x31, ...parts);
export const octets = (...parts: readonly Der[]): Der => tagged(0x04, ...parts);
export const utf8 = (text: string): Der => tagged(0x0c, Buffer.from(text, 'utf8'));
export const yes: Der = Uint8Array.of(0x01, 0x01, 0xff);
/** A tag of the context, e.g. `[0]`; `isPlain` for one that holds bytes instead of other values. */
export const context = (number: number, part: Der, isPlain = false): Der => tagged((isPlain ? 0x80 : 0xa0) + number, part);
/** Bits that fill whole bytes. */
export const bits = (bytes: Der, unused = 0): Der => tagged(0x03, Uint8Array.of(unused), bytes);

/** A number that is not negative, from its big-endian bytes. */
export function integer(bytes: Der): Der {
  const start = bytes.findIndex((byte) => byte !== 0);
  const trimmed = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return tagged(0x02, ...((trimmed[0] ?? 0) > 0x7f ? [Uint8Array.of(0)] : []), trimmed);
}

/** A dotted object identifier. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest.flatMap(base128)];
  return tagged(0x06, Uint8Array.from(bytes));
}

/** An instant to the second; four digits of the year, which X.509 wants from 2050 on. */
export function time(at: number): Der {
  const text = new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  const year = Number(text.slice(0, 4));
  return year >= 2050 ? tagged(0x18, Buffer.from(`${text}Z`)) : tagged(0x17, Buffer.from(`${text.slice(2)}Z`));
}

/** PEM text of one block. */
export function pem(label: string, der: Der): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function tagged(tag: number, ...parts: readonly Der[]): Der {
  const body = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(body.length), body]);
}

function lengthOf(length: number): Der {
  if (length < 0x80) return Uint8Array.of(length);
  return length < 0x100 ? Uint8Array.of(0x81, length) : Uint8Array.of(0x82, length >> 8, length & 0xff);
}

function base128(value: number): readonly number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
