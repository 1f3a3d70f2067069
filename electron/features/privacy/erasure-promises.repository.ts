import type { Tx } from '../../db/engine.ts';
import type { Database } from '../../db/schema.ts';
import type { PersonRows } from './person-data.repository.ts';
import { blankJson, scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Texts about a request that people wrote beside it. */
const texts = {
  task: ['text', 'result'],
  requestStep: ['text'],
  requestDelay: ['note', 'plan'],
  appointment: ['withWhom', 'reconfirmResult', 'endReason'],
} as const satisfies Partial<Record<keyof Database, readonly string[]>>;

/** Tasks, steps, delays and visits keep their kinds and times; who it was about goes out of their texts. */
export async function blankPromises(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  for (const [table, columns] of Object.entries(texts) as [keyof typeof texts, readonly string[]][])
    for (const row of rows.get(table) ?? [])
      await tx
        // one table stands for all in the types
        .updateTable(table as 'task')
        .set(Object.fromEntries(columns.map((column) => [column, scrubText(String(row[column]), secrets)])))
        .where('id', '=', row['id'] as number)
        .execute();
  for (const { id, data } of rows.get('alert') ?? [])
    await tx
      .updateTable('alert')
      .set({ data: blankJson(String(data)) })
      .where('id', '=', id as number)
      .execute();
}
