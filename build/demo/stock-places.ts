import type { Bulk } from './bulk.ts';
import type { User } from './journal.ts';
import { demoPlaces } from './ledger.ts';

export const secondStore = { id: 21, name: '二号库' } as const;
const bins = [
  { id: 23, code: 'B-01', name: '二号库一排上层' },
  { id: 24, code: 'B-02', name: '二号库一排下层' },
] as const;
/** The bags of the technicians come after all shelves. */
export const firstBagId = 31;

/** The demo's own stores, each with its keeper, and bins of one of them. @returns where parts belong. */
export function writePlaces(bulk: Bulk, keepers: readonly User[]): readonly number[] {
  const shelf = { isStocked: 1, isShelf: 1 } as const;
  const keeperOf = (nth: number) => keepers[nth % Math.max(1, keepers.length)]?.staffId ?? null;
  bulk.add('place', { ...secondStore, ...shelf, code: 'B', kind: 'store', keeperId: keeperOf(0) });
  bulk.add('place', { ...shelf, id: 22, code: 'C', name: '大件库', kind: 'store', keeperId: keeperOf(1) });
  for (const bin of bins) bulk.add('place', { ...bin, ...shelf, kind: 'store', parentId: secondStore.id });
  return [demoPlaces.main, secondStore.id, 22, ...bins.map(({ id }) => id)];
}
