import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import type { EveningRow, RepairRow, ReportSpan, recordReportPrintInput, repairPrintInput } from '../../../shared/reports.ts';
import type { dayInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { exportRows } from '../../platform/export.ts';
import { write } from '../../platform/write.ts';
import { readEvening } from './reports-day.service.ts';
import { fetchRepairs, repairKeys } from './repairs.service.ts';
import { readEfficiency, readProgress } from './reports.service.ts';

/** A table that is one page: whoever asks for what comes after it gets nothing. */
const once =
  <Row>(read: () => Promise<readonly Row[]>) =>
  async (after: unknown): Promise<readonly Row[]> =>
    after === undefined ? read() : [];

const byWorker = ({ staffId }: { readonly staffId: number }): readonly [number] => [staffId];

export async function exportProgress(context: ActorContext, span: ReportSpan): Promise<FileOut> {
  return exportRows(
    context,
    'progress',
    once(async () => (await readProgress(context, span)).rows),
    byWorker,
  );
}

export async function exportEfficiency(context: ActorContext, span: ReportSpan): Promise<FileOut> {
  return exportRows(
    context,
    'efficiency',
    once(async () => (await readEfficiency(context, span)).rows),
    byWorker,
  );
}

/** What is filtered, in the order of the screen. */
export async function exportRepairs(context: ActorContext, { sort, ...filter }: z.output<typeof repairPrintInput>): Promise<FileOut> {
  return exportRows(
    context,
    'repairs',
    (after, limit) => fetchRepairs(context, filter, sort, after as readonly [number, number] | undefined, limit),
    (row: RepairRow) => repairKeys(row, sort),
  );
}

export async function exportEvening(context: ActorContext, input: z.output<typeof dayInput>): Promise<FileOut> {
  return exportRows(
    context,
    'evening',
    once(async () => (await readEvening(context, input)).rows),
    ({ id }: EveningRow) => [id],
  );
}

/** Notes who printed which table of which days: the paper says how people work (R-000-84). */
export async function recordReportPrint(
  context: ActorContext,
  { form, from, to }: z.output<typeof recordReportPrintInput>,
): Promise<{ readonly form: string }> {
  return write(context, async ({ record }) => {
    const changes = { form: [null, form], from: [null, from], to: [null, to] } as const;
    await record({ subject: 'report', subjectId: context.actor.userId, kind: 'printed', data: { form, from, to }, changes });
    return { form };
  });
}
