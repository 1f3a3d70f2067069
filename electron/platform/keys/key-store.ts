import { readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { fromRecoveryCode, toRecoveryCode } from '../../../shared/recovery-code.ts';
import { syncFolder, writeWhole } from '../whole-file.ts';
import type { Sealer } from './keyring.ts';

/** Where a machine keeps the master secret of its shop. */
export interface KeyStore {
  readonly path: string;
  /** The secret; `absent` when there is none yet, `locked` when it cannot be opened here. */
  load(): Promise<Uint8Array | 'absent' | 'locked'>;
  /** Keeps it. False: nothing was written, for it would have stood open where that was not wanted (F125). */
  save(master: Uint8Array): Promise<boolean>;
  /** A second secret beside this one, kept in the same way. */
  beside(name: string): KeyStore;
  /** Takes the place of another store's secret, in one step. */
  replace(other: KeyStore): Promise<void>;
}

export interface KeyStoreOptions {
  /** The keyring of this account; absent: the secret stands in the file as it is. */
  readonly sealer?: Sealer | undefined;
  /** Asks somebody whether it may stand open, where a keyring was expected; the answer is kept in the file. Absent: it may. */
  readonly mayStandOpen?: (() => Promise<boolean>) | undefined;
}

/** The key file of a data folder: beside it, not in it, so that a copied folder is worth nothing. */
export function keyPathOf(dataFolder: string): string {
  return `${dataFolder.replace(/[/\\]+$/, '')}.key`;
}

const kept = z.union([
  z.strictObject({ kind: z.literal('file'), code: z.string(), chosen: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal('keyring'), sealed: z.base64() }),
]);
type Kept = z.output<typeof kept>;

/**
 * One file that only this account may read (0600). With a sealer it holds what the keyring made of the secret; without, the secret
 * itself. A file that the keyring sealed is replaced by an open one only when somebody says so (F125).
 */
export function keyStore(path: string, { sealer, mayStandOpen }: KeyStoreOptions = {}): KeyStore {
  const sealed = async (code: string, by: Sealer): Promise<Kept> => ({
    kind: 'keyring',
    sealed: (await by.seal(code)).toString('base64'),
  });
  return {
    path,
    async load() {
      const found = await readKept(path);
      if (typeof found === 'string') return found;
      if (found.kind === 'file') return fromRecoveryCode(found.code) ?? 'locked';
      const opened = await sealer?.unseal(Buffer.from(found.sealed, 'base64')).catch(() => undefined);
      const master = opened && fromRecoveryCode(opened.text);
      if (!master) return 'locked';
      if (opened.isStale && sealer) await writeKept(path, await sealed(opened.text, sealer));
      return master;
    },
    async save(master) {
      const code = toRecoveryCode(master);
      if (sealer) {
        await writeKept(path, await sealed(code, sealer));
        return true;
      }
      const before = await readKept(path);
      const stoodOpen = typeof before !== 'string' && before.kind === 'file';
      if (!stoodOpen && mayStandOpen && !(await mayStandOpen())) return false;
      if (!mayStandOpen && before !== 'absent' && !stoodOpen) return false;
      await writeKept(path, { kind: 'file', code, ...(mayStandOpen && { chosen: true }) });
      return true;
    },
    beside: (name) => keyStore(`${path}.${name}`, { sealer, mayStandOpen }),
    async replace(other) {
      await rename(path, other.path);
      await syncFolder(dirname(other.path));
    },
  };
}

async function readKept(path: string): Promise<Kept | 'absent' | 'locked'> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return 'absent';
  return kept.safeParse(parse(text)).data ?? 'locked';
}

function writeKept(path: string, content: Kept): Promise<void> {
  return writeWhole(path, JSON.stringify(content));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
