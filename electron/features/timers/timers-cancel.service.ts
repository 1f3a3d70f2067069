import type { TimerEvent } from '../../../shared/timer-policy.ts';
import type { Context } from '../../context.ts';
import type { Write } from '../../platform/write.ts';
import { settleAlerts } from '../alerts/alerts.service.ts';
import { cancelLine, isOpen } from './timer-lines.ts';
import { saveLines } from './timers.repository.ts';
import { openLines } from './timers.service.ts';

/** The open clocks of a request that began with one of these events count for nothing any more: what they were about is called off. */
export async function cancelBegunBy(
  { tx, touch }: Write,
  { app, now }: Pick<Context, 'app' | 'now'>,
  requestId: number,
  starts: readonly TimerEvent[],
): Promise<void> {
  const { lines, pauses } = await openLines(tx, app, requestId);
  const meant = lines.filter((line) => isOpen(line) && starts.includes(line.policy.start));
  if (meant.length === 0) return;
  meant.forEach((line) => cancelLine(line, now));
  await saveLines(tx, lines, pauses);
  const ended = meant.flatMap(({ row, isMissOpen }) => (row && !isMissOpen ? [row.id] : []));
  if (await settleAlerts(tx, requestId, ended, now)) touch('alerts');
  touch('timers');
}
