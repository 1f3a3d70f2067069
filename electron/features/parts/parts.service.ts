import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import type { PartRow, PartView, createItemInput, findPartInput, partListInput, updateItemInput } from '../../../shared/parts.ts';
import type { MoveRow, PlaceRow, createPlaceInput, movesInput } from '../../../shared/stock.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, fromTextCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { setTerms } from '../../platform/search-terms.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { findCodeOwner, insertItem, insertPlace, isStockedPlace, itemTerms, renamePlace, updateItem } from './items.repository.ts';
import type { ItemFacts } from './items.repository.ts';
import { countParts, findMoves, findPart, findParts, findPartsByWord, findPlaces } from './parts.repository.ts';
import { ownSlipsOnly } from './slip-parts.service.ts';

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
export async function lookUpParts({ db }: ActorContext, { query, limit }: z.output<typeof findPartInput>): Promise<readonly PartRow[]> {
  return findPartsByWord(db, tidyCode(query), limit);
}

export async function listPlaces({ db }: ActorContext): Promise<readonly PlaceRow[]> {
  return findPlaces(db);
}

export async function listMoves(
  { db, actor }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof movesInput>,
): Promise<Page<MoveRow>> {
  const before = fromCursor<[number]>(cursor, 1);
  return toPage(await findMoves(db, { ...filter, own: ownSlipsOnly(actor) }, before?.[0], limit + 1), limit, ({ id }) => [id]);
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

/** @throws DomainError `codeTaken`, `notFound` for a place that holds no stock. */
export async function createPart(context: ActorContext, input: z.output<typeof createItemInput>): Promise<Receipt> {
  const facts = tidy(input);
  return write(context, async ({ tx, record, touch }) => {
    await requirePlace(tx, facts.placeId);
    const id = await insertItem(tx, facts, context.now);
    if (id === undefined) throw new DomainError('codeTaken', { code: facts.code });
    await setTerms(tx, 'item', id, itemTerms(facts));
    await record({ subject: 'item', subjectId: id, kind: 'created', data: { code: facts.code, name: facts.name } });
    touch('parts');
    return { id, version: 1 };
  });
}

/** @throws DomainError `staleVersion` with the current part, `codeTaken`. */
export async function changePart(
  context: ActorContext,
  { id, version, isActive, ...input }: z.output<typeof updateItemInput>,
): Promise<Receipt> {
  const facts = tidy(input);
  return write(context, async ({ tx, record, touch }) => {
    const before = await requirePart(tx, id);
    if (before.version !== version) throw new DomainError('staleVersion', { what: 'item', current: before });
    await requirePlace(tx, facts.placeId);
    const owner = await findCodeOwner(tx, facts.code);
    if (owner !== undefined && owner !== id) throw new DomainError('codeTaken', { code: facts.code });
    const isDone = await updateItem(tx, id, version, facts, isActive).catch((error: unknown) => {
      // Somebody took the code between the look and the update.
      throw context.app.engine.classifyError(error) === 'unique' ? new DomainError('codeTaken', { code: facts.code }) : error;
    });
    if (!isDone) throw new DomainError('staleVersion', { what: 'item', current: await requirePart(tx, id) });
    await setTerms(tx, 'item', id, itemTerms(facts));
    await record({
      subject: 'item',
      subjectId: id,
      kind: 'changed',
      data: { name: facts.name },
      changes: changesBetween<typeof facts & { isActive: boolean }>(before, { ...facts, isActive }),
    });
    touch('parts');
    return { id, version: version + 1 };
  });
}

export async function createPlace(context: ActorContext, { code, ...facts }: z.output<typeof createPlaceInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const id = await insertPlace(tx, { ...facts, code: tidyCode(code) });
    if (id === undefined) throw new DomainError('codeTaken', { code });
    await record({ subject: 'place', subjectId: id, kind: 'created', data: { code, name: facts.name } });
    touch('parts');
    return { id, version: 1 };
  });
}

/** The places that every new shop has get their names in its language. */
export async function nameFirstPlaces(tx: Tx, names: Readonly<Record<string, string>>): Promise<void> {
  for (const [code, name] of Object.entries(names)) await renamePlace(tx, code, name);
}

async function requirePart(db: Db, id: number, own: number | null = null): Promise<PartView> {
  const part = await findPart(db, id, own);
  if (!part) throw new DomainError('notFound', { what: 'item', id });
  return part;
}

async function requirePlace(db: Db, id: number): Promise<void> {
  if (!(await isStockedPlace(db, id))) throw new DomainError('notFound', { what: 'place', id });
}

function tidy(facts: ItemFacts): ItemFacts {
  return { ...facts, code: tidyCode(facts.code), barcode: tidyCode(facts.barcode) };
}

/** Codes are compared as they are stored, so full-width letters and outer blanks never make a second one. */
function tidyCode(code: string): string {
  return toHalfWidth(code).trim();
}
