import type { Tx } from '../../db/engine.ts';
import type { PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** The spares that a person's jobs needed keep what and how many; how a parcel was sent and the words of why not lose the person. */
export async function blankSpareNeeds(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const needs = rows.get('spareNeed') ?? [];
  for (const row of needs)
    await tx
      .updateTable('spareNeed')
      .set({ trackingNo: '', reason: scrubText(String(row['reason']), secrets) })
      .where('id', '=', row['id'] as number)
      .execute();
  // the customer may have signed the issue note
  const notes = needs.flatMap(({ documentId }) => (typeof documentId === 'number' ? [documentId] : []));
  if (notes.length === 0) return;
  const signed = await tx.selectFrom('stockDocument').select(['id', 'signedBy']).where('id', 'in', notes).execute();
  for (const { id, signedBy } of signed) {
    const clean = { signedBy: scrubText(signedBy, secrets) };
    await tx.updateTable('stockDocument').set(clean).where('id', '=', id).execute();
    await tx.updateTable('stockMove').set(clean).where('documentId', '=', id).execute();
  }
}
