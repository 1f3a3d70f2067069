import type { Db } from '../../db/engine.ts';
import { findForm } from './feedback-forms.repository.ts';
import type { FormWithNames } from './feedback-forms.repository.ts';

export interface Appraisal {
  readonly appraisal: string;
  readonly appraisedAt: number | null;
  readonly appraisedByName: string | null;
}

/**
 * What the visit gave (R-000-13). It is one thing, whether it was said on the form, on the slip or in the list of tasks; a task that ended
 * because its slip was voided tells nothing about the damage.
 */
export function appraisalOf(form: Pick<FormWithNames, keyof typeof parts>): Appraisal {
  const { appraisal, appraisedAt, appraiserName, visitedAt, visitResult, visitorName, slipState } = form;
  if (appraisedAt !== null) return { appraisal, appraisedAt, appraisedByName: appraiserName };
  if (visitedAt === null || slipState === 'voided') return { appraisal: '', appraisedAt: null, appraisedByName: null };
  return { appraisal: visitResult ?? '', appraisedAt: visitedAt, appraisedByName: visitorName };
}
const parts = {
  appraisal: true,
  appraisedAt: true,
  appraiserName: true,
  visitedAt: true,
  visitResult: true,
  visitorName: true,
  slipState: true,
} as const;

/** Somebody was there to see the damage. */
export async function isAppraised(db: Db, id: number): Promise<boolean> {
  const form = await findForm(db, id);
  return form !== undefined && appraisalOf(form).appraisedAt !== null;
}
