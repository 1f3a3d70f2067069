import type { z } from 'zod';
import { registerPrintLimit } from '../../../shared/calls.ts';
import type { CallFilter, CallRow, RegisterPrintData, callListInput } from '../../../shared/calls.ts';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page } from '../../../shared/fields.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { readShop, readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { countCalls, findCallRows } from './calls.repository.ts';
import type { CallSpan } from './calls.repository.ts';

const keysOf = ({ at, id }: CallRow): [number, number] => [at, id];

/** The register of calls and letters 来电来信登记 between two days, the newest first (R-003-57). */
export async function listCalls({ app, db }: ActorContext, input: z.output<typeof callListInput>): Promise<Page<CallRow>> {
  const { cursor, limit, from, to, ...filter } = input;
  const after = fromCursor<[number, number]>(cursor, 2);
  const rows = await findCallRows(db, filter, await spanOf({ app }, { from, to }), { after, limit: limit + 1 });
  return toPage(rows, limit, keysOf);
}

export async function countCallList({ app, db }: ActorContext, { from, to, ...filter }: CallFilter): Promise<Count> {
  const total = await countCalls(db, filter, await spanOf({ app }, { from, to }), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

export async function exportCalls(context: ActorContext, { from, to, ...filter }: CallFilter): Promise<FileOut> {
  const span = await spanOf(context, { from, to });
  const fetch = (after: readonly (string | number)[] | undefined, limit: number) =>
    findCallRows(context.db, filter, span, { after: after as readonly number[] | undefined, limit });
  return exportRows(context, 'calls', fetch, keysOf);
}

/**
 * What the printed register says, the oldest first.
 * @throws DomainError `exportTooLarge` for more lines than a register can hold: nothing is left out silently.
 */
export async function readRegister(context: ActorContext, { from, to, ...filter }: CallFilter): Promise<RegisterPrintData> {
  const { name, phone, address, zone } = await readShop(context.app);
  const span = await spanOf(context, { from, to });
  const lines = await findCallRows(context.db, filter, span, { limit: registerPrintLimit + 1, isOldestFirst: true });
  if (lines.length > registerPrintLimit) throw new DomainError('exportTooLarge', { limit: registerPrintLimit });
  return { from, to, shop: { name, phone, address, zone }, lines };
}

/** Notes who printed which days: the paper carries names and phones (R-000-84). */
export async function recordRegisterPrint(context: ActorContext, { from, to, ...filter }: CallFilter): Promise<{ readonly lines: number }> {
  const lines = await countCalls(context.db, filter, await spanOf(context, { from, to }), registerPrintLimit + 1);
  return write(context, async ({ record }) => {
    const changes = { from: [null, from], to: [null, to], rows: [null, lines] } as const;
    await record({ subject: 'callRegister', subjectId: context.actor.userId, kind: 'printed', data: { from, to, lines }, changes });
    return { lines };
  });
}

/** Whole days in the shop's zone. */
async function spanOf({ app }: Pick<ActorContext, 'app'>, { from, to }: Pick<CallFilter, 'from' | 'to'>): Promise<CallSpan> {
  const zone = await readZone(app);
  return { since: startOfDay(from, zone), until: startOfDay(addDays(to, 1), zone) };
}
