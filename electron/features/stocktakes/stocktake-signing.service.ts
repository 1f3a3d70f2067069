import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { reasonedStocktakeInput, setReasonInput, signStocktakeInput, stocktakeTargetInput } from '../../../shared/stocktakes.ts';
import type { Actor, ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { findLine, updateLine } from './stocktake-count.repository.ts';
import { isOverLimit } from './stocktake-lines.ts';
import { requireStocktake, takeStocktakeStep } from './stocktake-step.ts';
import { findCounters, findLines, updateStocktake } from './stocktakes.repository.ts';
import type { StocktakeRecord } from './stocktakes.repository.ts';

type Signed = z.output<typeof signStocktakeInput>;
type Reasoned = z.output<typeof reasonedStocktakeInput>;

/**
 * 监盘 (R-000-36, R-000-66): somebody of 行政部 who neither counted nor started it nor keeps what was counted signs that it was counted so.
 * @throws DomainError `guardFailed` with `linesUncounted`, `linesToRecount`, `witnessCounted`, `witnessKeeps`
 */
export async function witnessStocktake(context: ActorContext, { note, ...target }: Signed): Promise<Receipt> {
  const { now, actor } = context;
  return takeStocktakeStep(context, target, {
    command: 'witness',
    kind: 'witnessed',
    data: { note },
    changes: { witnessId: actor.userId, witnessedAt: now },
    check: async (stocktake, { tx }) => {
      await requireCounted(tx, stocktake);
      await refuseWitness(tx, stocktake, actor);
    },
  });
}

/** All is counted, and what differs by more than the limit a second time. */
async function requireCounted(tx: Tx, { id, recountFen }: StocktakeRecord): Promise<void> {
  const lines = await findLines(tx, id);
  const left = lines.filter(({ round }) => round === 0);
  if (left.length > 0) throw new DomainError('guardFailed', { guard: 'linesUncounted', count: left.length, item: left[0]?.name });
  const again = lines.filter((line) => isOverLimit(line, recountFen));
  if (again.length > 0) throw new DomainError('guardFailed', { guard: 'linesToRecount', count: again.length, item: again[0]?.name });
}

/** Never the witness of one's own stocktake. */
async function refuseWitness(tx: Tx, { id, createdBy }: StocktakeRecord, { userId, roles, staffId }: Actor): Promise<void> {
  const counters = await findCounters(tx, id);
  if (createdBy === userId || counters.some((counter) => counter.userId === userId))
    throw new DomainError('guardFailed', { guard: 'witnessCounted' });
  const isKeeper = staffId !== null && (await findLines(tx, id)).some(({ keeperId }) => keeperId === staffId);
  if (roles.includes('storekeeper') || isKeeper) throw new DomainError('guardFailed', { guard: 'witnessKeeps' });
}

/** Why a line differs; kept as it is typed, and again changeable until the differences are explained. */
export async function setLineReason(context: ActorContext, { id, lineId, reason }: z.output<typeof setReasonInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const stocktake = await requireStocktake(tx, id);
    if (stocktake.state !== 'witnessed')
      throw new DomainError('commandNotAllowed', { command: 'explain', state: stocktake.state, refusal: 'state' });
    const line = await findLine(tx, id, lineId);
    if (!line) throw new DomainError('notFound', { what: 'stocktakeLine', id: lineId });
    await updateLine(tx, lineId, { reason });
    const version = await updateStocktake(tx, stocktake, {});
    await record({
      subject: 'stocktakeLine',
      subjectId: lineId,
      kind: 'reasonGiven',
      data: { no: stocktake.no, reason },
      changes: { differenceReason: [line.reason, reason] },
    });
    touch('stocktakes');
    return { id, version, no: stocktake.no };
  });
}

/** 差异说明: every line with a difference has its reason. */
export async function explainStocktake(context: ActorContext, target: z.output<typeof stocktakeTargetInput>): Promise<Receipt> {
  const { now, actor } = context;
  return takeStocktakeStep(context, target, {
    command: 'explain',
    kind: 'explained',
    changes: { explainedBy: actor.userId, explainedAt: now },
    check: async ({ id }, { tx }) => {
      const open = (await findLines(tx, id)).filter(({ differenceQty, reason }) => differenceQty !== 0 && reason === '');
      if (open.length > 0) throw new DomainError('guardFailed', { guard: 'reasonsMissing', count: open.length, item: open[0]?.name });
    },
  });
}

/**
 * 审批 by somebody else than those who counted, witnessed or explained; above the limit by the service manager.
 * @throws DomainError `guardFailed` with `approveOwn`, `approveByManager`
 */
export async function approveStocktake(context: ActorContext, { note, ...target }: Signed): Promise<Receipt> {
  const { now, actor } = context;
  return takeStocktakeStep(context, target, {
    command: 'approve',
    kind: 'approved',
    data: { note },
    changes: { approvedBy: actor.userId, approvedAt: now },
    check: async (stocktake, { tx }) => {
      const { id, createdBy, explainedBy, witnessId, approvalFen } = stocktake;
      const counters = await findCounters(tx, id);
      const involved = [createdBy, explainedBy, witnessId, ...counters.map(({ userId }) => userId)];
      if (involved.includes(actor.userId)) throw new DomainError('guardFailed', { guard: 'approveOwn' });
      const grossFen = (await findLines(tx, id)).reduce((sum, { differenceFen }) => sum + Math.abs(differenceFen ?? 0), 0);
      if (grossFen > approvalFen && !actor.roles.includes('serviceManager'))
        throw new DomainError('guardFailed', { guard: 'approveByManager' });
    },
  });
}

const unsigned = { explainedBy: null, explainedAt: null, approvedBy: null, approvedAt: null };

/** The explanation does not satisfy: it is written anew. */
export async function sendBackStocktake(context: ActorContext, { reason, ...target }: Reasoned): Promise<Receipt> {
  return takeStocktakeStep(context, target, { command: 'sendBack', kind: 'sentBack', data: { reason }, changes: unsigned });
}

/** The count does not satisfy: lines are counted again, and the witness signs anew. */
export async function reopenCount(context: ActorContext, { reason, ...target }: Reasoned): Promise<Receipt> {
  const changes = { ...unsigned, witnessId: null, witnessedAt: null };
  return takeStocktakeStep(context, target, { command: 'recountAll', kind: 'countReopened', data: { reason }, changes });
}

/** R-000-09: a spot check is written down as it is; the books stay. */
export async function recordSpotCheck(context: ActorContext, target: z.output<typeof stocktakeTargetInput>): Promise<Receipt> {
  return takeStocktakeStep(context, target, {
    command: 'recordOnly',
    kind: 'spotRecorded',
    check: async (stocktake, { tx }) => {
      if (stocktake.mode !== 'spot') throw new DomainError('guardFailed', { guard: 'spotOnly' });
      const left = (await findLines(tx, stocktake.id)).filter(({ round }) => round === 0);
      if (left.length > 0) throw new DomainError('guardFailed', { guard: 'linesUncounted', count: left.length, item: left[0]?.name });
    },
  });
}

export async function cancelStocktake(context: ActorContext, { reason, ...target }: Reasoned): Promise<Receipt> {
  return takeStocktakeStep(context, target, { command: 'cancel', kind: 'cancelled', data: { reason } });
}
