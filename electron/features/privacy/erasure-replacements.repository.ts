import type { Tx } from '../../db/engine.ts';
import { scrubTrail } from './erasure-materials.repository.ts';
import { orNone } from './person-data.repository.ts';
import type { PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Replacement pieces for a job of the person stay counted; what was written about them is cleaned of who it was for. */
export async function blankReplacements(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  const pieces = rows.get('replacement') ?? [];
  for (const row of pieces)
    await tx
      .updateTable('replacement')
      .set({ reason: clean(row['reason']), decisionNote: clean(row['decisionNote']) })
      .where('id', '=', row['id'] as number)
      .execute();
  await scrubTrail(tx, 'replacement', orNone(pieces.map((row) => row['id'] as number)), secrets);
}
