import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import type { FoundPart, LotRow, labelPartsInput } from '../../../shared/catalogue.ts';
import type { PartRow, PartView, createItemInput, findPartInput, partListInput, updateItemInput } from '../../../shared/parts.ts';
import type { MoveRow, PlaceRow, movesInput } from '../../../shared/stock.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, fromTextCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { setTerms } from '../../platform/search-terms.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { requireClasses, takeCode } from './classes.service.ts';
import { findCodeOwner, hasStock, insertItem, isStockedPlace, isSupplier, itemTerms, renamePlace, updateItem } from './items.repository.ts';
import type { ItemFacts } from './items.repository.ts';
import { findLots } from './lots.repository.ts';
import { findMoves } from './moves.repository.ts';
import { countParts, findPart, findPartRows, findParts, findPartsByWord, findPlaces } from './parts.repository.ts';
import { notePrices } from './prices.service.ts';
import { findHeldQty, findStockSteps } from './running-balance.repository.ts';
import { ownSlipsOnly } from './slip-parts.service.ts';
import { substitutesFor } from './substitutes.service.ts';

export type { ItemFacts } from './items.repository.ts';

export async function listParts(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof partListInput>,
): Promise<Page<PartRow>> {
  return toPage(await findParts(db, filter, fromTextCursor(cursor), limit + 1), limit, ({ code }) => [code]);
}

export async function countPartList({ db }: ActorContext, filter: z.output<typeof partListInput>): Promise<Count> {
  const total = await countParts(db, filter, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** A part; a technician sees the moves of their own slips (R-000-84). */
export async function viewPart({ db, actor }: ActorContext, { id }: { readonly id: number }): Promise<PartView> {
  return requirePart(db, id, ownSlipsOnly(actor));
}

/** Search or scan: an exact code or barcode comes first; full-width digits of a scanner's keyboard are read as plain ones. */
export async function lookUpParts({ db }: ActorContext, { query, limit }: z.output<typeof findPartInput>): Promise<readonly FoundPart[]> {
  const parts = await findPartsByWord(db, tidyCode(query), limit);
  const others = await substitutesFor(
    db,
    parts.filter(({ qty }) => qty === 0).map(({ id }) => id),
  );
  return parts.map((part) => ({ ...part, substitutes: others.get(part.id) ?? [] }));
}

/** Some parts for their labels (F-37). */
export async function listLabelParts({ db }: ActorContext, { ids }: z.output<typeof labelPartsInput>): Promise<readonly PartRow[]> {
  return findPartRows(db, ids);
}

/** Batches or serial numbers of a part, with what is left of each and where. */
export async function listLots({ db }: ActorContext, { itemId }: { readonly itemId: number }): Promise<readonly LotRow[]> {
  return findLots(db, itemId, 500);
}

export async function listPlaces({ db }: ActorContext): Promise<readonly PlaceRow[]> {
  return findPlaces(db);
}

/** The ledger, newest first. All moves of one item carry the balance after each (R-000-22); the cursor takes it along to the next page. */
export async function listMoves(
  { db, actor }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof movesInput>,
): Promise<Page<MoveRow>> {
  const own = ownSlipsOnly(actor);
  const { itemId, workOrderId, documentId } = filter;
  const isWhole = itemId !== null && workOrderId === null && documentId === null && own === null;
  const [before, balance] = (isWhole ? fromCursor<[number, number]>(cursor, 2) : fromCursor<[number]>(cursor, 1)) ?? [];
  const rows = await findMoves(db, { ...filter, own }, before, limit + 1);
  if (!isWhole)
    return toPage(
      rows.map((row) => ({ ...row, balanceQty: null })),
      limit,
      ({ id }) => [id],
    );
  const steps = await findStockSteps(
    db,
    rows.map(({ id }) => id),
  );
  let after = balance ?? (await findHeldQty(db, itemId));
  const lines = rows.map((row) => {
    const line = { ...row, balanceQty: after };
    after -= steps.get(row.id) ?? 0;
    return line;
  });
  return toPage(lines, limit, ({ id, balanceQty }) => [id, balanceQty - (steps.get(id) ?? 0)]);
}

/** The lines of a storekeeper's paper in the order in which they were written. */
export async function movesOfDocument(db: Db, documentId: number): Promise<readonly MoveRow[]> {
  const moves = await findMoves(db, { itemId: null, workOrderId: null, documentId, own: null }, undefined, 400);
  return moves.toReversed();
}

export async function exportParts(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...filter }: z.output<typeof partListInput>,
): Promise<FileOut> {
  return exportRows(
    context,
    'parts',
    (after, limit) => findParts(context.db, filter, after && String(after[0]), limit),
    ({ code }) => [code],
  );
}

/** Without a code one is built from the classes (R-004-50). @throws DomainError `codeTaken`, `guardFailed`, `notFound` for a place that holds no stock. */
export async function createPart(context: ActorContext, input: z.output<typeof createItemInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const id = await addItem(w, context, input);
    w.touch('parts');
    return { id, version: 1 };
  });
}

/** Adds an item of whatever kind inside another write. @throws DomainError `codeTaken`, `guardFailed`, `notFound` */
export async function addItem({ tx, record }: Write, context: ActorContext, input: ItemFacts): Promise<number> {
  const given = tidy(input);
  await requireKnown(tx, given);
  const facts = given.code === '' ? { ...given, code: await takeCode(tx, given) } : given;
  const id = await insertItem(tx, facts, context.now);
  if (id === undefined) throw new DomainError('codeTaken', { code: facts.code });
  await notePrices(context, tx, id, undefined, facts);
  await setTerms(tx, 'item', id, itemTerms(facts));
  await record({ subject: 'item', subjectId: id, kind: 'created', data: { code: facts.code, name: facts.name } });
  return id;
}

/** @throws DomainError `staleVersion` with the current part, `codeTaken`. */
export async function changePart(
  context: ActorContext,
  { id, version, isActive, ...input }: z.output<typeof updateItemInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const before = await requirePart(w.tx, id);
    if (before.version !== version) throw new DomainError('staleVersion', { what: 'item', current: before });
    const isDone = await changeItem(w, context, before, { ...input, isActive });
    if (!isDone) throw new DomainError('staleVersion', { what: 'item', current: await requirePart(w.tx, id) });
    w.touch('parts');
    return { id, version: version + 1 };
  });
}

/** Changes an item of whatever kind inside another write; false when somebody else was faster. @throws DomainError `codeTaken` */
export async function changeItem(
  { tx, record }: Write,
  context: ActorContext,
  before: PartView,
  { isActive, ...input }: ItemFacts & { readonly isActive: boolean },
): Promise<boolean> {
  const { id, version } = before;
  const facts = tidy(input);
  await requireKnown(tx, facts);
  if (facts.tracking !== before.tracking) await refuseWithStock(tx, id);
  const owner = await findCodeOwner(tx, facts.code);
  if (owner !== undefined && owner !== id) throw new DomainError('codeTaken', { code: facts.code });
  const isDone = await updateItem(tx, id, version, facts, isActive).catch((error: unknown) => {
    // Somebody took the code between the look and the update.
    throw context.app.engine.classifyError(error) === 'unique' ? new DomainError('codeTaken', { code: facts.code }) : error;
  });
  if (!isDone) return false;
  await notePrices(context, tx, id, before, facts);
  await setTerms(tx, 'item', id, itemTerms(facts));
  await record({
    subject: 'item',
    subjectId: id,
    kind: 'changed',
    data: { name: facts.name },
    changes: changesBetween<typeof facts & { isActive: boolean }>(before, { ...facts, isActive }),
  });
  return true;
}

/** The places that every new shop has get their names in its language. */
export async function nameFirstPlaces(tx: Tx, names: Readonly<Record<string, string>>): Promise<void> {
  for (const [code, name] of Object.entries(names)) await renamePlace(tx, code, name);
}

/** An item of whatever kind with its balances. @throws DomainError `notFound` */
export const readItem = (db: Db, id: number): Promise<PartView> => requirePart(db, id);

async function requirePart(db: Db, id: number, own: number | null = null): Promise<PartView> {
  const part = await findPart(db, id, own);
  if (!part) throw new DomainError('notFound', { what: 'item', id });
  return part;
}

/** Place, classes and supplier that a part names. */
async function requireKnown(db: Db, facts: ItemFacts): Promise<void> {
  const { placeId, supplierId } = facts;
  if (!(await isStockedPlace(db, placeId))) throw new DomainError('notFound', { what: 'place', id: placeId });
  if (supplierId !== null && !(await isSupplier(db, supplierId))) throw new DomainError('notFound', { what: 'supplier', id: supplierId });
  await requireClasses(db, facts);
}

/** What lies there has no batch or serial number yet, or would lose it. */
async function refuseWithStock(tx: Tx, id: number): Promise<void> {
  if (await hasStock(tx, id)) throw new DomainError('guardFailed', { guard: 'trackingWithStock', field: 'tracking' });
}

function tidy(facts: ItemFacts): ItemFacts {
  return { ...facts, code: tidyCode(facts.code), barcode: tidyCode(facts.barcode) };
}

/** Codes are compared as they are stored, so full-width letters and outer blanks never make a second one. */
function tidyCode(code: string): string {
  return toHalfWidth(code).trim();
}
