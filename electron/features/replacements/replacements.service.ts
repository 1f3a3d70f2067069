import type { z } from 'zod';
import type { FileOut, Page, Receipt } from '../../../shared/fields.ts';
import type {
  ReplacementPrintData,
  ReplacementReport,
  ReplacementRow,
  askReplacementInput,
  decideReplacementInput,
  recordReplacementPrintInput,
  replacementExportInput,
  replacementListInput,
  replacementReportInput,
} from '../../../shared/replacements.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readShop, readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { addDemand, ownSlipsOnly, refuseOthersSlip, takeSlip } from '../parts/slip-parts.service.ts';
import { requireStaff } from '../stock/bags.service.ts';
import {
  countByCause,
  countByPerson,
  countOfJob,
  decide,
  findReplacements,
  insertReplacement,
  lockJobOfSlip,
  lockReplacement,
} from './replacements.repository.ts';

export async function listReplacements(
  { db, actor }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof replacementListInput>,
): Promise<Page<ReplacementRow>> {
  const before = fromCursor<[number]>(cursor, 1);
  return toPage(await findReplacements(db, { ...filter, own: ownSlipsOnly(actor) }, before?.[0], limit + 1), limit, ({ id }) => [id]);
}

/** By a number as far as it was typed. */
export async function listReplacementsNumbered(
  { db, actor }: ActorContext,
  beginning: string,
  limit: number,
): Promise<readonly ReplacementRow[]> {
  const anyone = { state: null, workOrderId: null, requestId: null };
  return findReplacements(db, { ...anyone, beginning, own: ownSlipsOnly(actor) }, undefined, limit);
}

export async function exportReplacements(context: ActorContext, filter: z.output<typeof replacementExportInput>): Promise<FileOut> {
  const { db, actor } = context;
  return exportRows(
    context,
    'replacements',
    (after, limit) => findReplacements(db, { ...filter, own: ownSlipsOnly(actor) }, after && Number(after[0]), limit),
    ({ id }) => [id],
  );
}

/**
 * R-000-40: a piece is supplied once more only with its reason, the exact quantity and the person responsible. A second one for the same
 * job is asked for knowingly.
 * @throws DomainError `notFound`, `commandNotAllowed`, `forbidden`, `guardFailed` with `secondReplacement`
 */
export async function askReplacement(
  context: ActorContext,
  { isRepeatConfirmed, ...asked }: z.output<typeof askReplacementInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const { app, now, actor } = context;
    // First, so that a refusal says nothing about somebody else's slip.
    await refuseOthersSlip(tx, actor, asked.workOrderId);
    const slip = await takeSlip(tx, asked.workOrderId, unfinishedStates, 'askReplacement');
    await requireStaff(tx, asked.responsibleId, true);
    const requestId = await lockJobOfSlip(tx, slip.id);
    const before = await countOfJob(tx, requestId);
    if (before > 0 && !isRepeatConfirmed) throw new DomainError('guardFailed', { guard: 'secondReplacement', count: before });
    const no = await takeNumber(tx, 'replacement', now, await readZone(app, tx));
    const id = await insertReplacement(tx, {
      ...asked,
      no,
      requestId,
      nth: before + 1,
      state: 'asked',
      decisionNote: '',
      createdBy: actor.userId,
      createdAt: now,
    });
    const data = { no, qty: asked.qty, cause: asked.cause, reason: asked.reason };
    await record({ subject: 'replacement', subjectId: id, kind: 'asked', data });
    await record({ subject: 'workOrder', subjectId: slip.id, kind: 'replacementAsked', data });
    touch('replacements', 'workOrders');
    return { id, version: 1, no };
  });
}

/**
 * The supervisor decides; what is approved the slip may draw from the store, not a unit more (R-000-40).
 * @throws DomainError `notFound`, `staleVersion`, `commandNotAllowed`
 */
export async function decideReplacement(
  context: ActorContext,
  { id, version, isApproved, note }: z.output<typeof decideReplacementInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const { now, actor } = context;
    const replacement = await lockReplacement(tx, id);
    if (!replacement) throw new DomainError('notFound', { what: 'replacement', id });
    if (replacement.state !== 'asked') throw new DomainError('commandNotAllowed', { command: 'decide', state: replacement.state });
    const state = isApproved ? 'approved' : 'refused';
    const isChanged = await decide(tx, { id, version, state, decidedAt: now, decidedBy: actor.userId, decisionNote: note });
    if (!isChanged) throw new DomainError('staleVersion', { current: (await findReplacements(tx, everyone(id), undefined, 1))[0] });
    const { workOrderId, itemId, qty, no } = replacement;
    if (isApproved) {
      await takeSlip(tx, workOrderId, unfinishedStates, 'decideReplacement');
      await addDemand(tx, workOrderId, itemId, qty);
    }
    await record({ subject: 'replacement', subjectId: id, kind: state, data: { no, note } });
    const kind = isApproved ? 'replacementApproved' : 'replacementRefused';
    await record({ subject: 'workOrder', subjectId: workOrderId, kind, data: { no, qty, reason: note } });
    touch('replacements', 'workOrders', 'parts', 'home');
    return { id, version: version + 1, no };
  });
}

/** Approved pieces by cause and by person (R-000-40). */
export async function reportReplacements(
  { app, db }: ActorContext,
  { from, to }: z.output<typeof replacementReportInput>,
): Promise<ReplacementReport> {
  const zone = await readZone(app, db);
  const since = startOfDay(from, zone);
  const until = startOfDay(addDays(to, 1), zone);
  return { byCause: await countByCause(db, since, until), byPerson: await countByPerson(db, since, until) };
}

/** What the printed 补换件单 (F-13) says. */
export async function readReplacementPrintData({ app, db }: ActorContext, { id }: { readonly id: number }): Promise<ReplacementPrintData> {
  const [replacement] = await findReplacements(db, everyone(id), undefined, 1);
  if (!replacement) throw new DomainError('notFound', { what: 'replacement', id });
  const { name, phone, address, zone } = await readShop(app, db);
  return { replacement, shop: { name, phone, address, zone }, printCount: await countPrints(db, 'replacement', id) };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordReplacementPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordReplacementPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    if (!(await lockReplacement(tx, id))) throw new DomainError('notFound', { what: 'replacement', id });
    const nth = await notePrint(tx, 'replacement', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'replacement', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    touch('replacements', 'prints');
    return { nth };
  });
}

const everyone = (id: number) => ({ id, state: null, workOrderId: null, requestId: null, own: null });
