import type { Caller } from './shop.ts';

/** A question of the counter: how ours is asked, and the least statement that fetches the same rows. */
export interface Question {
  readonly name: string;
  readonly floor: string;
  /** So many different inputs are asked in turn. */
  readonly inputs: readonly unknown[];
  readonly path: string;
  /** Input of the procedure. */
  input(given: unknown): Readonly<Record<string, unknown>>;
  ask(caller: Caller, given: unknown): Promise<unknown>;
  raw(given: unknown): unknown;
  /** What must be equal in both answers. */
  ids(answer: unknown): readonly unknown[];
}

/** So many different inputs of a question. */
export const variety = 100;

export function isPage(answer: unknown): answer is { readonly rows: unknown } {
  return typeof answer === 'object' && answer !== null && 'rows' in answer;
}

/** First column of raw rows, or what identifies a row of ours. */
export function idsOf(answer: unknown): readonly unknown[] {
  return (answer as readonly unknown[]).map((row) => {
    if (Array.isArray(row)) return row[0];
    const { id, customerId } = row as { readonly id?: number; readonly customerId?: number };
    return id ?? customerId;
  });
}
