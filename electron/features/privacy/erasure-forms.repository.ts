import { openFeedbackStates } from '../../../shared/feedback-form-lifecycle.ts';
import type { Tx } from '../../db/engine.ts';
import { orNone } from './person-data.repository.ts';
import type { PersonIds, PersonRows } from './person-data.repository.ts';
import { scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Numbers of feedback forms that are not carried to an end. */
export async function findOpenForms(tx: Tx, ids: PersonIds): Promise<readonly string[]> {
  const open = await tx
    .selectFrom('feedbackForm')
    .select('no')
    .where('id', 'in', orNone(ids.feedbackForm))
    .where('state', 'in', openFeedbackStates)
    .orderBy('id')
    .limit(20)
    .execute();
  return open.map(({ no }) => no);
}

/** Feedback forms keep number, dates, kind and decision; what the customer said goes, and what was seen is cleaned of who it was. */
export async function blankForms(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  for (const row of rows.get('feedbackForm') ?? [])
    await tx
      .updateTable('feedbackForm')
      .set({
        fault: '',
        agreedText: '',
        details: '',
        reporterName: clean(row['reporterName']),
        goods: clean(row['goods']),
        needs: clean(row['needs']),
        opinion: clean(row['opinion']),
        appraisal: clean(row['appraisal']),
        decisionNote: clean(row['decisionNote']),
        supplierName: clean(row['supplierName']),
        result: clean(row['result']),
      })
      .where('id', '=', row['id'] as number)
      .execute();
  for (const { id } of rows.get('feedbackNote') ?? [])
    await tx
      .updateTable('feedbackNote')
      .set({ text: '' })
      .where('id', '=', id as number)
      .execute();
}
