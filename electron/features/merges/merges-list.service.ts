import type { z } from 'zod';
import { privateFields } from '../../../shared/customer-fields.ts';
import type { Page } from '../../../shared/fields.ts';
import { planFields } from '../../../shared/merges.ts';
import type {
  CustomerMerges,
  MergePreview,
  MergeRow,
  MovedThing,
  UnitedLine,
  mergeListInput,
  previewMergeInput,
} from '../../../shared/merges.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { livingCustomer, partsOf } from '../../platform/merged-customers.ts';
import { readShownFields } from '../customers/customer-facts.service.ts';
import type { MovingTable } from './customer-tables.ts';
import { countOf, findCustomers, findLines, findMergeRows, findMergeRowsByIds, findMergesInForce } from './merges.repository.ts';
import { doublesOf, fieldValues, requireLiving } from './merges.service.ts';
import { lineTexts } from './united-lines.ts';
import type { Lines } from './united-lines.ts';

/** What a merge would do, field by field, before anything is written. */
export async function previewMerge(
  { db }: ActorContext,
  { keptId, absorbedId }: z.output<typeof previewMergeInput>,
): Promise<MergePreview> {
  if (keptId === absorbedId) throw new DomainError('guardFailed', { guard: 'sameCustomer' });
  const customers = await findCustomers(db, [keptId, absorbedId]);
  const kept = requireLiving(customers, keptId);
  const absorbed = requireLiving(customers, absorbedId);
  const shown = await readShownFields(db);
  const hidden: readonly string[] = privateFields.filter((field) => !shown[field]);
  const own = await findLines(db, keptId);
  const theirs = await findLines(db, absorbedId);
  const doubles = doublesOf(theirs, own);
  const party = ({ id, version, name, createdAt }: typeof kept) => ({ id, version, name, createdAt });
  return {
    kept: party(kept),
    absorbed: party(absorbed),
    fields: planFields(fieldValues(kept), fieldValues(absorbed)).filter(({ field }) => !hidden.includes(field)),
    contacts: united('customerContact', own, theirs, doubles),
    phones: united('customerPhone', own, theirs, doubles),
    addresses: united('customerAddress', own, theirs, doubles),
    moved: await countMoved(db, absorbedId),
  };
}

/** In the order in which they will stand: by their ids, whosever they were. */
function united<T extends keyof Lines>(table: T, own: Lines, theirs: Lines, doubles: Lines): readonly UnitedLine[] {
  type Line = Lines[T][number];
  const isDouble = new Set((doubles[table] as readonly Line[]).map(({ id }) => id));
  const text: (line: Line) => string = lineTexts[table];
  return [
    ...(own[table] as readonly Line[]).map((line) => ({ line, from: 'kept' as const })),
    ...(theirs[table] as readonly Line[]).map((line) => ({ line, from: 'absorbed' as const })),
  ]
    .sort((a, b) => a.line.id - b.line.id)
    .map(({ line, from }) => ({ text: text(line), from, isDouble: from === 'absorbed' && isDouble.has(line.id) }));
}

const tableOf: Readonly<Record<MovedThing, MovingTable>> = {
  requests: 'serviceRequest',
  talks: 'talk',
  items: 'installedItem',
  projects: 'project',
  warranties: 'warranty',
  cards: 'warrantyCard',
  consents: 'consent',
  privacyRequests: 'privacyRequest',
};

async function countMoved(db: Db, customerId: number): Promise<MergePreview['moved']> {
  const counts: Partial<Record<MovedThing, number>> = {};
  for (const [thing, table] of Object.entries(tableOf) as [MovedThing, MovingTable][]) counts[thing] = await countOf(db, table, customerId);
  return counts as MergePreview['moved'];
}

/** All merges, the latest first, undone ones too. */
export async function listMerges({ db }: ActorContext, { cursor, limit }: z.output<typeof mergeListInput>): Promise<Page<MergeRow>> {
  const rows = await findMergeRows(db, limit + 1, fromCursor<[number]>(cursor, 1)?.[0]);
  return toPage(rows.map(toMergeRow), limit, ({ id }) => [id]);
}

function toMergeRow({ isErased, ...row }: Awaited<ReturnType<typeof findMergeRows>>[number]): MergeRow {
  return { ...row, refusal: row.undoneAt === null && isErased === 1 ? 'erased' : null };
}

/** Where a customer's things are now, and who became a part of it. */
export async function viewMergesOf({ db }: ActorContext, { id }: { readonly id: number }): Promise<CustomerMerges> {
  const rootId = await livingCustomer(db, id);
  if (rootId !== id) {
    const root = (await findCustomers(db, [rootId])).get(rootId);
    return { livesOnAs: root ? { id: root.id, name: root.name } : null, absorbed: [] };
  }
  const merges = await findMergesInForce(db, await partsOf(db, id));
  const rows = await findMergeRowsByIds(
    db,
    merges.map((merge) => merge.id),
  );
  return { livesOnAs: null, absorbed: rows.map(toMergeRow) };
}
