import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readShop } from '../../platform/settings.ts';
import { findHolderPlace, findPlaceKind, insertHolderPlace } from './tool-places.repository.ts';

/** @throws DomainError `notFound` for a place that is no tool room. */
export async function requireToolRoom(db: Db, placeId: number): Promise<void> {
  if ((await findPlaceKind(db, placeId)) !== 'toolStore') throw new DomainError('notFound', { what: 'place', id: placeId });
}

/** What a person holds lies at a place of their own, made with the first tool. */
export async function holderPlace(
  { app }: ActorContext,
  tx: Tx,
  { id: staffId, name }: { readonly id: number; readonly name: string },
): Promise<number> {
  const { language } = await readShop(app, tx);
  const label = language === 'en' ? `Tools of ${name}` : `${name}（工具）`;
  for (let nth = 1; ; nth++) {
    const code = nth === 1 ? `TOOLS-${staffId}` : `TOOLS-${staffId}-${nth}`;
    const known = (await findHolderPlace(tx, staffId)) ?? (await insertHolderPlace(tx, { staffId, code, name: label }));
    if (known !== undefined) return known;
  }
}
