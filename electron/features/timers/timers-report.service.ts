import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import { startOfDay } from '../../../shared/time.ts';
import { policyNamed } from '../../../shared/timer-views.ts';
import type { TimelinessRow, timelinessInput } from '../../../shared/timer-views.ts';
import type { ActorContext } from '../../context.ts';
import { exportRows } from '../../platform/export.ts';
import { readZone } from '../../platform/settings.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import { findTimeliness } from './timers-view.repository.ts';

/** In time of all, median and 90th percentile per clock and preset, of the clocks that ended in the month (R-004-34, G-14). */
export async function reportTimeliness(
  { app, db }: ActorContext,
  { month }: z.output<typeof timelinessInput>,
): Promise<readonly TimelinessRow[]> {
  const zone = await readZone(app);
  const found = await findTimeliness(db, startOfDay(`${month}-01`, zone), startOfDay(`${nextMonth(month)}-01`, zone));
  const rows: TimelinessRow[] = [];
  for (const { versionId, ...row } of found) {
    const { data } = await presetOfJob(db, versionId);
    const policy = policyNamed(data.timers, row.policy);
    rows.push({ ...row, presetName: data.name, name: policy?.name ?? '', rule: policy?.rule ?? '' });
  }
  return rows;
}

export async function exportTimeliness(context: ActorContext, input: z.output<typeof timelinessInput>): Promise<FileOut> {
  const rows = await reportTimeliness(context, input);
  return exportRows(
    context,
    'timeliness',
    async (after) => (after ? [] : rows),
    ({ presetCode, policy }) => [presetCode, policy],
  );
}

function nextMonth(month: string): string {
  const [year = 0, nth = 0] = month.split('-').map(Number);
  return nth === 12 ? `${year + 1}-01` : `${year}-${String(nth + 1).padStart(2, '0')}`;
}
