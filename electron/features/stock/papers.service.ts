import type { z } from 'zod';
import type { Page } from '../../../shared/fields.ts';
import type {
  StockDocumentPrintData,
  StockDocumentRow,
  StockDocumentView,
  documentListInput,
  recordStockPrintInput,
} from '../../../shared/transfers.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { movesOfDocument } from '../parts/parts.service.ts';
import { ownSlipsOnly } from '../parts/slip-parts.service.ts';
import { findPapers } from './papers.repository.ts';

/** The storekeeper's papers; a technician sees those with the own name. */
export async function listPapers(
  { db, actor }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof documentListInput>,
): Promise<Page<StockDocumentRow>> {
  const before = fromCursor<[number]>(cursor, 1);
  return toPage(await findPapers(db, { ...filter, own: ownSlipsOnly(actor) }, before?.[0], limit + 1), limit, ({ id }) => [id]);
}

/** By a number as far as it was typed; a technician finds those with the own name. */
export async function listPapersNumbered(
  { db, actor }: ActorContext,
  beginning: string,
  limit: number,
): Promise<readonly StockDocumentRow[]> {
  const anyone = { kind: null, staffId: null, workOrderId: null };
  return findPapers(db, { ...anyone, beginning, own: ownSlipsOnly(actor) }, undefined, limit);
}

export async function viewPaper({ db, actor }: ActorContext, { id }: { readonly id: number }): Promise<StockDocumentView> {
  return readPaper(db, id, ownSlipsOnly(actor));
}

/** What the printed note says: 出库单 (F-26), 退料单, 调拨单 … */
export async function readPaperPrintData({ app, db }: ActorContext, { id }: { readonly id: number }): Promise<StockDocumentPrintData> {
  const document = await readPaper(db, id, null);
  const { name, phone, address, zone } = await readShop(app, db);
  return { document, shop: { name, phone, address, zone }, printCount: document.printCount };
}

/** Notes the print before the paper is made and says which print it is (R-001-14). */
export async function recordPaperPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordStockPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    await readPaper(tx, id, null);
    const nth = await notePrint(tx, 'stockDocument', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'stockDocument', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    touch('stock', 'prints');
    return { nth };
  });
}

async function readPaper(db: Db, id: number, own: number | null): Promise<StockDocumentView> {
  const filter = { id, kind: null, staffId: null, workOrderId: null, own };
  const [document] = await findPapers(db, filter, undefined, 1);
  if (!document) throw new DomainError('notFound', { what: 'stockDocument', id });
  return { ...document, moves: await movesOfDocument(db, id), printCount: await countPrints(db, 'stockDocument', id) };
}
