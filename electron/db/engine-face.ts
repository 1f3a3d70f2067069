import type { Engine } from './engine.ts';

/** An engine that does some things in its own way and everything else as the one behind it does at that moment. */
export function faceOf(engine: Engine, own: Partial<Engine>): Engine {
  return Object.assign(Object.create(engine) as Engine, own);
}
