import { endOf, slotMinutes, toSlot } from './board.ts';
import type { BoardSlip, Planned } from './board.ts';

/** What is carried over the board, by keys or by the mouse. */
export interface Carried {
  readonly kind: 'job' | 'slip';
  readonly id: number;
  /** Row of the technician that it is held over. */
  readonly row: number;
  /** Minute of the shown day at which it would begin. */
  readonly minute: number;
  /** How long it takes, in minutes. */
  readonly length: number;
  /** Further technicians who go along; of a job only. */
  readonly also: readonly number[];
  /** Of a slip: in whose row it was taken. */
  readonly fromStaff: number;
}

/** Keeps a carried thing within the rows and the day; it lies on half hours. */
export function kept(carried: Carried, rows: number): Carried {
  const row = Math.min(Math.max(0, carried.row), Math.max(0, rows - 1));
  const length = Math.min(Math.max(slotMinutes, carried.length), 1440);
  return { ...carried, row, minute: toSlot(carried.minute), length };
}

/** What a key does to what is carried; undefined: the key means nothing here. */
export function steer(carried: Carried, key: string, isShift: boolean, rowIds: readonly number[]): Carried | undefined {
  const { length } = carried;
  if (isShift && carried.kind === 'job' && key === 'ArrowLeft') return kept({ ...carried, length: length - slotMinutes }, rowIds.length);
  if (isShift && carried.kind === 'job' && key === 'ArrowRight') return kept({ ...carried, length: length + slotMinutes }, rowIds.length);
  if (key === ' ' && carried.kind === 'job') return { ...carried, also: toggled(carried.also, rowIds[carried.row] ?? 0) };
  const step = steps(carried)[key];
  return step && kept({ ...carried, ...step }, rowIds.length);
}

const steps = ({ row, minute }: Carried): Readonly<Record<string, Partial<Carried>>> => ({
  ArrowUp: { row: row - 1 },
  ArrowDown: { row: row + 1 },
  ArrowLeft: { minute: minute - slotMinutes },
  ArrowRight: { minute: minute + slotMinutes },
});

function toggled(ids: readonly number[], id: number): readonly number[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

/** Who goes when a job is dropped: those marked before, and whoever it is dropped on; the first leads. */
export function staffOfJob({ also, row }: Carried, rowIds: readonly number[]): readonly number[] {
  return [...new Set([...also, rowIds[row] ?? 0])].filter((id) => id > 0);
}

/** Who goes after a slip was dropped: in the place of the one whose row it came from; nobody twice. */
export function staffOfSlip(
  { fromStaff, row }: Carried,
  { staffIds }: Pick<BoardSlip, 'staffIds'>,
  rowIds: readonly number[],
): readonly number[] {
  const to = rowIds[row] ?? fromStaff;
  return [...new Set(staffIds.map((id) => (id === fromStaff ? to : id)))];
}

/** Blocks that lie on each other share the height of the row: lane by lane, each with how many there are. */
export function lanesOf<Job extends Planned & { readonly id: number }>(
  jobs: readonly Job[],
): ReadonlyMap<number, { lane: number; of: number }> {
  const places = new Map<number, { lane: number; of: number }>();
  let group: Job[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const { id } of group) places.set(id, { lane: places.get(id)?.lane ?? 0, of: ends.length });
    group = [];
    ends = [];
  };
  for (const job of jobs.toSorted((a, b) => a.plannedAt - b.plannedAt || a.id - b.id)) {
    if (ends.length > 0 && ends.every((end) => end <= job.plannedAt)) close();
    const free = ends.findIndex((end) => end <= job.plannedAt);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = endOf(job);
    group.push(job);
    places.set(job.id, { lane, of: 1 });
  }
  close();
  return places;
}
