import type { z } from 'zod';
import type { Substitute, substituteInput, substituteTarget } from '../../../shared/catalogue.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { findItemPrice } from './items.repository.ts';
import { deleteSubstitute, findSubstitutes, putSubstitute } from './substitutes.repository.ts';

/** What can stand in for an item. */
export async function listSubstitutes({ db }: ActorContext, { itemId }: { readonly itemId: number }): Promise<readonly Substitute[]> {
  return (await findSubstitutes(db, [itemId])).get(itemId) ?? [];
}

/** Of those of which nothing is there: what else could be taken, as far as it is in use. */
export async function substitutesFor(db: Db, itemIds: readonly number[]): Promise<ReadonlyMap<number, readonly Substitute[]>> {
  const found = await findSubstitutes(db, itemIds);
  return new Map([...found].map(([id, rows]) => [id, rows.filter(({ isActive }) => isActive)]));
}

/** Two items that can stand in for one another, each for the other. @throws DomainError `notFound` */
export async function addSubstitute(
  context: ActorContext,
  { itemId, substituteId, note }: z.output<typeof substituteInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const [item, other] = [await requireName(tx, itemId), await requireName(tx, substituteId)];
    await putSubstitute(tx, itemId, substituteId, { note, userId: context.actor.userId, at: context.now });
    await record({ subject: 'item', subjectId: itemId, kind: 'substituteAdded', data: { item: other, note } });
    await record({ subject: 'item', subjectId: substituteId, kind: 'substituteAdded', data: { item, note } });
    touch('parts');
    return { id: itemId, version: 1 };
  });
}

export async function removeSubstitute(
  context: ActorContext,
  { itemId, substituteId }: z.output<typeof substituteTarget>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const [item, other] = [await requireName(tx, itemId), await requireName(tx, substituteId)];
    if (!(await deleteSubstitute(tx, itemId, substituteId))) throw new DomainError('notFound', { what: 'item', id: substituteId });
    await record({ subject: 'item', subjectId: itemId, kind: 'substituteRemoved', data: { item: other } });
    await record({ subject: 'item', subjectId: substituteId, kind: 'substituteRemoved', data: { item } });
    touch('parts');
    return { id: itemId, version: 1 };
  });
}

async function requireName(tx: Tx, id: number): Promise<string> {
  const item = await findItemPrice(tx, id);
  if (!item) throw new DomainError('notFound', { what: 'item', id });
  return item.name;
}
