import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page, Receipt } from '../../../shared/fields.ts';
import type {
  EmptyAccountRow,
  EmptyEntryRow,
  EmptyItem,
  emptiesCountInput,
  emptiesListInput,
  emptyHistoryInput,
  handInEmptiesInput,
  releaseEmptiesInput,
} from '../../../shared/empties.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { write } from '../../platform/write.ts';
import { enter } from './empties-exchange.service.ts';
import { countAccounts, findAccounts, findEmptyItems, findEntries, findStaffName } from './empties.repository.ts';

/** Who holds how many containers. */
export async function listEmpties(
  { db }: ActorContext,
  { cursor, limit, query }: z.output<typeof emptiesListInput>,
): Promise<Page<EmptyAccountRow>> {
  const after = fromCursor<[number, number]>(cursor, 2);
  return toPage(await findAccounts(db, query, after, limit + 1), limit, ({ staffId, itemId }) => [staffId, itemId]);
}

export async function countEmpties({ db }: ActorContext, { query }: z.output<typeof emptiesCountInput>): Promise<Count> {
  const total = await countAccounts(db, query, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** Items that are given out against empties. */
export async function listEmptyItems({ db }: ActorContext): Promise<readonly EmptyItem[]> {
  return findEmptyItems(db, undefined);
}

export async function viewEmptyHistory(
  { db }: ActorContext,
  { staffId, itemId }: z.output<typeof emptyHistoryInput>,
): Promise<readonly EmptyEntryRow[]> {
  return findEntries(db, staffId, itemId, 200);
}

/** Used-up containers are handed in (R-000-34). */
export async function handInEmpties(
  context: ActorContext,
  { staffId, itemId, containers }: z.output<typeof handInEmptiesInput>,
): Promise<Receipt> {
  return change(context, { staffId, itemId, containers, kind: 'handedIn', reason: '' });
}

/** The supervisor lets somebody have new ones without empties, once, and says why. */
export async function releaseEmpties(
  context: ActorContext,
  { staffId, itemId, containers, reason }: z.output<typeof releaseEmptiesInput>,
): Promise<Receipt> {
  return change(context, { staffId, itemId, containers, kind: 'released', reason });
}

interface Change {
  readonly staffId: number;
  readonly itemId: number;
  readonly containers: number;
  readonly kind: 'handedIn' | 'released';
  readonly reason: string;
}

async function change(context: ActorContext, { staffId, itemId, containers, kind, reason }: Change): Promise<Receipt> {
  return write(context, async (w) => {
    const [item] = await findEmptyItems(w.tx, [itemId]);
    if (!item) throw new DomainError('guardFailed', { guard: 'noEmptyWanted', field: 'itemId' });
    const staffName = await findStaffName(w.tx, staffId);
    if (staffName === undefined) throw new DomainError('notFound', { what: 'staff', id: staffId });
    await enter(w, context, item, { staffId, kind, qty: containers * item.packQty, reason });
    await w.record({
      subject: 'item',
      subjectId: itemId,
      kind: kind === 'handedIn' ? 'emptiesHandedIn' : 'emptiesReleased',
      data: { item: item.name, unit: item.packUnit || item.unit, qty: containers, technician: staffName, reason },
    });
    w.touch('empties', 'home');
    return { id: itemId, version: 1 };
  });
}
