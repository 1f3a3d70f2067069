import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page } from '../../../shared/fields.ts';
import { repairPrintLimit, repairSteps } from '../../../shared/reports.ts';
import type { RepairFilter, RepairRow, RepairSort, RepairStep, repairListInput, repairPrintInput } from '../../../shared/reports.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { findMeantRequests } from '../requests/requests.service.ts';
import {
  countOpenRepairs,
  findDatedSteps,
  findOpenRepairs,
  findRepairWorkers,
  findSlipStamps,
  promisedStates,
} from './repairs.repository.ts';
import type { OpenRepair, RepairScope } from './repairs.repository.ts';

/** The repair progress table 维修进度跟踪表: every open repair with its last step, age, holds, promise and owner (G-07, R-004-39). */
export async function listRepairs(
  context: ActorContext,
  { cursor, limit, sort, ...filter }: z.output<typeof repairListInput>,
): Promise<Page<RepairRow>> {
  const after = fromCursor<[number, number]>(cursor, 2);
  const rows = await fetchRepairs(context, filter, sort, after, limit + 1);
  return toPage(rows, limit, (row) => repairKeys(row, sort));
}

export async function countRepairs(context: ActorContext, filter: RepairFilter): Promise<Count> {
  const total = await countOpenRepairs(context.db, filter, await scopeOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** @throws DomainError `exportTooLarge` for more lines than one printed table holds: nothing is left out silently. */
export async function readRepairsToPrint(
  context: ActorContext,
  { sort, ...filter }: z.output<typeof repairPrintInput>,
): Promise<readonly RepairRow[]> {
  const rows = await fetchRepairs(context, filter, sort, undefined, repairPrintLimit + 1);
  if (rows.length > repairPrintLimit) throw new DomainError('exportTooLarge', { limit: repairPrintLimit });
  return rows;
}

export function repairKeys({ id, receivedAt, promisedAt }: RepairRow, sort: RepairSort): readonly [number, number] {
  return [sort === 'oldest' ? receivedAt : promisedAt, id];
}

/** Rows after the sort keys of the last one, with their steps. */
export async function fetchRepairs(
  context: ActorContext,
  filter: RepairFilter,
  sort: RepairSort,
  after: readonly [number, number] | undefined,
  limit: number,
): Promise<readonly RepairRow[]> {
  const { db, now } = context;
  const open = await findOpenRepairs(db, filter, await scopeOf(context, filter), sort, after, limit);
  const ids = open.map(({ id }) => id);
  const [stamps, dated, workers] = [await findSlipStamps(db, ids), await findDatedSteps(db, ids), await findRepairWorkers(db, ids)];
  const stampsOf = new Map(stamps.map((one) => [one.requestId, one]));
  return open.map(({ planConfirmedAt: _plan, surveyAt: _survey, closedAt: _closed, ownerName, ...row }, index) => {
    const own = dated.filter(({ requestId }) => requestId === row.id);
    const datedAt = (kind: string) => own.find((one) => one.kind === kind)?.at ?? null;
    const steps = stepsOf(open[index] as OpenRepair, stampsOf.get(row.id), datedAt);
    const lastStep = repairSteps.findLast((step) => steps[step] !== null) ?? null;
    const technicians = workers.filter(({ requestId }) => requestId === row.id).map(({ id, name }) => ({ id, name }));
    return {
      ...row,
      isLate: row.promisedAt < now && promisedStates.includes(row.state),
      ownerName: ownerName ?? '',
      technicians: [...new Map(technicians.map((one) => [one.id, one])).values()],
      steps,
      lastStep,
      lastStepAt: lastStep && steps[lastStep],
    };
  });
}

type Stamps = Awaited<ReturnType<typeof findSlipStamps>>[number];

/**
 * When each of the six steps of R-004-37 was taken: as somebody dated it on the request, else by what the slips say. The repair counts once no
 * visit is left to come.
 */
function stepsOf(
  { planConfirmedAt, surveyAt, closedAt }: OpenRepair,
  slips: Stamps | undefined,
  datedAt: (kind: string) => number | null,
): Readonly<Record<RepairStep, number | null>> {
  const number = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  const isOver = slips !== undefined && Number(slips.unfinished) === 0;
  return {
    survey: datedAt('survey') ?? surveyAt ?? number(slips?.arrivedAt),
    plan: datedAt('solution') ?? planConfirmedAt ?? number(slips?.plannedAt),
    prepare: datedAt('preparation') ?? number(slips?.departedAt),
    repair: datedAt('execution') ?? (isOver ? number(slips.finishedAt) : null),
    accept: datedAt('acceptance') ?? (isOver ? number(slips.signedAt) : null),
    archive: closedAt,
  };
}

async function scopeOf(context: ActorContext, { query }: RepairFilter): Promise<RepairScope> {
  return { now: context.now, found: await findMeantRequests(context, query) };
}
