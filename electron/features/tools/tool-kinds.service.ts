import type { z } from 'zod';
import { nextCode } from '../../../shared/catalogue.ts';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page, Receipt } from '../../../shared/fields.ts';
import type {
  ToolKindFacts,
  ToolKindRow,
  createToolKindInput,
  toolKindCountInput,
  toolKindListInput,
  updateToolKindInput,
} from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromTextCursor, toPage } from '../../platform/cursor.ts';
import { lockShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { addItem, changeItem, readItem } from '../parts/parts.service.ts';
import type { ItemFacts } from '../parts/parts.service.ts';
import { findKind, findKinds, findToolCodes, insertKind, updateKind } from './tool-kinds.repository.ts';
import { requireToolRoom } from './tool-places.ts';

const codePrefix = 'GJ';
const codeDigits = 4;

/** Kinds of tools by code (B-21). */
export async function listToolKinds(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof toolKindListInput>,
): Promise<Page<ToolKindRow>> {
  return toPage(await findKinds(db, filter, fromTextCursor(cursor), limit + 1), limit, ({ code }) => [code]);
}

export async function countToolKinds({ db }: ActorContext, filter: z.output<typeof toolKindCountInput>): Promise<Count> {
  const total = (await findKinds(db, filter, undefined, countLimit + 1)).length;
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

export async function viewToolKind({ db }: ActorContext, { id }: { readonly id: number }): Promise<ToolKindRow> {
  return requireKind(db, id);
}

/** @throws DomainError `notFound` for an item that is no tool. */
async function requireKind(db: Db, id: number): Promise<ToolKindRow> {
  const kind = await findKind(db, id);
  if (!kind) throw new DomainError('notFound', { what: 'tool', id });
  return kind;
}

/** A new kind of tool: an item of the ledger, and what tools have besides. @throws DomainError `codeTaken`, `notFound` */
export async function createToolKind(context: ActorContext, input: z.output<typeof createToolKindInput>): Promise<Receipt> {
  return write(context, async (w) => ({ id: await addToolKind(w, context, input), version: 1 }));
}

/** The same inside another write. */
export async function addToolKind(w: Write, context: ActorContext, input: ToolKindFacts): Promise<number> {
  await requireToolRoom(w.tx, input.placeId);
  const code = input.code === '' ? await nextToolCode(w.tx) : input.code;
  const itemId = await addItem(w, context, asItem({ ...input, code }));
  await insertKind(w.tx, { itemId, ...asKind(input) });
  w.touch('tools', 'parts');
  return itemId;
}

/** @throws DomainError `staleVersion` with the current kind, `codeTaken`, `guardFailed` with `trackingWithStock` while there are some. */
export async function changeToolKind(
  context: ActorContext,
  { id, version, isActive, ...input }: z.output<typeof updateToolKindInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    await requireToolRoom(w.tx, input.placeId);
    const current = await requireKind(w.tx, id);
    const before = await readItem(w.tx, id);
    const isDone = current.version === version && (await changeItem(w, context, before, { ...asItem(input), isActive }));
    if (!isDone) throw new DomainError('staleVersion', { what: 'tool', current: await requireKind(w.tx, id) });
    await updateKind(w.tx, id, asKind(input));
    w.touch('tools', 'parts');
    return { id, version: version + 1 };
  });
}

/** Two who make kinds at the same time must not get the same code. */
async function nextToolCode(tx: Tx): Promise<string> {
  await lockShop(tx);
  return nextCode(codePrefix, codeDigits, await findToolCodes(tx));
}

function asItem(input: ToolKindFacts): ItemFacts {
  const { code, barcode, name, spec, unit, category, purchaseFen, minQty, supplierId, placeId, isNumbered } = input;
  return {
    ...{ code, barcode, name, spec, unit, category, minQty, supplierId, placeId },
    kind: 'tool',
    priceFen: 0,
    costFen: purchaseFen,
    tracking: isNumbered ? 'serial' : 'none',
    ...{ useClassId: null, functionClassId: null, structureClassId: null },
    ...{ packUnit: '', packQty: 1, isHighValue: false, wantsOldPart: false, wantsEmpty: false },
    ...{ leadDays: 7, safetyQty: 0, orderQty: 0 },
  };
}

function asKind({ isOnce, lifeMonths, originalFen, depositFen, holderPercent, useRange, payer }: ToolKindFacts) {
  return { isOnce: isOnce ? 1 : 0, lifeMonths, originalFen, depositFen, holderPercent, useRange, payer };
}
