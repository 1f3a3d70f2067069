import { openRepairStates } from '../../../shared/repair-case-lifecycle.ts';
import type { Tx } from '../../db/engine.ts';
import { orNone } from './person-data.repository.ts';
import type { PersonIds, PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Numbers of renovation repairs that somebody still waits for. */
export async function findOpenRepairs(tx: Tx, ids: PersonIds): Promise<readonly string[]> {
  const open = await tx
    .selectFrom('repairCase')
    .select('no')
    .where('id', 'in', orNone(ids.repairCase))
    .where('state', 'in', openRepairStates)
    .orderBy('id')
    .limit(20)
    .execute();
  return open.map(({ no }) => no);
}

/** Renovation repairs keep number, dates, work and sums; who and where it was goes, and the photographs of the home with it. */
export async function blankRepairs(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  for (const row of rows.get('repairCase') ?? []) {
    const id = row['id'] as number;
    await tx
      .updateTable('repairCase')
      .set({
        ownerName: '',
        phone: '',
        address: '',
        content: '',
        wish: '',
        warrantyNote: clean(row['warrantyNote']),
        secondCheckNote: clean(row['secondCheckNote']),
        causeNote: clean(row['causeNote']),
        helpPlan: clean(row['helpPlan']),
        supplierName: clean(row['supplierName']),
        officeOpinion: clean(row['officeOpinion']),
        teamName: clean(row['teamName']),
      })
      .where('id', '=', id)
      .execute();
    await tx.deleteFrom('repairCasePhoto').where('caseId', '=', id).execute();
  }
  for (const { caseId, lineNo, item, quantity, method } of rows.get('repairCaseLine') ?? [])
    await tx
      .updateTable('repairCaseLine')
      .set({ item: clean(item), quantity: clean(quantity), method: clean(method) })
      .where('caseId', '=', caseId as number)
      .where('lineNo', '=', lineNo as number)
      .execute();
}
