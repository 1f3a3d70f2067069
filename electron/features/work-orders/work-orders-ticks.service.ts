import { faultWays, isTicked, missingTicks } from '../../../shared/repair-ticks.ts';
import type { AskedTicks, RepairTicks } from '../../../shared/repair-ticks.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import type { RequestRecord } from '../requests/requests-progress.service.ts';

/** What the preset of the job asks of a repair's result (R-004-36, R-004-38); of other work, and of jobs older than presets, nothing. */
export async function askedTicks(db: Db, { type, presetVersionId }: Pick<RequestRecord, 'type' | 'presetVersionId'>): Promise<AskedTicks> {
  if (type !== 'repair' || presetVersionId === null) return { asksFoundBy: false, asksStandard: false };
  const { needsFoundBy, needsStandard } = (await presetOfJob(db, presetVersionId)).data.closing;
  return { asksFoundBy: needsFoundBy, asksStandard: needsStandard };
}

/** @throws DomainError `fieldsMissing` with the ticks that the preset asks for. */
export async function refuseUnticked(db: Db, request: Pick<RequestRecord, 'type' | 'presetVersionId'>, ticks: RepairTicks): Promise<void> {
  const missing = missingTicks(await askedTicks(db, request), ticks);
  if (missing.length > 0) throw new DomainError('fieldsMissing', { fields: missing });
}

/** The ticks as columns of the slip. */
export function tickColumns({ foundBy, standard, standardReason }: RepairTicks) {
  return {
    foundBy: faultWays.filter((way) => foundBy.includes(way)).join('\n'),
    standard: isTicked({ foundBy: [], standard }) ? JSON.stringify(standard) : '',
    standardReason,
  };
}
