/**
 * The recovery code of a shop: its 160-bit master secret as a person writes it, 9 groups of 4 characters (the last is a check), in
 * Crockford's alphabet, which has no I, L, O and U. Whoever has it can open the shop's data and backups without this machine.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const masterBytes = 20;
const dataLength = 32;
const checkLength = 4;

/** `ABCD-EFGH-…`, 9 groups. @throws RangeError unless the secret has 20 bytes. */
export function toRecoveryCode(master: Uint8Array): string {
  if (master.length !== masterBytes) throw new RangeError('a master secret has 20 bytes');
  const data = encode(master);
  return `${data}${checkOf(data)}`.match(/.{4}/g)?.join('-') ?? '';
}

/** The secret of a code as somebody typed it: any case, with or without dashes, O for 0 and I or L for 1; undefined when it is none. */
export function fromRecoveryCode(typed: string): Uint8Array | undefined {
  const text = plainCode(typed);
  const data = text.slice(0, dataLength);
  if (text.length !== dataLength + checkLength || text.slice(dataLength) !== checkOf(data)) return undefined;
  return decode(data);
}

/** What is left of a typed code without what people add to read it. */
function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function encode(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let kept = 0;
  for (const byte of bytes) {
    kept = (kept << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet.charAt((kept >> (bits - 5)) & 31);
    kept &= (1 << bits) - 1;
  }
  return text;
}

function decode(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let kept = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    kept = (kept << 5) | value;
    bits += 5;
    if (bits >= 8) bytes.push((kept >> (bits - 8)) & 255);
    if (bits >= 8) bits -= 8;
    kept &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}

/** 20 bits over the characters and their places: every single wrong character and every two that changed places are found. */
function checkOf(data: string): string {
  let sum = 1;
  for (const character of data) sum = (sum * 37 + alphabet.indexOf(character) + 2) % 1_048_573;
  return encode20(sum);
}

function encode20(value: number): string {
  return [15, 10, 5, 0].map((shift) => alphabet.charAt((value >> shift) & 31)).join('');
}
