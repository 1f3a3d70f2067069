import type { Tx } from '../../db/engine.ts';
import type { PersonRows } from './person-data.repository.ts';

/** Photos and files of the person are taken away for good: their bytes go as soon as this write is through (R-004-24). */
export async function blankFiles(tx: Tx, rows: PersonRows): Promise<void> {
  for (const { id } of rows.get('attachment') ?? [])
    await tx
      .updateTable('attachment')
      .set({ name: '', caption: '', removedAt: 0 })
      .where('id', '=', id as number)
      .execute();
}
