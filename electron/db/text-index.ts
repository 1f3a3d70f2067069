import { invariant } from '../errors.ts';
import type { Db, TextIndex, Tx } from './engine.ts';

const indexes = new WeakMap<object, TextIndex>();

/** Says which text index belongs to the handles of an engine; transactions share the adapter of the handle they came from. */
export function bindTextIndex(db: Db, index: TextIndex): void {
  indexes.set(db.getExecutor().adapter, index);
}

/** The text index of the engine that this handle belongs to, for work that only has its transaction at hand. */
export function textIndexOf(db: Db | Tx): TextIndex {
  const index = indexes.get(db.getExecutor().adapter);
  invariant(index, 'every engine binds its text index');
  return index;
}
