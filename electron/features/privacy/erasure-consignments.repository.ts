import type { Tx } from '../../db/engine.ts';
import type { PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Consignments of a person's slips keep number, way, days and cost; who got what is gone. */
export async function blankConsignments(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  for (const row of rows.get('consignment') ?? [])
    await tx
      .updateTable('consignment')
      .set({
        party: '',
        what: clean(row['what']),
        carrier: clean(row['carrier']),
        trackingNo: clean(row['trackingNo']),
        remarks: clean(row['remarks']),
        note: clean(row['note']),
        endReason: clean(row['endReason']),
      })
      .where('id', '=', row['id'] as number)
      .execute();
}
