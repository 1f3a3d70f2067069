import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { updateHead, updateMark } from '../electron/platform/updates/update-file.ts';
import { appVersion } from '../shared/version.ts';

/**
 * `npm run update-file -- --installer release/setup.exe --platform win32-x64 --key private.key --out counter-0.2.0.ascupdate` signs an installer;
 * `npm run update-file -- --new-key private.key` makes a pair and prints the public half for update-keys.ts.
 */
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Makes a pair: the private half as PKCS#8, base64; the public one as the program keeps it. */
export async function newReleaseKey(): Promise<{ readonly privateKey: string; readonly publicKey: string }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  return {
    privateKey: Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64'),
    publicKey: Buffer.from(await crypto.subtle.exportKey('spki', pair.publicKey)).toString('base64'),
  };
}

export interface MakeUpdateOptions {
  readonly installer: string;
  readonly platform: string;
  readonly privateKey: string;
  readonly out: string;
  readonly version?: string;
  readonly releasedOn: string;
}

/** Signs an installer into one update file. */
export async function makeUpdateFile({
  installer,
  platform,
  privateKey,
  out,
  version = appVersion,
  releasedOn,
}: MakeUpdateOptions): Promise<void> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(installer) as AsyncIterable<Buffer>) digest.update(chunk);
  const head = updateHead.parse({
    version,
    platform,
    fileName: basename(installer),
    bytes: statSync(installer).size,
    sha256: digest.digest('hex'),
    releasedOn,
  });
  const text = Buffer.from(JSON.stringify(head));
  const key = await crypto.subtle.importKey('pkcs8', Buffer.from(privateKey, 'base64'), curve, false, ['sign']);
  const signature = Buffer.from(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, text));
  const into = await open(out, 'w');
  try {
    await into.write(Buffer.concat([Buffer.from(updateMark + String(text.length).padStart(8, '0')), text, signature]));
    for await (const chunk of createReadStream(installer) as AsyncIterable<Buffer>) await into.write(chunk);
    await into.sync();
  } finally {
    await into.close();
  }
}

if (process.argv[1]?.endsWith('update-file.ts')) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { installer: text, platform: text, key: text, out: text, 'new-key': text } });
  if (values['new-key'] !== undefined) {
    const { privateKey, publicKey } = await newReleaseKey();
    writeFileSync(values['new-key'], privateKey, { mode: 0o600, flag: 'wx' });
    process.stdout.write(`${publicKey}\n`);
  } else {
    const { installer, platform, key, out } = values;
    if (!installer || !platform || !key || !out) throw new Error('--installer, --platform, --key and --out are needed');
    const privateKey = readFileSync(key, 'utf8').trim();
    await makeUpdateFile({ installer, platform, privateKey, out, releasedOn: new Date().toISOString().slice(0, 10) });
  }
}
