import type { z } from 'zod';
import { documentNumber, documentPrefixes, usualDigits } from '../../../shared/document-kinds.ts';
import type { DocumentKind } from '../../../shared/document-kinds.ts';
import type { FileOut } from '../../../shared/fields.ts';
import { mostHandedOver } from '../../../shared/handovers.ts';
import { paperKinds } from '../../../shared/numbers.ts';
import type { NumberDay, NumbersInput, NumbersView, PaperKind, UnmatchedRow, unmatchedInput } from '../../../shared/numbers.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { exportRows } from '../../platform/export.ts';
import { readPrefixes } from '../../platform/sequences.ts';
import { countByDay, findByNumbers, findNumbered, findOut, findSequences, findUnmatched } from './numbers.repository.ts';
import type { NumberFacts } from './number-sources.repository.ts';
import { findRange } from './ranges.repository.ts';

const mostMissing = 100;
const mostUnmatched = 500;

/** The numbers of a form, day by day: first, last, how many, how many void, and which are missing (R-001-14: none). */
export async function viewNumbers({ db }: ActorContext, { kind, from, to }: NumbersInput): Promise<NumbersView> {
  const rows = await readDays(db, kind, from, to);
  const sum = (value: (row: NumberDay) => number) => rows.reduce((total, row) => total + value(row), 0);
  return { rows, count: sum(({ count }) => count), voided: sum(({ voided }) => voided), missing: sum(({ missing }) => missing.length) };
}

export async function exportNumbers(context: ActorContext, { kind, from, to }: NumbersInput): Promise<FileOut> {
  return exportRows(
    context,
    'numbers',
    async (after) =>
      after === undefined
        ? (await readDays(context.db, kind, from, to)).map((row) => ({ ...row, kind, missing: row.missing.join(' ') }))
        : [],
    ({ day }) => [day],
  );
}

/** Numbers of a day between its first and its last that no document carries. */
export async function findMissingNumbers(db: Db, kind: DocumentKind, day: string): Promise<readonly string[]> {
  const [row] = await readDays(db, kind, day, day);
  return row?.missing ?? [];
}

/** Papers that were printed and are neither back, filed, handed over nor void, of every form whose papers go out (R-001-14, R-000-58). */
export async function listUnmatchedPapers(
  { db }: ActorContext,
  { kind }: z.output<typeof unmatchedInput>,
): Promise<readonly UnmatchedRow[]> {
  const rows: UnmatchedRow[] = [];
  for (const one of kind === null ? paperKinds : [kind]) rows.push(...(await findUnmatched(db, one, mostUnmatched)));
  return rows.toSorted((a, b) => a.printedAt - b.printedAt || a.id - b.id).slice(0, mostUnmatched);
}

/** The papers with these numbers. */
export async function findPapers(db: Db, kind: PaperKind, numbers: readonly string[]): Promise<readonly NumberFacts[]> {
  return findByNumbers(db, kind, numbers);
}

/** Every paper with a number of a day, `20261121`. */
export async function findPapersOfDay(
  db: Db,
  kind: PaperKind,
  prefixes: readonly string[],
  compact: string,
): Promise<readonly NumberFacts[]> {
  return findNumbered(db, kind, { prefixes, from: compact, to: compact });
}

/** The newest papers that are out, by number. */
export async function findPapersOut(
  db: Db,
  kind: PaperKind,
  filter: { readonly staffId: number | null; readonly since: number | null; readonly until: number | null },
): Promise<readonly NumberFacts[]> {
  return findOut(db, kind, { ...filter, limit: mostHandedOver });
}

async function readDays(db: Db, kind: DocumentKind, from: string, to: string): Promise<readonly NumberDay[]> {
  const span = { prefixes: (await readPrefixes(db))[kind], from: from.replaceAll('-', ''), to: to.replaceAll('-', '') };
  const counted = new Map((await countByDay(db, kind, span)).map((day) => [day.day, day]));
  const { prefix, digits } = (await findRange(db, kind)) ?? { prefix: documentPrefixes[kind], digits: usualDigits };
  const days: NumberDay[] = [];
  for (const { day, first, last } of await findSequences(db, kind, span)) {
    const { count = 0, voided = 0 } = counted.get(day) ?? {};
    const expected = last - first + 1;
    const facts = count === 0 ? [] : await findNumbered(db, kind, { ...span, from: day, to: day });
    const byNth = new Map(facts.map(({ no }) => [nthOf(no), no]));
    const name = (nth: number) => byNth.get(nth) ?? documentNumber(prefix, day, nth, digits);
    const missing: string[] = [];
    for (let nth = first; count < expected && nth <= last && missing.length < mostMissing; nth++) {
      if (!byNth.has(nth)) missing.push(name(nth));
    }
    days.push({ day: withDashes(day), first: name(first), last: name(last), count, voided, missing });
  }
  return days;
}

function nthOf(no: string): number {
  return Number(no.slice(no.indexOf('-') + 1));
}

function withDashes(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`;
}
