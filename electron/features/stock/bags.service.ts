import { shelfKinds } from '../../../shared/stock.ts';
import type { PlaceKind } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readShop } from '../../platform/settings.ts';
import { findActiveStaff, findBag, findPlaceFacts, findStaff, insertBag } from './bags.repository.ts';
import type { Technician } from './bags.repository.ts';

/** @throws DomainError `notFound` for somebody who is not of the staff, or no longer works here unless `mayHaveLeft`. */
export async function requireStaff(db: Db, staffId: number, mayHaveLeft = false): Promise<Technician> {
  const person = await (mayHaveLeft ? findStaff(db, staffId) : findActiveStaff(db, staffId));
  if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
  return person;
}

/** The technician's bag: a place that is made when it first gets something. A shelf of the shop's own may have its code already. */
export async function bagOf({ app }: ActorContext, tx: Tx, { id: staffId, name }: Technician): Promise<number> {
  const { language } = await readShop(app, tx);
  const label = language === 'en' ? `Bag of ${name}` : `${name}（随身）`;
  for (let nth = 1; ; nth++) {
    const known = (await findBag(tx, staffId)) ?? (await insertBag(tx, { staffId, code: bagCode(staffId, nth), name: label }));
    if (known !== undefined) return known;
  }
}

function bagCode(staffId: number, nth: number): string {
  return nth === 1 ? `BAG-${staffId}` : `BAG-${staffId}-${nth}`;
}

/** Places from which something is handed out: shelves and what technicians carry. */
const sources: ReadonlySet<PlaceKind> = new Set([...shelfKinds, 'technician']);
const shelves: ReadonlySet<PlaceKind> = new Set(shelfKinds);

/** @throws DomainError `notFound` for a place from which nothing is handed out: goods on their way, old parts, outer ends. */
export async function requireSources(db: Db, placeIds: readonly number[]): Promise<void> {
  await requireKinds(db, placeIds, sources);
}

/** @throws DomainError `notFound` for a place that is no shelf. */
export async function requireShelves(db: Db, placeIds: readonly number[]): Promise<void> {
  await requireKinds(db, placeIds, shelves);
}

async function requireKinds(db: Db, placeIds: readonly number[], allowed: ReadonlySet<PlaceKind>): Promise<void> {
  const ids = [...new Set(placeIds)];
  const known = await findPlaceFacts(db, ids);
  for (const id of ids) {
    const place = known.get(id);
    if (!place || place.isStocked === 0 || !allowed.has(place.kind)) throw new DomainError('notFound', { what: 'place', id });
  }
}
