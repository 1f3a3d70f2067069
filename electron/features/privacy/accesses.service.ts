import type { z } from 'zod';
import type { Page } from '../../../shared/fields.ts';
import type { AccessRow, Operator, accessListInput } from '../../../shared/privacy.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { findAccesses, findOperators } from './accesses.repository.ts';

/** The access log, of one person, of one operator, or the alarms alone. */
export async function listAccesses(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof accessListInput>,
): Promise<Page<AccessRow>> {
  const rows = await findAccesses(db, filter, fromCursor<[number]>(cursor, 1)?.[0], limit + 1);
  return toPage(rows, limit, ({ id }) => [id]);
}

/** Whose look-ups can be asked for: everybody with an account. */
export async function listOperators({ db }: ActorContext): Promise<readonly Operator[]> {
  return findOperators(db);
}
