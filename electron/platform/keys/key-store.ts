import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { fromRecoveryCode, toRecoveryCode } from '../../../shared/recovery-code.ts';

/** What the operating system keeps secrets with (Electron's safeStorage): only this account of this machine can open them again. */
export interface Sealer {
  seal(text: string): Promise<Buffer>;
  /** @throws when another account or machine sealed it. */
  unseal(bytes: Buffer): Promise<string>;
}

/** Where a machine keeps the master secret of its shop. */
export interface KeyStore {
  readonly path: string;
  /** The secret; `absent` when there is none yet, `locked` when it cannot be opened here. */
  load(): Promise<Uint8Array | 'absent' | 'locked'>;
  save(master: Uint8Array): Promise<void>;
}

/** The key file of a data folder: beside it, not in it, so that a copied folder is worth nothing. */
export function keyPathOf(dataFolder: string): string {
  return `${dataFolder.replace(/[/\\]+$/, '')}.key`;
}

const kept = z.union([
  z.strictObject({ kind: z.literal('file'), code: z.string() }),
  z.strictObject({ kind: z.literal('keyring'), sealed: z.base64() }),
]);

/**
 * One file that only this account may read (0600). With a sealer it holds what the keyring made of the secret; without, the secret
 * itself. A file that the keyring sealed is never replaced by an open one on the way (F125).
 */
export function keyStore(path: string, sealer?: Sealer): KeyStore {
  return {
    path,
    async load() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (text === undefined) return 'absent';
      const found = kept.safeParse(parse(text)).data;
      if (!found) return 'locked';
      if (found.kind === 'file') return fromRecoveryCode(found.code) ?? 'locked';
      const code = await sealer?.unseal(Buffer.from(found.sealed, 'base64')).catch(() => undefined);
      return (code === undefined ? undefined : fromRecoveryCode(code)) ?? 'locked';
    },
    async save(master) {
      const code = toRecoveryCode(master);
      const content: z.input<typeof kept> = sealer
        ? { kind: 'keyring', sealed: (await sealer.seal(code)).toString('base64') }
        : { kind: 'file', code };
      await writeWhole(path, JSON.stringify(content));
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The old file or the new one, never half of one. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}
