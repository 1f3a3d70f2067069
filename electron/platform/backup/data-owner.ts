import type { App } from '../../context.ts';
import type { Engine } from '../../db/engine.ts';
import type { SwappableEngine } from '../../db/swappable.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Keys } from '../keys/keys.ts';

/** Whoever opened the application, as far as its data can be saved and replaced as a whole. */
export interface DataOwner {
  readonly databaseFile: string;
  readonly engine: SwappableEngine;
  readonly store: KeyStore;
  /** Opens the database file with these keys; it is checked before. */
  open(keys: Keys): Engine;
  /** From now on the application works with these. */
  useKeys(keys: Keys): void;
}

const owners = new WeakMap<App, DataOwner>();

export function ownData(app: App, owner: DataOwner): void {
  owners.set(app, owner);
}

/** undefined: the data stand on a server, whose own backup is used. */
export function ownerOf(app: App): DataOwner | undefined {
  return owners.get(app);
}
