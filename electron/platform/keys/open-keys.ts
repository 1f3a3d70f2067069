import { fromRecoveryCode } from '../../../shared/recovery-code.ts';
import type { Engine } from '../../db/engine.ts';
import type { DatabaseState } from '../../db/open.ts';
import { DomainError } from '../../errors.ts';
import { putSetting, readSetting } from '../settings.ts';
import type { KeyStore } from './key-store.ts';
import { keysOf, newMaster } from './keys.ts';
import type { Keys } from './keys.ts';

const checkSetting = 'keys.check';

export interface OpenKeysOptions {
  readonly store: KeyStore;
  readonly state: DatabaseState;
  /** As somebody typed it, on a machine that does not have the key. */
  readonly recoveryCode?: string | undefined;
}

export interface OpenedKeys {
  readonly keys: Keys;
  /** Keeps a typed code's secret on this machine, once it has opened the data. */
  keep(): Promise<void>;
}

/**
 * The shop's keys: as this machine keeps them, from the recovery code, or new ones for a shop that has none. Sealed data never get new
 * keys.
 * @throws DomainError `keyMissing` when this machine has no key for the data, `recoveryCodeWrong`.
 */
export async function openKeys({ store, state, recoveryCode }: OpenKeysOptions): Promise<OpenedKeys> {
  if (recoveryCode !== undefined) {
    const master = fromRecoveryCode(recoveryCode);
    if (!master) throw new DomainError('recoveryCodeWrong');
    return { keys: keysOf(master), keep: () => store.save(master) };
  }
  const master = await store.load();
  if (typeof master !== 'string') return { keys: keysOf(master), keep: async () => {} };
  if (master === 'locked' || state === 'sealed') throw new DomainError('keyMissing', { file: store.path });
  const made = newMaster();
  // before anything is sealed with it: a crash must not leave data that nobody can open
  await store.save(made);
  return { keys: keysOf(made), keep: async () => {} };
}

/**
 * Holds the keys against those of the shop's first host: several hosts on one database must have the same.
 * @throws DomainError `keyMissing` when they are others.
 */
export async function confirmKeys(engine: Engine, keys: Keys, store: KeyStore): Promise<void> {
  const own = keys.check.toString('base64');
  const known = await engine.transaction(async (tx) => {
    const found = await readSetting<string | null>(tx, checkSetting, null);
    if (found === null) await putSetting(tx, checkSetting, own);
    return found ?? own;
  });
  if (known !== own) throw new DomainError('keyMissing', { file: store.path });
}
