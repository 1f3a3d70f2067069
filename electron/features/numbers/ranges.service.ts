import type { z } from 'zod';
import { documentKinds, documentNumber, documentPrefixes, usualDigits } from '../../../shared/document-kinds.ts';
import type { DocumentKind } from '../../../shared/document-kinds.ts';
import type { NumberRange, saveRangeInput } from '../../../shared/numbers.ts';
import { compactDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readPrefixes } from '../../platform/sequences.ts';
import { lockShop, readZone } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { findLastNumber, findRange, insertRange } from './ranges.repository.ts';

/** How the numbers of every form are made, with the number that comes next today. */
export async function listRanges({ app, db, now }: ActorContext): Promise<readonly NumberRange[]> {
  const today = compactDay(now, await readZone(app));
  const prefixes = await readPrefixes(db);
  const ranges: NumberRange[] = [];
  for (const kind of documentKinds) ranges.push(await readRange(db, kind, today, prefixes[kind]));
  return ranges;
}

/**
 * From now on numbers of a kind look so; those that were given stay as they are and are found by their old letters. A day that has begun
 * counts on where it is.
 * @throws DomainError `guardFailed` at `prefix` for letters that another form has or had, `staleVersion`.
 */
export async function changeRange(
  context: ActorContext,
  { kind, current, ...range }: z.output<typeof saveRangeInput>,
): Promise<NumberRange> {
  const { app, now, actor } = context;
  const today = compactDay(now, await readZone(app));
  return write(context, async ({ tx, record, touch }) => {
    await lockShop(tx);
    const prefixes = await readPrefixes(tx);
    const before = await readRange(tx, kind, today, prefixes[kind]);
    if (before.current !== current) throw new DomainError('staleVersion', { what: 'numberRange', current: before });
    const owner = documentKinds.find((other) => other !== kind && prefixes[other].includes(range.prefix));
    if (owner !== undefined) throw new DomainError('guardFailed', { guard: 'prefixTaken', field: 'prefix', prefix: range.prefix });
    await insertRange(tx, { kind, ...range, userId: actor.userId, at: now });
    const { prefix, digits, startAt } = before;
    const named = (one: { prefix: string; digits: number; startAt: number }) => ({
      numberPrefix: one.prefix,
      numberDigits: one.digits,
      numberStart: one.startAt,
    });
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: 'numberRangeChanged',
      data: { kind },
      changes: { ...changesBetween(named({ prefix, digits, startAt }), named(range)), numberKind: [kind, kind] },
    });
    touch('settings', 'numbers');
    return readRange(tx, kind, today, [...new Set([...prefixes[kind], range.prefix])]);
  });
}

async function readRange(db: Db, kind: DocumentKind, today: string, prefixes: readonly string[]): Promise<NumberRange> {
  const range = await findRange(db, kind);
  const { prefix, digits, startAt } = range ?? { prefix: documentPrefixes[kind], digits: usualDigits, startAt: 1 };
  const last = await findLastNumber(db, kind, today);
  return {
    kind,
    current: range?.id ?? 0,
    prefix,
    digits,
    startAt,
    next: documentNumber(prefix, today, last === undefined ? startAt : last + 1, digits),
    formerly: prefixes.filter((one) => one !== prefix),
    changedAt: range?.at ?? null,
    changedBy: range?.userName ?? null,
  };
}
