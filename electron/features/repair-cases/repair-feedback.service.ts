import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import { repairLifecycle } from '../../../shared/repair-case-lifecycle.ts';
import type { RepairState } from '../../../shared/repair-case-lifecycle.ts';
import { missingFeedback } from '../../../shared/repair-cases.ts';
import type {
  WarrantyResult,
  createRepairInput,
  recheckInput,
  repairTargetInput,
  updateRepairInput,
} from '../../../shared/repair-cases.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { holdRequest } from '../requests/requests-repair.service.ts';
import { newRepair } from './new-repair.ts';
import { findOpenRepairOf, insertRepair, updateRepair } from './repair-cases.repository.ts';
import { runsByRenovation } from './repair-cases.service.ts';
import { lockRepairAt, takeStep } from './repair-step.ts';

/** Begins the 维修反馈单 of a request of a renovation trade; one is open at a time. With the look-up's result it is verified already (R-002-37). */
export async function createRepair(context: ActorContext, input: z.output<typeof createRepairInput>): Promise<Receipt> {
  const { requestId, warrantyResult, ...facts } = input;
  const zone = await readZone(context.app);
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const request = await holdRequest(tx, requestId);
    if (!openRequestStates.includes(request.state)) throw new DomainError('guardFailed', { guard: 'requestEnded' });
    if (!(await runsByRenovation(tx, request.presetVersionId))) throw new DomainError('guardFailed', { guard: 'notRenovation' });
    const open = await findOpenRepairOf(tx, requestId);
    if (open) throw new DomainError('guardFailed', { guard: 'repairOpen', no: open.no });
    const no = await takeNumber(tx, 'repairFeedback', now, zone);
    const begun = newRepair({ ...facts, no, requestId, createdBy: actor.userId, createdAt: now });
    const id = await insertRepair(tx, { ...begun, ...verified(context, 'called', '', warrantyResult) });
    await record({ subject: 'repairCase', subjectId: id, kind: 'called', data: { no } });
    if (warrantyResult !== '') await record({ subject: 'repairCase', subjectId: id, kind: 'verified', data: { result: warrantyResult } });
    await record({ subject: 'request', subjectId: requestId, kind: 'repairBegun', data: { no } });
    touch('repairCases', 'requests');
    return { id, version: 1, no };
  });
}

/** Corrects the feedback order and enters what the files say of the warranty, until it is issued. */
export async function changeRepair(
  context: ActorContext,
  { id, version, warrantyResult, ...facts }: z.output<typeof updateRepairInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const repair = await lockRepairAt(tx, id, version);
    if (repair.state !== 'called' && repair.state !== 'verified')
      throw new DomainError('commandNotAllowed', { command: 'update', state: repair.state, refusal: 'state' });
    if (repair.state === 'verified' && warrantyResult === '') throw new DomainError('guardFailed', { guard: 'warrantyUnchecked' });
    const columns = { ...facts, ...verified(context, repair.state, repair.warrantyResult, warrantyResult) };
    const next = await updateRepair(tx, repair, columns);
    const { warrantyCheckedBy: _by, warrantyCheckedAt: _at, stateAt: _since, ...shown } = columns;
    await record({ subject: 'repairCase', subjectId: id, kind: 'corrected', changes: changesBetween(repair, shown) });
    if (warrantyResult !== repair.warrantyResult)
      await record({ subject: 'repairCase', subjectId: id, kind: 'verified', data: { result: warrantyResult } });
    touch('repairCases', 'requests');
    return { id, version: next, no: repair.no };
  });
}

interface Verified {
  readonly state?: RepairState;
  readonly stateAt?: number;
  readonly warrantyResult?: WarrantyResult;
  readonly warrantyCheckedBy?: number;
  readonly warrantyCheckedAt?: number;
}

/** Who looked the warranty up, and when; the first result is the step 查卷核实. */
function verified(context: ActorContext, state: RepairState, before: string, result: WarrantyResult | ''): Verified {
  if (result === '' || result === before) return {};
  const step = state === 'called' ? { state: obey(repairLifecycle, state, 'verify', context), stateAt: context.now } : {};
  return { ...step, warrantyResult: result, warrantyCheckedBy: context.actor.userId, warrantyCheckedAt: context.now };
}

/** The feedback order goes to engineering: refused while one of the five fields or the warranty's result is missing (R-002-37). */
export async function issueRepair(context: ActorContext, target: z.output<typeof repairTargetInput>): Promise<Receipt> {
  return takeStep(context, target, {
    command: 'issue',
    kind: 'issued',
    check: (repair) => {
      const missing = missingFeedback(repair);
      if (missing.length > 0) throw new DomainError('guardFailed', { guard: 'feedbackIncomplete', fields: missing });
    },
  });
}

/** Engineering looks the warranty up again (R-002-38): somebody else than who looked it up first. */
export async function recheckRepair(context: ActorContext, { result, note, ...target }: z.output<typeof recheckInput>): Promise<Receipt> {
  const { now, actor } = context;
  return takeStep(context, target, {
    command: 'recheck',
    kind: 'rechecked',
    data: { result },
    changes: { secondCheckBy: actor.userId, secondCheckAt: now, secondCheckResult: result, secondCheckNote: note },
    check: ({ warrantyCheckedBy }) => {
      if (warrantyCheckedBy === actor.userId) throw new DomainError('guardFailed', { guard: 'sameChecker' });
    },
  });
}
