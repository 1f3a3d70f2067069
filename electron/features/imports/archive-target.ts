import { searchKey } from '../../../shared/search-query.ts';
import { isSameValue } from './archive-columns.ts';
import type { Facts } from './archive-columns.ts';

/** A thing that rows say something about: what is stored, what they said, and what is to be written. */
export interface Target<Stored extends { readonly facts: Facts } = { readonly facts: Facts }> {
  readonly stored: Stored | undefined;
  readonly said: Map<string, string | number>;
  readonly set: Record<string, string | number>;
}

export interface Change {
  readonly column: string;
  readonly before: string | number;
  readonly after: string | number;
}

export function newTarget<Stored extends { readonly facts: Facts }>(stored: Stored | undefined): Target<Stored> {
  return { stored, said: new Map(), set: {} };
}

/** Columns of which an earlier row said something else. */
export function contradictions({ said }: Target, facts: Facts): readonly string[] {
  return Object.entries(facts).flatMap(([column, value]) => {
    const earlier = said.get(column);
    return earlier === undefined || isSame(column, earlier, value) ? [] : [column];
  });
}

export function say({ said }: Target, facts: Facts): void {
  for (const [column, value] of Object.entries(facts)) if (!said.has(column)) said.set(column, value);
}

/** Do the facts say anything that is not stored? */
export function isDifferent(stored: Facts, facts: Facts): boolean {
  return Object.entries(facts).some(([column, value]) => !isSame(column, stored[column] ?? '', value));
}

/** Takes over what is said; answers what differs from what is stored. A thing that is new has nothing to differ from. */
export function apply({ stored, set }: Target, facts: Facts): readonly Change[] {
  const changes: Change[] = [];
  for (const [column, value] of Object.entries(facts)) {
    if (set[column] !== undefined) continue;
    const before = stored?.facts[column];
    if (before !== undefined && isSame(column, before, value)) continue;
    set[column] = value;
    if (before !== undefined) changes.push({ column, before, after: value });
  }
  return changes;
}

/** A remark is added to those that stand there already; none is ever replaced. */
export function applyRemark({ stored, set }: Target, column: string, remark: string): readonly Change[] {
  const before = String(stored?.facts[column] ?? '');
  const now = String(set[column] ?? before);
  if (isSameValue(now, remark) || now.split('；').some((piece) => isSameValue(piece, remark))) return [];
  const after = now === '' || remark.includes(now) ? remark : `${now}；${remark}`;
  set[column] = after;
  return stored ? [{ column, before, after }] : [];
}

/** Names are the same however their blanks are set. */
function isSame(column: string, one: string | number, other: string | number): boolean {
  if (column === 'name' && searchKey(String(one)) === searchKey(String(other))) return true;
  return isSameValue(one, other);
}
