import { randomUUID } from 'node:crypto';
import { fromRecoveryCode } from '../../../shared/recovery-code.ts';
import type { Engine, Tx } from '../../db/engine.ts';
import type { DatabaseState } from '../../db/open.ts';
import { DomainError, invariant } from '../../errors.ts';
import { putSetting, readSetting } from '../settings.ts';
import type { KeyStore } from './key-store.ts';
import { keysOf, newMaster } from './keys.ts';
import type { Keys } from './keys.ts';
import { seal, unseal } from './sealed-bytes.ts';
import type { FoundMark, ShopMark } from './shop-mark.ts';

export interface OpenKeysOptions {
  readonly store: KeyStore;
  readonly state: DatabaseState;
  /** What the data folder says of itself. */
  readonly found: FoundMark;
  /** As somebody typed it, on a machine that does not have the key. */
  readonly recoveryCode?: string | undefined;
}

export interface OpenedKeys {
  readonly keys: Keys;
  /** What is said when they turn out not to be the shop's. */
  readonly wrong: DomainError;
  /** Keeps a typed code's secret on this machine, once it has opened the data. */
  keep(): Promise<void>;
}

/**
 * The shop's keys: as this machine keeps them, from the recovery code, or new ones for a shop that has none. Sealed data never get new
 * keys.
 * @throws DomainError `keyMissing` when this machine has no key for the data, `recoveryCodeWrong`, `cancelled` when a new key may not
 * be kept here.
 */
export async function openKeys({ store, state, found, recoveryCode }: OpenKeysOptions): Promise<OpenedKeys> {
  if (recoveryCode !== undefined) {
    const wrong = new DomainError('recoveryCodeWrong');
    const master = fromRecoveryCode(recoveryCode);
    if (!master) throw wrong;
    return agreed({
      keys: keysOf(master),
      wrong,
      async keep() {
        await store.save(master);
      },
    });
  }
  const wrong = new DomainError('keyMissing', { file: store.path });
  const master = await store.load();
  if (typeof master !== 'string') return agreed({ keys: keysOf(master), wrong, keep: async () => {} });
  if (master === 'locked' || state === 'sealed' || found !== 'absent') throw wrong;
  const made = newMaster();
  // before anything is sealed with it: a crash must not leave data that nobody can open
  if (!(await store.save(made))) throw new DomainError('cancelled');
  return { keys: keysOf(made), wrong, keep: async () => {} };

  function agreed(opened: OpenedKeys): OpenedKeys {
    if (typeof found !== 'string' && found.check !== checkOf(opened.keys)) throw opened.wrong;
    return opened;
  }
}

/** What may be said in the open of the keys. */
export function checkOf(keys: Keys): string {
  return keys.check.toString('base64');
}

const checkSetting = 'keys.check';
const chainSetting = 'keys.chain';
const shopSetting = 'keys.shop';

export interface ConfirmedKeys {
  /** With the chain's key as the shop has had it from the beginning. */
  readonly keys: Keys;
  readonly mark: ShopMark;
}

/**
 * Holds the keys against those of the shop's first host: several hosts on one database must have the same. What does not follow from the
 * recovery code lies in the database, sealed by it: the chain's key stays when the code is a new one.
 * @throws what was opened with them says of wrong ones.
 */
export async function confirmKeys(engine: Engine, { keys, wrong }: OpenedKeys): Promise<ConfirmedKeys> {
  return engine.transaction(async (tx) => {
    const check = await settled(tx, checkSetting, () => checkOf(keys));
    if (check !== checkOf(keys)) throw wrong;
    const shop = await settled(tx, shopSetting, () => randomUUID());
    const sealed = await settled(tx, chainSetting, () => seal(keys.wrap, keys.chain).toString('base64'));
    const chain = unseal(keys.wrap, Buffer.from(sealed, 'base64'));
    invariant(chain, 'the key of the chain opens with the keys of the shop');
    return { keys: { ...keys, chain }, mark: { shop, check } };
  });
}

async function settled(tx: Tx, name: string, first: () => string): Promise<string> {
  const known = await readSetting<string | null>(tx, name, null);
  if (known !== null) return known;
  const made = first();
  await putSetting(tx, name, made);
  return made;
}

/** What in the database hangs on the recovery code, for a new one; done once however often it is asked for. */
export async function changeKeys(engine: Engine, from: Keys, to: Keys): Promise<void> {
  await engine.transaction(async (tx) => {
    if ((await readSetting<string | null>(tx, checkSetting, null)) === checkOf(to)) return;
    const sealed = await readSetting<string | null>(tx, chainSetting, null);
    const chain = sealed === null ? from.chain : unseal(from.wrap, Buffer.from(sealed, 'base64'));
    invariant(chain, 'the key of the chain opens with the keys of the shop');
    await putSetting(tx, chainSetting, seal(to.wrap, chain).toString('base64'));
    await putSetting(tx, checkSetting, checkOf(to));
  });
}
