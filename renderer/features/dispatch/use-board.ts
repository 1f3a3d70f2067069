import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { endOf, overlaps, shownHours, slotMinutes, toSlot, usualMinutes } from '../../../shared/board.ts';
import type { BoardDay, BoardJob, BoardSlip, Span } from '../../../shared/board.ts';
import { kept, steer } from '../../../shared/board-moves.ts';
import type { Carried } from '../../../shared/board-moves.ts';
import type { Proposal } from '../../../shared/proposals.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import { workOrderLifecycle } from '../../../shared/work-order-lifecycle.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { useZone } from '../../session.tsx';
import { clockText, stepSlip } from './board-steps.ts';

const MINUTE = 60_000;

export interface BoardCursor {
  readonly jobId: number | undefined;
  readonly row: number;
  readonly slipId: number | undefined;
}

interface BoardInput {
  readonly board: BoardDay;
  readonly day: string;
  /** Proposals for the chosen job, the best first. */
  readonly proposals: readonly Proposal[];
  readonly cursor: BoardCursor;
  readonly onCursor: (cursor: BoardCursor) => void;
  readonly onDay: (day: string) => void;
  readonly onDrop: (carried: Carried, slip: BoardSlip | undefined) => void;
  readonly onOpen: (slipId: number) => void;
  /** Skills and absence of a technician are asked for. */
  readonly onPerson: (id: number) => void;
}

/** The board by keys: choosing, picking up, carrying and dropping, each step said aloud. */
export function useBoard({ board, day, proposals, cursor, onCursor, onDay, onDrop, onOpen, onPerson }: BoardInput) {
  const { t } = useTranslation(['board', 'workOrders']);
  const zone = useZone();
  const [carried, setCarried] = useState<Carried>();
  // the slip that is carried: on another day it is not among those of the board
  const [taken, setTaken] = useState<BoardSlip>();
  const [said, say] = useState('');
  const dayStart = startOfDay(day, zone);
  const rowIds = board.people.map(({ id }) => id);
  const minuteOf = (at: number) => Math.round((at - dayStart) / MINUTE);

  const placeText = (at: Carried): string => {
    const person = board.people[at.row];
    const from = dayStart + at.minute * MINUTE;
    const plan = { plannedAt: from, plannedUntil: from + at.length * MINUTE };
    const busy = board.slips.filter((slip) => slip.id !== at.id && slip.staffIds.includes(person?.id ?? 0) && overlaps(slip, plan)).length;
    const isAway = person?.away.some((off) => at.minute < off.to && at.minute + at.length > off.from) ?? false;
    const isClosed = !board.windows.some((open) => at.minute >= open.from && at.minute < open.to);
    const note = [busy > 0 && t('board:say.busy', { count: busy }), isAway && t('board:say.away'), isClosed && t('board:say.closed')];
    const name = person?.name ?? '';
    return t('board:say.over', {
      name,
      from: clockText(at.minute),
      to: clockText(at.minute + at.length),
      note: note.filter(Boolean).join(''),
    });
  };
  const carry = (next: Carried) => {
    setCarried(next);
    say(placeText(next));
  };

  const pickJob = (job: BoardJob, place?: Partial<Pick<Carried, 'row' | 'minute'>>) => {
    setTaken(undefined);
    const best = proposals.find(({ isAbsent }) => !isAbsent) ?? proposals[0];
    const row = Math.max(0, rowIds.indexOf(best?.staffId ?? 0));
    const at = [job.appointmentAt, best?.freeAt, nextHalfHour()].find(
      (one) => one != null && one >= dayStart && one < dayStart + 1440 * MINUTE,
    );
    const minute = at == null ? (board.windows[0]?.from ?? 540) : Math.ceil(minuteOf(at) / 30) * 30;
    const base = { kind: 'job', id: job.id, length: usualMinutes, also: [], fromStaff: 0 } as const;
    const next = kept({ ...base, row, minute, ...place }, rowIds.length);
    setCarried(next);
    say(t('board:say.picked', { what: job.customerName, where: placeText(next) }));
  };
  const pickSlip = (slip: BoardSlip, row: number) => {
    if (!workOrderLifecycle.reschedule.from.includes(slip.state))
      return refuse(t('board:say.fixed', { state: t(`workOrders:state.${slip.state}`) }));
    const length = Math.round((endOf(slip) - slip.plannedAt) / MINUTE);
    const next = kept(
      { kind: 'slip', id: slip.id, row, minute: minuteOf(slip.plannedAt), length, also: [], fromStaff: rowIds[row] ?? 0 },
      rowIds.length,
    );
    setCarried(next);
    setTaken(slip);
    say(t('board:say.picked', { what: `${slip.no} ${slip.customerName}`, where: placeText(next) }));
    return undefined;
  };
  const giveBack = (text = t('board:say.back')) => {
    setCarried(undefined);
    say(text);
  };
  const refuse = (text: string) => {
    showToast(text, { severity: 'error' });
    say(text);
  };
  const drop = (at: Carried) => {
    // the time alone may change when somebody else may not go any more: no reason is typed for nothing
    if (taken && isReassigned(at, taken) && !workOrderLifecycle.reassign.from.includes(taken.state))
      return refuse(t('board:say.noReassign', { state: t(`workOrders:state.${taken.state}`) }));
    setCarried(undefined);
    onDrop(at, taken);
    return undefined;
  };
  const isReassigned = (at: Carried, slip: BoardSlip) => {
    const start = minuteOf(slip.plannedAt);
    return start >= 0 && start < 1440 && toSlot(start) === at.minute && rowIds[at.row] !== at.fromStaff;
  };

  const onCarryKey = (event: KeyboardEvent, at: Carried): boolean => {
    if (event.key === 'Escape') giveBack();
    else if (event.key === 'Enter') drop(at);
    else if (event.key === 'PageUp' || event.key === 'PageDown') onDay(addDays(day, event.key === 'PageUp' ? -1 : 1));
    else if (/^[1-9]$/.test(event.key) && at.kind === 'job') {
      const row = rowIds.indexOf(proposals[Number(event.key) - 1]?.staffId ?? 0);
      if (row >= 0) carry({ ...at, row });
    } else {
      const next = steer(at, event.key, event.shiftKey, rowIds);
      if (!next) return false;
      carry(next);
      if (next.also.length !== at.also.length)
        say(t(next.also.length > at.also.length ? 'board:say.added' : 'board:say.removed', { name: board.people[at.row]?.name ?? '' }));
    }
    return true;
  };

  const onWaitingKey = (event: KeyboardEvent): boolean => {
    const index = board.waiting.findIndex(({ id }) => id === cursor.jobId);
    const job = board.waiting[index];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const next = board.waiting[Math.min(Math.max(0, index + step), board.waiting.length - 1)];
      if (next) onCursor({ ...cursor, jobId: next.id });
    } else if (event.key === 'Enter' && job) pickJob(job);
    else if (/^[1-9]$/.test(event.key) && job) {
      const row = rowIds.indexOf(proposals[Number(event.key) - 1]?.staffId ?? 0);
      if (row >= 0) pickJob(job, { row, minute: jobMinute(proposals[Number(event.key) - 1]) });
    } else return false;
    return true;
  };
  const jobMinute = (proposal: Proposal | undefined): number => {
    const at =
      proposal && proposal.freeAt >= dayStart && proposal.freeAt < dayStart + 1440 * MINUTE ? minuteOf(proposal.freeAt) : undefined;
    return at === undefined ? (board.windows[0]?.from ?? 540) : Math.ceil(at / 30) * 30;
  };

  const onRowsKey = (event: KeyboardEvent): boolean => {
    const slip = board.slips.find(({ id }) => id === cursor.slipId);
    if (event.key === 'Enter' && slip) pickSlip(slip, cursor.row);
    else if (event.key.toLowerCase() === 'o' && slip) onOpen(slip.id);
    else if (event.key.toLowerCase() === 'p') onPerson(rowIds[cursor.row] ?? 0);
    else {
      const next = stepSlip(board, cursor, event.key);
      if (!next) return false;
      onCursor({ ...cursor, ...next });
    }
    return true;
  };

  const onKeyDown = (area: 'waiting' | 'rows') => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const isUsed = carried
      ? onCarryKey(event, carried)
      : event.key === 'PageUp' || event.key === 'PageDown'
        ? (onDay(addDays(day, event.key === 'PageUp' ? -1 : 1)), true)
        : area === 'waiting'
          ? onWaitingKey(event)
          : onRowsKey(event);
    if (!isUsed) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const jobs = board.slips.map((slip): Span => ({
    from: Math.max(0, minuteOf(slip.plannedAt)),
    to: Math.min(1440, minuteOf(endOf(slip))),
  }));
  const reach = carried ? [...jobs, { from: carried.minute, to: carried.minute + slotMinutes }] : jobs;
  return {
    carried,
    said,
    say,
    dayStart,
    hours: shownHours(board.windows, reach),
    rowIds,
    onKeyDown,
    carry,
    pickJob,
    pickSlip,
    giveBack,
    drop,
  };
}

function nextHalfHour(): number {
  return Math.ceil(Date.now() / (30 * MINUTE)) * 30 * MINUTE;
}
