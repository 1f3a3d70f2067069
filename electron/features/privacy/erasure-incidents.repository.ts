import type { Tx } from '../../db/engine.ts';
import { eraseTexts } from '../../platform/chain/insert-chained.ts';
import { orNone } from './person-data.repository.ts';
import type { PersonIds, PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Numbers of incidents that are not closed. */
export async function findOpenIncidents(tx: Tx, ids: PersonIds): Promise<readonly string[]> {
  const open = await tx
    .selectFrom('incident')
    .select('no')
    .where('id', 'in', orNone(ids.incident))
    .where('state', '<>', 'closed')
    .orderBy('id')
    .limit(20)
    .execute();
  return open.map(({ no }) => no);
}

/** Incidents are never deleted: number, dates, cause and instruction stay, what happened at whose place goes. */
export async function blankIncidents(tx: Tx, ids: PersonIds, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  for (const row of rows.get('incident') ?? [])
    await tx
      .updateTable('incident')
      .set({
        facts: '',
        investigation: '',
        abnormalRecord: '',
        firstOpinion: clean(row['firstOpinion']),
        cause: clean(row['cause']),
        appraisal: clean(row['appraisal']),
        opinion: clean(row['opinion']),
        instruction: clean(row['instruction']),
        closing: clean(row['closing']),
      })
      .where('id', '=', row['id'] as number)
      .execute();
  for (const { id, text, result } of rows.get('incidentAction') ?? [])
    await tx
      .updateTable('incidentAction')
      .set({ text: clean(text), result: clean(result) })
      .where('id', '=', id as number)
      .execute();
  const signatures = await tx
    .selectFrom('approval')
    .innerJoin('approvalSignature', 'approvalSignature.approvalId', 'approval.id')
    .select('approvalSignature.id')
    .where('approval.subject', '=', 'incident')
    .where('approval.subjectId', 'in', orNone(ids.incident))
    .execute();
  for (const { id } of signatures) await eraseTexts(tx, 'approvalSignature', id, { note: '' });
}
