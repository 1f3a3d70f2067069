import type { z } from 'zod';
import type { Page, Receipt } from '../../../shared/fields.ts';
import type {
  HandoverPrintData,
  HandoverRow,
  HandoverView,
  confirmHandoverInput,
  createHandoverInput,
  handoverListInput,
  recordHandoverPrintInput,
} from '../../../shared/handovers.ts';
import type { PaperKind } from '../../../shared/numbers.ts';
import { rolePermissions } from '../../../shared/permissions.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readShop, readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { checkPapers, findDays } from './handover-check.service.ts';
import {
  confirm,
  countStaff,
  findHandover,
  findHandovers,
  findLines,
  hasAccount,
  insertHandover,
  insertLines,
  lockHandover,
  refuseLine,
} from './handovers.repository.ts';

export async function listHandovers(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof handoverListInput>,
): Promise<Page<HandoverRow>> {
  return toPage(await findHandovers(db, filter, limit + 1, fromCursor<[number]>(cursor, 1)?.[0]), limit, ({ id }) => [id]);
}

export async function viewHandover({ db }: ActorContext, { id }: { readonly id: number }): Promise<HandoverView> {
  return readHandover(db, id);
}

/**
 * Papers go from one person to another under a number of their own (R-000-52, R-000-58). Whoever has a paper by an earlier list hands it
 * on, nobody else: so none is handed over twice unless it came back.
 * @throws DomainError `guardFailed` at `numbers`, `fromId`, `toId` or `at`.
 */
export async function createHandover(context: ActorContext, input: z.output<typeof createHandoverInput>): Promise<Receipt> {
  const { kind, fromId, toId, at, note, numbers } = input;
  const { app, now, actor } = context;
  if (fromId === toId) throw new DomainError('guardFailed', { guard: 'samePerson', field: 'toId' });
  if (at > now + 60_000) throw new DomainError('guardFailed', { guard: 'inFuture', field: 'at' });
  const zone = await readZone(app);
  return write(context, async ({ tx, record, touch }) => {
    if ((await countStaff(tx, [fromId, toId])) < 2) throw new DomainError('notFound', { what: 'staff' });
    // the day's running number is locked from here on: two lists are made one after the other
    const no = await takeNumber(tx, 'handover', now, zone);
    const papers = await requirePapers(tx, kind, fromId, numbers);
    const id = await insertHandover(tx, { no, kind, fromId, toId, at, note, createdBy: actor.userId, createdAt: now });
    await insertLines(tx, id, kind, papers);
    await record({ subject: 'handover', subjectId: id, kind: 'handedOver', data: { no, kind, count: papers.length } });
    touch('handovers', 'numbers');
    return { id, version: 1, no };
  });
}

/** The receiver says that the papers are there; what was not, or not right, is refused with the reason and stays with the giver. */
export async function confirmHandover(
  context: ActorContext,
  { id, version, refused }: z.output<typeof confirmHandoverInput>,
): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const handover = await lockHandover(tx, id);
    if (!handover) throw new DomainError('notFound', { what: 'handover', id });
    if (handover.version !== version) throw new DomainError('staleVersion', { what: 'handover', current: await readHandover(tx, id) });
    if (handover.state !== 'open') throw new DomainError('guardFailed', { guard: 'handoverConfirmed' });
    await refuseStranger(tx, context, handover);
    const lines = new Map((await findLines(tx, id)).map((line) => [line.id, line]));
    for (const { lineId, reason } of refused) {
      const line = lines.get(lineId);
      if (!line) throw new DomainError('notFound', { what: 'handover', id: lineId });
      await refuseLine(tx, { id: lineId, kind: handover.kind, subjectId: line.subjectId, at: now, reason });
    }
    await confirm(tx, id, version, actor.userId, now);
    await record({
      subject: 'handover',
      subjectId: id,
      kind: 'confirmed',
      data: { received: lines.size - refused.length, refused: refused.map(({ lineId }) => lines.get(lineId)?.no) },
      changes: { state: ['open', 'confirmed'] },
    });
    touch('handovers', 'numbers');
    return { id, version: version + 1, no: handover.no };
  });
}

/** What the printed hand-over list says. */
export async function readHandoverPrintData({ app, db }: ActorContext, { id }: { readonly id: number }): Promise<HandoverPrintData> {
  const { name, phone, address, zone } = await readShop(app);
  return { handover: await readHandover(db, id), shop: { name, phone, address, zone }, printCount: await countPrints(db, 'handover', id) };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordHandoverPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordHandoverPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    if (!(await lockHandover(tx, id))) throw new DomainError('notFound', { what: 'handover', id });
    const nth = await notePrint(tx, 'handover', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'handover', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    touch('handovers', 'prints');
    return { nth };
  });
}

async function requirePapers(tx: Tx, kind: PaperKind, fromId: number, numbers: readonly string[]) {
  const checked = (await checkPapers(tx, kind, fromId, numbers)).filter(({ problem }) => problem !== 'twice');
  const wrong = checked.find(({ problem }) => problem !== null);
  if (wrong) {
    const guard = wrong.problem === 'unknown' ? 'numberUnknown' : 'paperHeld';
    throw new DomainError('guardFailed', { guard, field: 'numbers', no: wrong.no, holder: wrong.holder, holderNo: wrong.holderNo });
  }
  return checked.map(({ no, subjectId }) => ({ no, id: subjectId ?? 0 }));
}

/** Who receives confirms in person; for somebody who cannot, anybody but the giver and whoever wrote the list notes it. */
async function refuseStranger(
  tx: Tx,
  { actor }: ActorContext,
  { toId, fromId, createdBy }: { readonly toId: number; readonly fromId: number; readonly createdBy: number },
): Promise<void> {
  if (actor.staffId === toId) return;
  const isGiver = actor.staffId === fromId || actor.userId === createdBy;
  if (isGiver || (await hasAccount(tx, toId, rolePermissions['handovers.write'])))
    throw new DomainError('guardFailed', { guard: 'receiverConfirms' });
}

async function readHandover(db: Db, id: number): Promise<HandoverView> {
  const found = await findHandover(db, id);
  if (!found) throw new DomainError('notFound', { what: 'handover', id });
  const { refused: _refused, first: _first, last: _last, ...handover } = found;
  const lines = await findLines(db, id);
  const kind = handover.kind as PaperKind;
  return {
    ...handover,
    kind,
    lines,
    days: await findDays(
      db,
      kind,
      lines.map(({ no }) => no),
    ),
  };
}
