import type { Tx } from '../../db/engine.ts';
import { eraseTexts } from '../../platform/chain/insert-chained.ts';
import { blankTrail } from './erasure-trail.repository.ts';
import { orNone } from './person-data.repository.ts';
import type { PersonRows } from './person-data.repository.ts';
import { blankJson, inJson, isTelling, scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** What was asked for a job of the person keeps its goods, dates and sums; what was written about it is cleaned of who it was for. */
export async function blankMaterialRequests(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  const requests = rows.get('materialRequest') ?? [];
  for (const row of requests)
    await tx
      .updateTable('materialRequest')
      .set({ reason: clean(row['reason']), buyNote: clean(row['buyNote']) })
      .where('id', '=', row['id'] as number)
      .execute();
  const ids = orNone(requests.map((row) => row['id'] as number));
  const lines = await tx.selectFrom('materialRequestLine').select(['id', 'note']).where('materialRequestId', 'in', ids).execute();
  for (const { id, note } of lines)
    if (note !== '')
      await tx
        .updateTable('materialRequestLine')
        .set({ note: clean(note) })
        .where('id', '=', id)
        .execute();
  const receipts = await tx.selectFrom('goodsReceipt').select(['id', 'note']).where('materialRequestId', 'in', ids).execute();
  for (const { id, note } of receipts) if (note !== '') await eraseTexts(tx, 'goodsReceipt', id, { note: clean(note) });
  const approvals = await tx
    .selectFrom('approval')
    .innerJoin('approvalSignature', 'approvalSignature.approvalId', 'approval.id')
    .select(['approvalSignature.id', 'approvalSignature.note'])
    .where('approval.subject', '=', 'materialRequest')
    .where('approval.subjectId', 'in', ids)
    .execute();
  for (const { id, note } of approvals) if (note !== '') await eraseTexts(tx, 'approvalSignature', id, { note: clean(note) });
  await scrubTrail(tx, 'materialRequest', ids, secrets);
}

/** The timeline and the audit trail of these records, where they name the person. */
export async function scrubTrail(tx: Tx, subject: string, ids: readonly number[], secrets: Secrets): Promise<void> {
  const isNamed = (json: string) => isTelling(json, secrets) || secrets.words.some((word) => json.includes(inJson(word)));
  const trails = [
    { table: 'event', column: 'data' },
    { table: 'auditEntry', column: 'changes' },
  ] as const;
  for (const { table, column } of trails) {
    // one trail stands for both in the types
    const trail = table as 'event';
    const name = column as 'data';
    const rows = await tx.selectFrom(trail).select(['id', name]).where('subject', '=', subject).where('subjectId', 'in', ids).execute();
    for (const row of rows) if (isNamed(row[name])) await blankTrail(tx, trail, name, row.id, blankJson(row[name]));
  }
}
