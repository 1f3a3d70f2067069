import type { Tx } from '../../db/engine.ts';
import type { PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** The spares that a person's jobs needed keep what and how many; how a parcel was sent and the words of why not lose the person. */
export async function blankSpareNeeds(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  for (const row of rows.get('spareNeed') ?? [])
    await tx
      .updateTable('spareNeed')
      .set({ trackingNo: '', reason: scrubText(String(row['reason']), secrets) })
      .where('id', '=', row['id'] as number)
      .execute();
}
