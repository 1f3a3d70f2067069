import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { missingService, totalOf } from '../../../shared/repair-cases.ts';
import type {
  approveInput,
  ownerAgreesInput,
  reasonedRepairInput,
  repairTargetInput,
  writeServiceInput,
} from '../../../shared/repair-cases.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { refuseFuture } from '../../platform/facts.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { countPhotos } from '../attachments/attachments-read.service.ts';
import { holdRequest } from '../requests/requests-repair.service.ts';
import { happened } from '../timers/timers.service.ts';
import { findServiceLines, replaceServiceLines, updateRepair } from './repair-cases.repository.ts';
import { lockRepairAt, refuseBefore, takeStep } from './repair-step.ts';

/** Writes the 维修服务单 (R-002-41); the total is the sum of its lines. It has its number from the first time on. */
export async function writeService(
  context: ActorContext,
  { id, version, lines, isCompared }: z.output<typeof writeServiceInput>,
): Promise<Receipt> {
  const zone = await readZone(context.app);
  return write(context, async ({ tx, record, touch }) => {
    const repair = await lockRepairAt(tx, id, version);
    if (repair.state !== 'ofCompany') {
      const guard = repair.cause === '' ? 'causeMissing' : repair.cause === 'company' ? 'serviceFixed' : 'notOurCause';
      throw new DomainError('guardFailed', { guard });
    }
    const serviceNo = repair.serviceNo || (await takeNumber(tx, 'repairService', context.now, zone));
    const totalFen = totalOf(lines);
    await replaceServiceLines(tx, id, lines);
    const next = await updateRepair(tx, repair, { serviceNo, totalFen, isCompared: isCompared ? 1 : 0 });
    await record({
      subject: 'repairCase',
      subjectId: id,
      kind: 'costed',
      data: { no: serviceNo, totalFen, lines: lines.length },
      changes: { totalFen: [repair.totalFen, totalFen] },
    });
    touch('repairCases');
    return { id, version: next, no: serviceNo };
  });
}

/** To the manager of engineering: with lines, compared with budget and change orders, and at least one photograph. */
export async function fileService(context: ActorContext, target: z.output<typeof repairTargetInput>): Promise<Receipt> {
  return takeStep(context, target, {
    command: 'file',
    kind: 'filed',
    changes: { reviewedBy: null, reviewedAt: null, officeBy: null, officeAt: null, officeOpinion: '' },
    check: async ({ id, isCompared }, tx) => {
      const lines = (await findServiceLines(tx, id)).length;
      const guard = missingService({ lines, isCompared: isCompared === 1, photos: await countPhotos(tx, 'repairCase', id) });
      if (guard) throw new DomainError('guardFailed', { guard });
    },
  });
}

/** The manager has looked at it; it goes on to the office 总经办. */
export async function reviewService(context: ActorContext, target: z.output<typeof repairTargetInput>): Promise<Receipt> {
  const { now, actor } = context;
  return takeStep(context, target, { command: 'review', kind: 'reviewed', changes: { reviewedBy: actor.userId, reviewedAt: now } });
}

export async function approveService(context: ActorContext, { opinion, ...target }: z.output<typeof approveInput>): Promise<Receipt> {
  const { now, actor } = context;
  return takeStep(context, target, {
    command: 'approve',
    kind: 'approved',
    data: { opinion },
    changes: { officeBy: actor.userId, officeAt: now, officeOpinion: opinion },
  });
}

/** By the manager, the office, or because the owner does not want it so: to be costed anew, with the reason. */
export const sendBack = backBy('sendBack');
export const sendBackFromOffice = backBy('officeSendBack');
export const declineByOwner = backBy('ownerDeclines');

function backBy(command: 'sendBack' | 'officeSendBack' | 'ownerDeclines') {
  const kind = command === 'ownerDeclines' ? 'ownerDeclined' : 'sentBack';
  return async (context: ActorContext, { reason, ...target }: z.output<typeof reasonedRepairInput>): Promise<Receipt> =>
    takeStep(context, target, { command, kind, data: { reason } });
}

/** The owner agrees to the plan, how and when; from then on the clock of a large repair runs (R-002-106). */
export async function agreeByOwner(context: ActorContext, { how, at, ...target }: z.output<typeof ownerAgreesInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return takeStep(context, target, {
    command: 'ownerAgrees',
    kind: 'ownerAgreed',
    data: { how, agreedAt: at },
    changes: { ownerAgreedAt: at, ownerAgreedHow: how },
    check: ({ siteSeenAt }) => refuseBefore(at, siteSeenAt),
    after: async ({ requestId }, w) => happened(w, context, 'plan.agreed', { request: await holdRequest(w.tx, requestId) }, at),
  });
}
