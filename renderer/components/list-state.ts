import { useMemo, useState } from 'react';
import { readStored, writeStored } from '../storage.ts';

export type Density = 'compact' | 'standard' | 'comfortable';

export interface SavedView<F> {
  readonly name: string;
  readonly filters: F;
  readonly sort: string;
}

/** What a person's list remembers for good. */
export interface ListMemory<F> {
  readonly sort?: string;
  readonly density?: Density;
  readonly limit?: number;
  /** Column -> shown. */
  readonly columns?: Readonly<Record<string, boolean>>;
  /** Column -> width in px. */
  readonly widths?: Readonly<Record<string, number>>;
  readonly views?: readonly SavedView<F>[];
}

/** Where one was in the list, so that Back returns there; kept until the window is closed. */
export interface ListPlace<F> {
  readonly filters: F;
  /** Cursors of the pages before this one; the last one is this page's. */
  readonly cursors: readonly string[];
  readonly scrollTop: number;
  readonly rowId: string | number | undefined;
}

const places = new Map<string, unknown>();

/** Reads and writes the memory of the list `listId` for one user on this seat. */
export function useListMemory<F>(userId: number, listId: string): [ListMemory<F>, (change: Partial<ListMemory<F>>) => void] {
  const key = `counter.list.${userId}.${listId}`;
  const [memory, setMemory] = useState(() => (readStored(key) ?? {}) as ListMemory<F>);
  const change = (next: Partial<ListMemory<F>>) => {
    const changed = { ...memory, ...next };
    setMemory(changed);
    writeStored(key, changed);
  };
  return [memory, change];
}

/** The place in the list, if one has been there in this window; and how to note it. */
export function useListPlace<F>(userId: number, listId: string): [ListPlace<F> | undefined, (place: ListPlace<F>) => void] {
  const key = `${userId}.${listId}`;
  const before = useMemo(() => places.get(key) as ListPlace<F> | undefined, [key]);
  return [before, (place) => places.set(key, place)];
}

/** Forgets all places, when somebody else signs in at this seat. */
export function forgetListPlaces(): void {
  places.clear();
}
