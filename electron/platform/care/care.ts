import type { WriteGate } from '../../db/write-gate.ts';
import { createHealth } from './health.ts';
import type { Health } from './health.ts';
import { thisMachine } from './machine.ts';
import type { Machine } from './machine.ts';

/** How an application looks after itself. */
export interface Care {
  readonly machine: Machine;
  readonly health: Health;
  readonly gate: WriteGate;
  /** Absent where a server holds the data. */
  readonly databaseFile: string | undefined;
  /** When and with what the pages of the database were last looked at; undefined while that is still going on, or nobody looks here. */
  checked: { readonly at: number; readonly problems: number } | undefined;
  readonly startedAt: number;
  /** Which file was opened, once it was looked at; forgotten when another one is put in its place on purpose. */
  opened: string | undefined;
}

export interface CareOptions {
  readonly gate?: WriteGate;
  readonly machine?: Machine | undefined;
  readonly databaseFile?: string | undefined;
  readonly startedAt?: number;
}

/** Another file was put in the place of the one in use, on purpose and checked: what was wrong with the old one is over. */
export function reopened({ gate, health }: Care): void {
  gate.open();
  for (const kind of ['databaseDamaged', 'databaseGone'] as const) health.clear(kind);
}

const open: WriteGate = { close: () => undefined, open: () => undefined, reason: () => undefined };

export function createCare({ gate = open, machine = thisMachine, databaseFile, startedAt = 0 }: CareOptions = {}): Care {
  return { machine, health: createHealth(), gate, databaseFile, checked: undefined, startedAt, opened: undefined };
}
