import type { WarrantyRow } from '../../../shared/warranty-list.ts';
import type { Db } from '../../db/engine.ts';

export interface ExpiryFilter {
  readonly from: string;
  readonly to: string;
  readonly line: string | null;
}

/** A line as it is stored, before its days are counted. */
export type StoredRow = Omit<WarrantyRow, 'daysLeft'>;

/** Lines by their last free day, the soonest first. */
export async function findExpiring(
  db: Db,
  filter: ExpiryFilter,
  after: { readonly freeUntil: string; readonly id: number } | undefined,
  limit: number,
): Promise<readonly StoredRow[]> {
  let select = inSpan(db, filter)
    .innerJoin('customer', 'customer.id', 'warranty.customerId')
    .leftJoin('installedItem', 'installedItem.id', 'warranty.itemId')
    .leftJoin('project', (join) => join.on((eb) => eb('project.id', '=', eb.fn.coalesce('warranty.projectId', 'installedItem.projectId'))))
    .select((eb) => [
      'warranty.id',
      'warranty.itemId',
      'warranty.customerId',
      'lineCode',
      'part',
      'startOn',
      'endOn',
      'freeUntil',
      'rule',
      'customer.name as customerName',
      'category',
      'brand',
      'model',
      'project.id as projectId',
      'project.name as projectName',
      eb
        .selectFrom('customerPhone')
        .select('shownAs')
        .whereRef('customerPhone.customerId', '=', 'warranty.customerId')
        .orderBy('customerPhone.id')
        .limit(1)
        .as('phone'),
    ])
    .orderBy('freeUntil')
    .orderBy('warranty.id')
    .limit(limit);
  if (after) select = select.where((eb) => eb(eb.refTuple('freeUntil', 'warranty.id'), '>', eb.tuple(after.freeUntil, after.id)));
  const rows = await select.execute();
  return rows.map(({ category, brand, model, projectName, phone, ...row }) => ({
    ...row,
    itemText: [brand, category, model].filter(Boolean).join(' '),
    projectName: projectName ?? '',
    phone: phone ?? '',
  }));
}

export async function countExpiring(db: Db, filter: ExpiryFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(inSpan(db, filter).select('warranty.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** `free_until <> ''` lets the index of the days that end serve it. */
function inSpan(db: Db, { from, to, line }: ExpiryFilter) {
  const select = db.selectFrom('warranty').where('freeUntil', '<>', '').where('freeUntil', '>=', from).where('freeUntil', '<=', to);
  return line === null ? select : select.where('lineCode', '=', line);
}
