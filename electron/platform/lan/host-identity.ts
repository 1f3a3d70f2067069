import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { App } from '../../context.ts';
import { seal, unseal } from '../keys/sealed-bytes.ts';
import { isPermitted, makeAuthority, makeLeaf, newKeyPair, pinOf, readKeyPair, signBytes } from './certificate.ts';
import type { KeyPair } from './certificate.ts';
import { pem } from './der.ts';

/** What this host proves itself with in the LAN. */
export interface HostIdentity {
  /** Under which seats find it again, wherever it went (F75). */
  readonly hostId: string;
  /** SHA-256 of its key, hexadecimal: what seats pin (F101). It outlives every certificate. */
  readonly pin: string;
  /** Public key, SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** The shop's own authority, for browser seats. */
  readonly authorityPem: string;
  /** Key and chain for these names and addresses. */
  certificateFor(names: readonly string[], now: number): Promise<TlsFiles>;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

export interface TlsFiles {
  readonly key: string;
  readonly cert: string;
  readonly until: number;
}

/** Browsers take no certificate that runs longer. */
const leafMs = 395 * 86_400_000;

const base64 = z.base64();
const kept = z.strictObject({
  hostId: z.string().regex(/^[0-9a-f]{32}$/),
  name: z.string(),
  names: z.array(z.string()),
  key: z.strictObject({ pkcs8: base64, spki: base64 }),
  authority: z.strictObject({ pkcs8: base64, spki: base64, certificate: base64 }),
});
type Kept = z.output<typeof kept>;

const opened = new WeakMap<App, Promise<HostIdentity>>();

/**
 * The host's own key and authority, made on first need and sealed in the data folder with the shop's key for files. Renewed certificates
 * keep the key, so pins stay good; a lost key is a new host, which every seat refuses until it is paired again (F102).
 */
export async function hostIdentity(app: App): Promise<HostIdentity> {
  const known = opened.get(app);
  if (known) return known;
  const identity = open(app);
  opened.set(app, identity);
  identity.catch(() => opened.delete(app));
  return identity;
}

export function identityPath(dataFolder: string): string {
  return join(dataFolder, 'lan', 'host-key.sealed');
}

async function open({ dataFolder, keys, now }: App): Promise<HostIdentity> {
  const path = identityPath(dataFolder);
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  const plain = bytes && unseal(keys.files, bytes);
  if (bytes && !plain) throw new Error(`${path} was sealed with another key`);
  const stored = plain ? kept.parse(JSON.parse(plain.toString())) : await make(now());
  if (!plain) {
    await mkdir(join(dataFolder, 'lan'), { recursive: true });
    await writeFile(`${path}.part`, seal(keys.files, Buffer.from(JSON.stringify(stored))), { mode: 0o600, flush: true });
    await rename(`${path}.part`, path);
  }
  return identityOf(stored);
}

async function make(now: number): Promise<Kept> {
  const [pair, authority] = await Promise.all([newKeyPair(), newKeyPair()]);
  const hostId = randomBytes(16).toString('hex');
  const name = `After-Sales Counter ${hostId.slice(0, 8)}`;
  const names = isPermitted(`${hostname()}.local`, []) ? [hostname()] : [];
  const certificate = await makeAuthority(authority, { name, names, now });
  return { hostId, name, names, key: textOf(pair), authority: { ...textOf(authority), certificate: encode(certificate) } };
}

async function identityOf({ hostId, name, names: own, key, authority }: Kept): Promise<HostIdentity> {
  const [pair, signer] = await Promise.all([read(key), read(authority)]);
  const authorityPem = pem('CERTIFICATE', decode(authority.certificate));
  return {
    hostId,
    pin: pinOf(pair.spki),
    spki: pair.spki,
    authorityPem,
    async certificateFor(names, now) {
      const until = now + leafMs;
      const vouched = [...new Set(['localhost', ...names])].filter((one) => isPermitted(one, own));
      const leaf = await makeLeaf(pair, { authority: signer, authorityName: name, name: `${name} host`, names: vouched, now, until });
      return { key: pem('PRIVATE KEY', pair.pkcs8), cert: `${pem('CERTIFICATE', leaf)}${authorityPem}`, until };
    },
    sign: (bytes) => signBytes(pair, bytes),
  };
}

function textOf({ pkcs8, spki }: KeyPair) {
  return { pkcs8: encode(pkcs8), spki: encode(spki) };
}

async function read({ pkcs8, spki }: { readonly pkcs8: string; readonly spki: string }): Promise<KeyPair> {
  return readKeyPair(decode(pkcs8), decode(spki));
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}
