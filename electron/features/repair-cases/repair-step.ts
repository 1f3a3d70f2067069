import type { Updateable } from 'kysely';
import type { Receipt } from '../../../shared/fields.ts';
import { missingStep, repairLifecycle } from '../../../shared/repair-case-lifecycle.ts';
import type { RepairCommand } from '../../../shared/repair-case-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { RepairCaseTable } from '../../db/schema/repairs.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { lockRepair, updateRepair } from './repair-cases.repository.ts';
import type { RepairRecord } from './repair-cases.repository.ts';

export interface Step {
  readonly command: RepairCommand;
  /** Past tense, for the timeline. */
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly changes?: Updateable<RepairCaseTable>;
  /** Refuses what the table of states alone does not see. */
  readonly check?: (repair: RepairRecord, tx: Tx) => Promise<void> | void;
  /** What follows from the step. */
  readonly after?: (repair: RepairRecord, w: Write) => Promise<void>;
}

/** One arrow of SM-18: the row as the user saw it, who may, what has to come first, then the row, the timeline and what follows. */
export async function takeStep(
  context: ActorContext,
  { id, version }: { readonly id: number; readonly version: number },
  { command, kind, data, changes, check, after }: Step,
): Promise<Receipt> {
  return write(context, async (w) => {
    const repair = await lockRepairAt(w.tx, id, version);
    const missing = missingStep(repair.state, command);
    if (missing) throw new DomainError('guardFailed', { guard: missing });
    const state = obey(repairLifecycle, repair.state, command, context);
    await check?.(repair, w.tx);
    const next = await updateRepair(w.tx, repair, { ...changes, state, stateAt: context.now });
    await w.record({ subject: 'repairCase', subjectId: id, kind, ...(data && { data }) });
    await after?.(repair, w);
    w.touch('repairCases', 'requests');
    return { id, version: next, no: repair.no };
  });
}

/** The locked row, still at the version that the user saw; otherwise the refusal carries the current one. */
export async function lockRepairAt(tx: Tx, id: number, version: number): Promise<RepairRecord> {
  const repair = await lockRepair(tx, id);
  if (!repair) throw new DomainError('notFound', { what: 'repairCase', id });
  if (repair.version !== version) throw new DomainError('staleVersion', { what: 'repairCase', current: repair });
  return repair;
}

/** A step is not said to have happened before the one that it follows. */
export function refuseBefore(at: number, earlier: number | null, field = 'at'): void {
  if (earlier !== null && at < earlier) throw new DomainError('guardFailed', { guard: 'beforeStep', field });
}
