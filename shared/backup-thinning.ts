import { addDays, dayOf, weekdayOf } from './time.ts';

/** What the thinning has to know of a backup. */
export interface KeptBackup {
  readonly id: string;
  readonly takenAt: number;
  readonly isPinned: boolean;
  /** Read back and found whole. */
  readonly isGood: boolean;
}

const allForMs = 2 * 86_400_000;
const most = { days: 12, weeks: 10, months: 9 } as const;

/**
 * Which backups may go (F39, G10): all of the last two days stay, of those before the last one of each of 12 days, 10 weeks and 9 months,
 * whatever is pinned, and the newest good one in any case. One that is not good never stands for a day, a week or a month.
 */
export function thinOut(backups: readonly KeptBackup[], now: number, zone: string): readonly string[] {
  const newestFirst = backups.toSorted((a, b) => b.takenAt - a.takenAt || (a.id < b.id ? 1 : -1));
  const newestGood = newestFirst.find(({ isGood }) => isGood);
  // while none is good, nobody knows which of them may be of use
  if (!newestGood) return [];
  const old = newestFirst.filter(({ takenAt }) => now - takenAt >= allForMs);
  const good = old.filter(({ isGood }) => isGood);
  const dayOfBackup = ({ takenAt }: KeptBackup) => dayOf(takenAt, zone);
  const stays = new Set<KeptBackup>([
    newestGood,
    ...old.filter(({ isPinned }) => isPinned),
    ...lastOfEach(good, dayOfBackup, most.days),
    ...lastOfEach(good, (backup) => mondayOf(dayOfBackup(backup)), most.weeks),
    ...lastOfEach(good, (backup) => dayOfBackup(backup).slice(0, 7), most.months),
  ]);
  return old.filter((backup) => !stays.has(backup)).map(({ id }) => id);
}

/** Of backups from new to old the first one of each of the newest `count` spans. */
function lastOfEach(newestFirst: readonly KeptBackup[], spanOf: (backup: KeptBackup) => string, count: number): readonly KeptBackup[] {
  const bySpan = new Map<string, KeptBackup>();
  for (const backup of newestFirst) {
    const span = spanOf(backup);
    if (!bySpan.has(span) && bySpan.size < count) bySpan.set(span, backup);
  }
  return [...bySpan.values()];
}

function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}
