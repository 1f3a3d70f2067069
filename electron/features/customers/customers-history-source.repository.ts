import { sql } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { HistoryEntry, HistoryKind, HistoryWhat } from '../../../shared/customer-history.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import type { Db } from '../../db/engine.ts';

/** A row of a source: `at` is an instant, or a day as text. */
export interface HistoryRow {
  readonly id: number;
  readonly at: number | string | null;
  readonly what: HistoryWhat;
  readonly name?: string | null;
  readonly detail?: string | null;
  readonly who?: string | null;
  readonly code?: string | null;
  readonly more?: string | null;
  readonly link?: HistoryEntry['link'];
}

/** One query over one table, by an index that begins with the customer. */
export interface HistorySource {
  readonly kind: HistoryKind;
  readonly hasDays?: boolean;
  readonly read: (db: Db, customerId: number, bound: HistoryBound | undefined, limit: number) => Promise<readonly HistoryRow[]>;
}

/** Where the last page ended: the newest first, at one time by the rank of the source, then by id. */
export interface HistoryPlace {
  readonly at: number;
  readonly rank: number;
  readonly id: number;
}

/** What one source still has to give: entries up to, or only before, a time; or in the middle of it, those below an id. */
export interface HistoryBound {
  readonly mode: 'upTo' | 'before' | 'within';
  readonly at: number | string;
  readonly id: number;
}

/** The bound of a source whose entries carry an instant. */
export function instantBound(place: HistoryPlace | undefined, rank: number): HistoryBound | undefined {
  if (!place) return undefined;
  return { mode: rank > place.rank ? 'upTo' : rank < place.rank ? 'before' : 'within', at: place.at, id: place.id };
}

/** The bound of a source whose entries carry a day: a day counts as its first moment in the shop's zone. */
export function dayBound(place: HistoryPlace | undefined, rank: number, zone: string): HistoryBound | undefined {
  if (!place) return undefined;
  const day = dayOf(place.at, zone);
  const bound = instantBound(place, rank);
  return bound && { ...bound, at: day, ...(startOfDay(day, zone) < place.at && { mode: 'upTo' }) };
}

/** The newest `limit` rows of a source within its bound; `at` and `id` are its columns. */
export function newest<DB, TB extends keyof DB, O>(
  select: SelectQueryBuilder<DB, TB, O>,
  { at, id }: { readonly at: string; readonly id: string },
  bound: HistoryBound | undefined,
  limit: number,
): SelectQueryBuilder<DB, TB, O> {
  const [time, own] = [sql.ref<number | string>(at), sql.ref<number>(id)];
  const sorted = select.orderBy(time, 'desc').orderBy(own, 'desc').limit(limit);
  if (!bound) return sorted;
  switch (bound.mode) {
    case 'upTo':
      return sorted.where(sql<boolean>`${time} <= ${bound.at}`);
    case 'before':
      return sorted.where(sql<boolean>`${time} < ${bound.at}`);
    case 'within':
      return sorted.where(sql<boolean>`(${time}, ${own}) < (${bound.at}, ${bound.id})`);
  }
}
