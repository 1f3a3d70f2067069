import { randomUUID } from 'node:crypto';
import type { Engine } from '../db/engine.ts';

const ids = new WeakMap<Engine, string>();

/** This opened database among all hosts that have it open. */
export function hostIdOf(engine: Engine): string {
  const known = ids.get(engine);
  if (known) return known;
  const made = randomUUID();
  ids.set(engine, made);
  return made;
}
