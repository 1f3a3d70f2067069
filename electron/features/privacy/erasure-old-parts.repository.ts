import type { Tx } from '../../db/engine.ts';
import { eraseTexts } from '../../platform/chain/insert-chained.ts';
import type { PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Old parts keep what became of them; what was written about them is cleaned of who they came from, also on the note that brought them in. */
export async function blankOldParts(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  for (const row of rows.get('oldPart') ?? []) {
    await tx
      .updateTable('oldPart')
      .set({ condition: clean(row['condition']), reason: clean(row['reason']), partner: clean(row['partner']) })
      .where('id', '=', row['id'] as number)
      .execute();
    const note = await tx
      .selectFrom('stockDocument')
      .select(['id', 'note'])
      .where('id', '=', (row['receiptDocumentId'] as number | null) ?? 0)
      .executeTakeFirst();
    if (note) await eraseTexts(tx, 'stockDocument', note.id, { note: clean(note.note) });
  }
  for (const row of rows.get('oldPartClaim') ?? [])
    await tx
      .updateTable('oldPartClaim')
      .set({
        note: clean(row['note']),
        answer: clean(row['answer']),
        endReason: clean(row['endReason']),
        consignmentNo: clean(row['consignmentNo']),
      })
      .where('id', '=', row['id'] as number)
      .execute();
}
