import type { BoardDay, BoardSlip } from '../../../shared/board.ts';
import type { BoardCursor } from './use-board.ts';

/** `09:30`; past midnight it goes on counting within the next day. */
export function clockText(minute: number): string {
  const within = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/** The slips of a row in the order of time. */
function slipsOfRow({ people, slips }: BoardDay, row: number): readonly BoardSlip[] {
  const id = people[row]?.id;
  return id === undefined ? [] : slips.filter(({ staffIds }) => staffIds.includes(id));
}

/** Where an arrow leads among the rows and their slips; undefined: the key is none of theirs. */
export function stepSlip(board: BoardDay, { row, slipId }: BoardCursor, key: string): Pick<BoardCursor, 'row' | 'slipId'> | undefined {
  const own = slipsOfRow(board, row);
  const at = own.findIndex(({ id }) => id === slipId);
  if (key === 'ArrowRight') return { row, slipId: own[Math.min(at + 1, own.length - 1)]?.id };
  if (key === 'ArrowLeft') return { row, slipId: own[Math.max(at - 1, 0)]?.id };
  const by = { ArrowDown: 1, ArrowUp: -1, Home: -1000, End: 1000 }[key];
  if (by === undefined) return undefined;
  const next = Math.min(Math.max(0, row + by), board.people.length - 1);
  const time = own[at]?.plannedAt ?? 0;
  const near = slipsOfRow(board, next).toSorted((a, b) => Math.abs(a.plannedAt - time) - Math.abs(b.plannedAt - time))[0];
  return { row: next, slipId: near?.id };
}
