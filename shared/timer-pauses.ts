import type { HoldReason } from './holds.ts';
import type { RunningClock } from './timer-clock.ts';

export interface TimerPause {
  readonly from: number;
  /** null: it still lasts. */
  readonly to: number | null;
  readonly reason: HoldReason;
}

/** A stretch of a pause that no earlier pause covers; `to` of one that still lasts is `now`. */
export interface PausePart {
  readonly from: number;
  readonly to: number;
  readonly reason: HoldReason;
  readonly isOpen: boolean;
}

/** Pauses that touch or overlap are one: the time of none is counted twice, and where one is split makes no difference. */
export interface PauseGroup {
  readonly from: number;
  readonly parts: readonly PausePart[];
}

/** The pauses for these reasons from the start of the clock on, in the order of time, whatever the order in which they are given. */
export function pauseGroups(
  reasons: readonly HoldReason[],
  startedAt: number,
  pauses: readonly TimerPause[],
  now: number,
): readonly PauseGroup[] {
  if (pauses.length === 0 || reasons.length === 0) return [];
  const groups: { from: number; to: number; parts: PausePart[] }[] = [];
  for (const part of pauses
    .filter(({ reason }) => reasons.includes(reason))
    .map((pause) => partOf(pause, startedAt, now))
    .toSorted(byTime)) {
    if (part.to < part.from || (part.to === part.from && !part.isOpen)) continue;
    const last = groups.at(-1);
    if (!last || part.from > last.to) {
      groups.push({ from: part.from, to: part.to, parts: [part] });
      continue;
    }
    if (part.to <= last.to && !part.isOpen) continue;
    last.parts.push({ ...part, from: Math.max(part.from, last.to), to: Math.max(part.to, last.to) });
    last.to = Math.max(part.to, last.to);
  }
  return groups;
}

/** Those that move a due time: a pause that begins after it changes nothing. What moves it step by step is given to `onMove`. */
export function movedBy(
  groups: readonly PauseGroup[],
  clock: RunningClock,
  base: number,
  onMove?: (part: PausePart, ms: number, dueBefore: number, dueAfter: number) => void,
): number {
  let due = base;
  for (const { from, parts } of groups) {
    if (from > due) break;
    for (const part of parts) {
      const ms = clock.between(part.from, part.to);
      const before = due;
      if (ms > 0) due = clock.advance(due, ms);
      onMove?.(part, ms, before, due);
    }
  }
  return due;
}

function partOf({ from, to, reason }: TimerPause, startedAt: number, now: number): PausePart {
  return { from: Math.max(from, startedAt), to: to ?? now, reason, isOpen: to === null };
}

function byTime(a: PausePart, b: PausePart): number {
  return a.from - b.from || a.to - b.to || (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0);
}
