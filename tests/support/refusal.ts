import { expect } from 'vitest';
import { DomainError } from '../../electron/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';

/** Expects the refusal `code` and gives its details. */
export async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<Readonly<Record<string, unknown>>> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof DomainError)) throw new Error(`expected the refusal ${code}, got ${String(outcome)}`);
  expect(outcome.code).toBe(code);
  return outcome.details;
}

/** The refusal that this work ends with. */
export async function refusalOf(work: () => Promise<unknown>): Promise<DomainError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}
