import { useEffect, useEffectEvent, useRef } from 'react';
import type { PointerEvent, RefObject } from 'react';
import { slotMinutes, toSlot } from '../../../shared/board.ts';
import type { BoardDay, Span } from '../../../shared/board.ts';
import { kept } from '../../../shared/board-moves.ts';
import type { BoardCursor, useBoard } from './use-board.ts';
import { nameWidth, rowHeight } from './board-sizes.ts';

interface DragInput {
  readonly board: BoardDay;
  /** The rows of the technicians. */
  readonly body: RefObject<HTMLDivElement | null>;
  readonly hours: Span;
  readonly state: ReturnType<typeof useBoard>;
  readonly onCursor: (change: Partial<BoardCursor>) => void;
}

interface Held {
  readonly kind: 'job' | 'slip';
  readonly id: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  /** How far in minutes from its beginning the block was taken. */
  readonly grip: number;
  isMoving: boolean;
}

/** A press becomes a drag after so many pixels, so that a click stays a click. */
const threshold = 5;

/** Dragging by the mouse over what the keys do too: a job or a slip follows the pointer over rows and half hours. */
export function useBoardDrag({ board, body, hours, state, onCursor }: DragInput) {
  const held = useRef<Held>(undefined);
  const { carried } = state;

  const under = ({ clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>) => {
    const area = body.current?.getBoundingClientRect();
    if (!area) return undefined;
    const row = Math.floor((clientY - area.top) / rowHeight);
    const left = area.left + nameWidth;
    const minute = hours.from + ((clientX - left) / (area.right - left)) * (hours.to - hours.from);
    return { row, minute, isInside: clientX >= left && clientX <= area.right && row >= 0 && row < board.people.length };
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || carried) return;
    const from = event.target as HTMLElement;
    const job = from.closest<HTMLElement>('[data-job]');
    const slip = from.closest<HTMLElement>('[data-slip]');
    if (!job && !slip) return;
    const row = Number(slip?.dataset['row'] ?? 0);
    const id = Number(job?.dataset['job'] ?? slip?.dataset['slip']);
    const planned = board.slips.find((one) => one.id === id);
    const at = under(event);
    const grip = slip && planned && at ? at.minute - (planned.plannedAt - state.dayStart) / 60_000 : 15;
    held.current = { kind: job ? 'job' : 'slip', id, row, x: event.clientX, y: event.clientY, grip, isMoving: false };
    onCursor(job ? { jobId: id } : { row, slipId: id });
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const drag = held.current;
    if (!drag) return;
    if (!drag.isMoving) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < threshold) return;
      drag.isMoving = true;
      const job = drag.kind === 'job' ? board.waiting.find(({ id }) => id === drag.id) : undefined;
      const slip = drag.kind === 'slip' ? board.slips.find(({ id }) => id === drag.id) : undefined;
      // Over the row at the pointer's height: one out of sight would scroll the board away under the hand.
      if (job) state.pickJob(job, { row: Math.max(0, under(event)?.row ?? 0) });
      if (slip) state.pickSlip(slip, drag.row);
      return;
    }
    const at = under(event);
    if (!carried || !at?.isInside) return;
    const begin = Math.min(Math.max(hours.from, at.minute - drag.grip + slotMinutes / 2), hours.to - slotMinutes);
    const next = kept({ ...carried, row: at.row, minute: toSlot(begin) }, board.people.length);
    if (next.row !== carried.row || next.minute !== carried.minute) state.carry(next);
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const drag = held.current;
    held.current = undefined;
    if (!drag?.isMoving || !carried) return;
    if (under(event)?.isInside) state.drop(carried);
    else state.giveBack();
  };

  // let go outside the window, or Escape while dragging: it goes back to where it was
  const cancel = useEffectEvent((event: Event) => {
    if (!held.current || (event instanceof KeyboardEvent && event.key !== 'Escape')) return;
    held.current = undefined;
    if (carried) state.giveBack();
  });
  useEffect(() => {
    window.addEventListener('blur', cancel);
    window.addEventListener('keydown', cancel, true);
    window.addEventListener('pointercancel', cancel);
    return () => {
      window.removeEventListener('blur', cancel);
      window.removeEventListener('keydown', cancel, true);
      window.removeEventListener('pointercancel', cancel);
    };
  }, []);
  return { onPointerDown, onPointerMove, onPointerUp };
}
