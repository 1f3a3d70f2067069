import { isIP } from 'node:net';
import { createHash, randomBytes } from 'node:crypto';
import { bits, context, integer, octets, oid, sequence, set, time, utf8, yes } from './der.ts';
import type { Der } from './der.ts';

type PrivateKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

export interface KeyPair {
  readonly privateKey: PrivateKey;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly pkcs8: Uint8Array;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const digest = { name: 'ECDSA', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
/** Clocks of a shop's machines differ: a certificate holds from the day before. */
const backMs = dayMs;

export async function newKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const [pkcs8, spki] = await Promise.all([crypto.subtle.exportKey('pkcs8', privateKey), crypto.subtle.exportKey('spki', publicKey)]);
  return { privateKey, spki: new Uint8Array(spki), pkcs8: new Uint8Array(pkcs8) };
}

export async function readKeyPair(pkcs8: Uint8Array<ArrayBuffer>, spki: Uint8Array): Promise<KeyPair> {
  return { privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, curve, false, ['sign']), pkcs8, spki };
}

/** ECDSA with SHA-256, `r` and `s` of 32 bytes beside each other. */
export async function signBytes({ privateKey }: KeyPair, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(digest, privateKey, bytes));
}

/** Did the owner of this public key sign these bytes? */
export async function isSignedBy(
  spki: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    return await crypto.subtle.verify(digest, await crypto.subtle.importKey('spki', spki, curve, false, ['verify']), signature, bytes);
  } catch {
    return false; // not a key of this kind
  }
}

/** What seats pin: SHA-256 of the public key, hexadecimal. */
export function pinOf(spki: Uint8Array): string {
  return createHash('sha256').update(spki).digest('hex');
}

export interface AuthorityOptions {
  readonly name: string;
  /** Further host names that it may vouch for. */
  readonly names: readonly string[];
  readonly now: number;
}

/**
 * The shop's own authority, for browser seats. It may vouch for addresses of a LAN and for names that exist only there, so whoever
 * installs it trusts nobody for any other site.
 */
export async function makeAuthority(pair: KeyPair, { name, names, now }: AuthorityOptions): Promise<Uint8Array> {
  const subject = named(name);
  return signed(pair, subject, subject, pair.spki, now, now + 20 * 365 * dayMs, [
    extension('2.5.29.19', sequence(yes, integer(Uint8Array.of(0))), true),
    extension('2.5.29.15', bits(Uint8Array.of(0x06), 1), true),
    extension('2.5.29.14', octets(keyId(pair.spki))),
    extension('2.5.29.30', sequence(context(0, Buffer.concat(permittedFor(names).map((one) => sequence(one))))), true),
  ]);
}

export interface LeafOptions {
  readonly authority: KeyPair;
  readonly authorityName: string;
  readonly name: string;
  /** Host names and addresses. */
  readonly names: readonly string[];
  readonly now: number;
  readonly until: number;
}

/** The certificate of the host itself. */
export async function makeLeaf(pair: KeyPair, { authority, authorityName, name, names, now, until }: LeafOptions): Promise<Uint8Array> {
  return signed(authority, named(authorityName), named(name), pair.spki, now, until, [
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.15', bits(Uint8Array.of(0x80), 7), true),
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...names.map(alternative))),
    extension('2.5.29.35', sequence(context(0, keyId(authority.spki), true))),
    extension('2.5.29.14', octets(keyId(pair.spki))),
  ]);
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

async function signed(
  by: KeyPair,
  issuer: Der,
  subject: Der,
  spki: Der,
  from: number,
  until: number,
  extensions: readonly Der[],
): Promise<Uint8Array> {
  const body = sequence(
    context(0, integer(Uint8Array.of(2))),
    integer(Uint8Array.of(0x40, ...randomBytes(15))),
    ecdsaWithSha256,
    issuer,
    sequence(time(from - backMs), time(until)),
    subject,
    spki,
    context(3, sequence(...extensions)),
  );
  const signature = await signBytes(by, new Uint8Array(body));
  const inDer = sequence(integer(signature.subarray(0, 32)), integer(signature.subarray(32)));
  return sequence(body, ecdsaWithSha256, bits(inDer));
}

function named(name: string): Der {
  return sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
}

function extension(id: string, value: Der, isCritical = false): Der {
  return sequence(oid(id), ...(isCritical ? [yes] : []), octets(value));
}

/** RFC 5280 names SHA-1 here as an example; any digest will do. */
function keyId(spki: Uint8Array): Uint8Array {
  return createHash('sha256').update(spki).digest().subarray(0, 20);
}

function alternative(name: string): Der {
  return isIP(name) === 0 ? context(2, Buffer.from(name, 'ascii'), true) : context(7, addressBytes(name), true);
}

function addressBytes(address: string): Uint8Array {
  if (isIP(address) === 4) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

const endings = ['local', 'lan', 'home', 'internal', 'test', 'localhost'];
/** Private, link-local and loopback addresses: network and mask. */
const ranges = [
  ['10.0.0.0', '255.0.0.0'],
  ['172.16.0.0', '255.240.0.0'],
  ['192.168.0.0', '255.255.0.0'],
  ['169.254.0.0', '255.255.0.0'],
  ['127.0.0.0', '255.0.0.0'],
  ['fc00::', 'fe00::'],
  ['fe80::', 'ffc0::'],
  ['::1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
] as const;

function permittedFor(names: readonly string[]): readonly Der[] {
  return [
    ...[...endings, ...names].map((name) => context(2, Buffer.from(name, 'ascii'), true)),
    ...ranges.map(([net, mask]) => context(7, Buffer.concat([addressBytes(net), addressBytes(mask)]), true)),
  ];
}

/** May an authority that was made for `names` vouch for this name or address? */
export function isPermitted(name: string, names: readonly string[]): boolean {
  if (isIP(name) === 0) {
    if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(name)) return false;
    return [...endings, ...names].some(
      (ending) => name.toLowerCase() === ending.toLowerCase() || name.toLowerCase().endsWith(`.${ending.toLowerCase()}`),
    );
  }
  const bytes = addressBytes(name);
  return ranges.some(([net, mask]) => {
    const [from, cover] = [addressBytes(net), addressBytes(mask)];
    return from.length === bytes.length && bytes.every((byte, index) => (byte & (cover[index] ?? 0)) === from[index]);
  });
}
