import type { FileOut } from '../../../shared/fields.ts';
import type { BagRow, BagView, CarriedRow } from '../../../shared/staff-stock.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { exportRows } from '../../platform/export.ts';
import { ownSlipsOnly } from '../parts/slip-parts.service.ts';
import { findBagLines, findBags } from './bag-list.repository.ts';
import { findBag } from './bags.repository.ts';
import { requireStaff } from './bags.service.ts';

/** What each technician carries; a technician sees the own bag (R-000-84). */
export async function listBags({ db, actor }: ActorContext): Promise<readonly BagRow[]> {
  return findBags(db, ownSlipsOnly(actor));
}

/** What everybody carries, line by line, as a sheet. */
export async function exportBags(context: ActorContext): Promise<FileOut> {
  const { db } = context;
  return exportRows(
    context,
    'bags',
    async (after) => {
      const rows: CarriedRow[] = [];
      if (after !== undefined) return rows;
      for (const { name, placeId, items } of await listBags(context))
        if (placeId !== null && items > 0) rows.push(...(await findBagLines(db, placeId)).map((line) => ({ ...line, staffName: name })));
      return rows;
    },
    ({ itemId }) => [itemId],
  );
}

/** @throws DomainError `forbidden` for somebody else's bag, `notFound` */
export async function viewBag({ db, actor }: ActorContext, { staffId }: { readonly staffId: number }): Promise<BagView> {
  const own = ownSlipsOnly(actor);
  if (own !== null && own !== staffId) throw new DomainError('forbidden', { permission: 'stock.issue' });
  const person = await requireStaff(db, staffId, true);
  const placeId = (await findBag(db, staffId)) ?? null;
  const lines = placeId === null ? [] : await findBagLines(db, placeId);
  return { staffId, name: person.name, placeId, valueFen: lines.reduce((sum, { valueFen }) => sum + valueFen, 0), lines };
}
