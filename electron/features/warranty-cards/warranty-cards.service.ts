import type { z } from 'zod';
import type { Page, Receipt } from '../../../shared/fields.ts';
import type {
  CardPrintData,
  CardPrintMark,
  CardRow,
  cardListInput,
  createCardInput,
  recordCardPrintInput,
  voidCardInput,
} from '../../../shared/warranty-cards.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readShop, readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { requireCustomerName } from '../customers/customers.service.ts';
import { requireProject } from '../projects/projects.service.ts';
import { findCard, findCards, findCardsNumbered, insertCard, lockCard, voidCard } from './warranty-cards.repository.ts';

export async function listCards(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof cardListInput>,
): Promise<Page<CardRow>> {
  const before = fromCursor<[number]>(cursor, 1);
  return toPage(await findCards(db, filter, before?.[0], limit + 1), limit, ({ id }) => [id]);
}

/** Cards by the beginning of their number, as it is typed or scanned. */
export async function findCardsByNumber({ db }: ActorContext, beginning: string, limit: number): Promise<readonly CardRow[]> {
  return findCardsNumbered(db, beginning, limit);
}

export async function viewCard({ db }: ActorContext, { id }: { readonly id: number }): Promise<CardRow> {
  return requireCard(db, id);
}

/** Makes a card with the next number (R-002-113); the project, where one is named, is this customer's. */
export async function createCard(context: ActorContext, input: z.output<typeof createCardInput>): Promise<Receipt> {
  const zone = await readZone(context.app);
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    await requireCustomerName(tx, input.customerId);
    if (input.projectId !== null) {
      const project = await requireProject(tx, input.projectId);
      if (project.customerId !== input.customerId) throw new DomainError('notFound', { what: 'project', id: input.projectId });
    }
    const no = await takeNumber(tx, 'warrantyCard', now, zone);
    const id = await insertCard(tx, { ...input, no, voidedAt: null, voidReason: '', userId: actor.userId, createdAt: now, version: 1 });
    await record({ subject: 'warrantyCard', subjectId: id, kind: 'created', data: { no, kind: input.kind } });
    const about =
      input.projectId === null
        ? ({ subject: 'customer', subjectId: input.customerId } as const)
        : ({ subject: 'project', subjectId: input.projectId } as const);
    await record({ ...about, kind: 'cardMade', data: { no, kind: input.kind } });
    touch('warrantyCards', 'projects');
    return { id, version: 1, no };
  });
}

/** A void keeps its number and its reason. */
export async function voidWarrantyCard(context: ActorContext, { id, version, reason }: z.output<typeof voidCardInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const card = await requireCard(tx, id);
    if (card.voidedAt !== null) throw new DomainError('guardFailed', { guard: 'cardVoided' });
    if (!(await voidCard(tx, id, version, reason, context.now)))
      throw new DomainError('staleVersion', { what: 'warrantyCard', current: card });
    await record({ subject: 'warrantyCard', subjectId: id, kind: 'voided', data: { reason }, changes: { voidReason: ['', reason] } });
    touch('warrantyCards', 'projects');
    return { id, version: version + 1, no: card.no };
  });
}

/** What the form F-21 prints. */
export async function readCardPrintData({ app, db }: ActorContext, { id }: { readonly id: number }): Promise<CardPrintData> {
  const { name, phone, address, zone } = await readShop(app);
  return { card: await requireCard(db, id), shop: { name, phone, address, zone }, printCount: await countPrints(db, 'warrantyCard', id) };
}

/** Notes the print before the paper is made and says which print it is. A void card is not printed any more. */
export async function recordCardPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordCardPrintInput>,
): Promise<CardPrintMark> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    if (!(await lockCard(tx, id))) throw new DomainError('notFound', { what: 'warrantyCard', id });
    if ((await requireCard(tx, id)).voidedAt !== null) throw new DomainError('guardFailed', { guard: 'cardVoided' });
    const nth = await notePrint(tx, 'warrantyCard', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'warrantyCard', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    return { nth };
  });
}

async function requireCard(db: Db, id: number): Promise<CardRow> {
  const card = await findCard(db, id);
  if (!card) throw new DomainError('notFound', { what: 'warrantyCard', id });
  return card;
}
