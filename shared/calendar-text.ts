import type { WorkWindow } from './calendar.ts';
import { toHalfWidth } from './text.ts';

export type WindowsProblem = 'windowsUnreadable' | 'windowsOverlap' | 'windowEndsBefore' | 'windowsTooMany';
export type WindowsRead = { readonly windows: readonly WorkWindow[] } | { readonly problem: WindowsProblem };

const closed = /^(|-|—|休息?|不上班|closed|off)$/i;
const wholeDay = /^(全天|24\s*小时|24\s*h|all day)$/i;
const time = String.raw`(\d{1,2})(?::?(\d{2}))?`;
const stretch = new RegExp(`^${time}(?:-|–|—|~|至|到)${time}$`);

/** Hours of a day as people write them: `8:30-12, 13:30-17:30`, `全天`, nothing for a day off. They are put in order. */
export function readWindows(text: string): WindowsRead {
  const typed = toHalfWidth(text).trim();
  if (closed.test(typed)) return { windows: [] };
  if (wholeDay.test(typed)) return { windows: [{ from: 0, to: 1440 }] };
  const plain = typed
    .replaceAll(/[〜～]/g, '~')
    .replaceAll(/[点时]半/g, ':30')
    .replaceAll(/[点时](\d{1,2})分?/g, ':$1')
    .replaceAll(/[点时]/g, ':00');
  const parts = plain
    .replaceAll(/\s*(-|–|—|~|至|到|:)\s*/g, '$1')
    .split(/[,;、，；\s]+/)
    .filter(Boolean);
  const windows: WorkWindow[] = [];
  for (const part of parts) {
    const found = stretch.exec(part);
    const from = found && minutesOf(found[1], found[2]);
    const to = found && minutesOf(found[3], found[4]);
    if (from === null || to === null || from === undefined || to === undefined) return { problem: 'windowsUnreadable' };
    if (from >= to) return { problem: 'windowEndsBefore' };
    windows.push({ from, to });
  }
  if (windows.length > 8) return { problem: 'windowsTooMany' };
  windows.sort((a, b) => a.from - b.from);
  if (windows.some(({ from }, nth) => from < (windows[nth - 1]?.to ?? 0))) return { problem: 'windowsOverlap' };
  return { windows };
}

/** `08:30-12:00, 13:30-17:30`; empty for a day off. */
export function windowsText(windows: readonly WorkWindow[]): string {
  return windows.map(({ from, to }) => `${timeText(from)}-${timeText(to)}`).join(', ');
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function minutesOf(hours = '', minutes = '0'): number | undefined {
  const all = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && all <= 1440 ? all : undefined;
}
