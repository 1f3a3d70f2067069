import type { Tx, Ddl } from '../engine.ts';

/** A step of the schema. Runs inside a transaction: as a whole or not at all. */
export interface Migration {
  up(tx: Tx, ddl: Ddl): Promise<void>;
}
