import type { BackupSettings } from './backups.ts';
import { addDays, dayOf, zonedToEpoch } from './time.ts';

const hourMs = 3_600_000;

/** When the next one is due after `lastAt` (null: never taken), by the hours or the evening, whichever is first. */
export function nextBackupAt({ everyHours, eveningAt }: BackupSettings, lastAt: number | null, zone: string): number {
  if (lastAt === null) return 0;
  const byHours = lastAt + everyHours * hourMs;
  return eveningAt === '' ? byHours : Math.min(byHours, eveningAfter(lastAt, eveningAt, zone));
}

function eveningAfter(lastAt: number, eveningAt: string, zone: string): number {
  const today = dayOf(lastAt, zone);
  const evening = instantOf(today, eveningAt, zone);
  return evening > lastAt ? evening : instantOf(addDays(today, 1), eveningAt, zone);
}

function instantOf(day: string, time: string, zone: string): number {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  const [h = 0, min = 0] = time.split(':').map(Number);
  return zonedToEpoch({ y, m, d, h, min }, zone);
}

/** Is this the first one of a new month? It stands for the end of the month before and is pinned (F39). */
export function isMonthEnd(lastAt: number | null, now: number, zone: string): boolean {
  return lastAt !== null && dayOf(lastAt, zone).slice(0, 7) !== dayOf(now, zone).slice(0, 7);
}

const lateMs = 24 * hourMs;

/** F37: something has changed since the last good backup, and that is a day ago. `since`: when the data began. */
export function isLate(lastGoodAt: number | null, since: number, hasChanges: boolean, now: number): boolean {
  return hasChanges && now - (lastGoodAt ?? since) >= lateMs;
}
