import { openSupplierCaseStates } from '../../../shared/supplier-case-lifecycle.ts';
import type { Tx } from '../../db/engine.ts';
import { orNone } from './person-data.repository.ts';
import type { PersonIds, PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Numbers of cases with suppliers that are still open. */
export async function findOpenSupplierCases(tx: Tx, ids: PersonIds): Promise<readonly string[]> {
  const open = await tx
    .selectFrom('supplierCase')
    .select('no')
    .where('requestId', 'in', orNone(ids.request))
    .where('state', 'in', openSupplierCaseStates)
    .orderBy('id')
    .limit(20)
    .execute();
  return open.map(({ no }) => no);
}

/** Cases keep number, supplier and dates; what was written is cleaned of who it was about, the goods' lines too. */
export async function blankSupplierCases(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  for (const row of rows.get('supplierCase') ?? []) {
    const id = row['id'] as number;
    await tx
      .updateTable('supplierCase')
      .set({ what: clean(row['what']), answer: clean(row['answer']), endReason: clean(row['endReason']) })
      .where('id', '=', id)
      .execute();
    const goods = await tx
      .selectFrom('supplierGoods')
      .select(['id', 'what', 'quantity', 'carrier', 'trackingNo', 'remarks'])
      .where('supplierCaseId', '=', id)
      .execute();
    for (const { id: goodsId, ...texts } of goods) {
      const { what, quantity, carrier, trackingNo, remarks } = texts;
      await tx
        .updateTable('supplierGoods')
        .set({
          what: clean(what),
          quantity: clean(quantity),
          carrier: clean(carrier),
          trackingNo: clean(trackingNo),
          remarks: clean(remarks),
        })
        .where('id', '=', goodsId)
        .execute();
    }
  }
}
