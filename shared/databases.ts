import { z } from 'zod';

const maxText = 255;

/** Where a server is and how to get in; the password goes no further than to it and, sealed, into the data folder. */
export const serverInput = z.strictObject({
  /** A name or address of a machine. */
  host: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}.:_-]{1,253}$/u),
  port: z.int().min(1).max(65_535),
  user: z.string().trim().min(1).max(maxText),
  password: z.string().max(maxText),
  database: z.string().trim().min(1).max(maxText),
});
export type ServerInput = z.output<typeof serverInput>;

export const defaultPort = 5432;

/** What stands in a database on a server. */
export type TargetState = 'empty' | 'halfMoved' | 'shop';

export interface ServerTest {
  readonly version: string;
  readonly bytes: number;
  readonly state: TargetState;
}

export type MoveStep = 'preparing' | 'copying' | 'indexing' | 'files' | 'comparing' | 'done' | 'failed';

export interface MovedTable {
  readonly name: string;
  readonly rows: number;
  /** The same on both sides. */
  readonly sha256: string;
}

export interface MoveProgress {
  readonly step: MoveStep;
  /** Rows or files of this step. */
  readonly done: number;
  readonly total: number;
  /** What is under way: the name of a table. */
  readonly table: string;
  /** Of a failed move. */
  readonly refusal: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
  /** Of a finished one. */
  readonly tables: readonly MovedTable[];
  readonly address: string;
}

export interface DatabaseView {
  readonly kind: 'file' | 'server';
  /** A path, or a server without its password. */
  readonly where: string;
  readonly version: string;
  readonly bytes: number;
  /** Named when the program was started, so the choice kept here does not count. */
  readonly isForced: boolean;
  /** Can this host start itself anew? */
  readonly canRestart: boolean;
  readonly move: MoveProgress | null;
}
