import type { z } from 'zod';
import {
  addActionInput,
  closeIncidentInput,
  doneActionInput,
  instructIncidentInput,
  reasonedIncidentInput,
  signIncidentInput,
  visitIncidentInput,
  writeIncidentInput,
} from '../../../shared/incidents.ts';
import { isQualityCase } from '../../../shared/incidents.ts';
import type { IncidentView } from '../../../shared/incidents.ts';

const target = { id: true, version: true } as const;

/** What is asked at each step, by the host's own schemas. */
export const stepSchemas = {
  visit: visitIncidentInput.omit(target),
  write: writeIncidentInput.omit(target),
  sign: signIncidentInput.omit(target),
  refuse: reasonedIncidentInput.omit(target),
  instruct: instructIncidentInput.omit(target),
  sendBack: reasonedIncidentInput.omit(target),
  addAction: addActionInput.omit(target),
  doneAction: doneActionInput.omit({ ...target, actionId: true }),
  close: closeIncidentInput.omit(target),
};
export type FormStep = keyof typeof stepSchemas;
export type StepFacts<S extends FormStep> = z.output<(typeof stepSchemas)[S]>;

export type StepField =
  | 'at'
  | 'note'
  | 'facts'
  | 'investigation'
  | 'cause'
  | 'appraisal'
  | 'opinion'
  | 'abnormalRecord'
  | 'reason'
  | 'instruction'
  | 'text'
  | 'ownerId'
  | 'dueOn'
  | 'result'
  | 'closing';
export type StepValues = Partial<Record<StepField, string | number | null>>;

/** The fields in the order in which they are asked; the abnormal record only of quality cases (R-000-38). */
export function fieldsOf(step: FormStep, { source }: Pick<IncidentView, 'source'>): readonly StepField[] {
  switch (step) {
    case 'visit':
      return ['at', 'note'];
    case 'write':
      return ['facts', 'investigation', 'cause', 'appraisal', 'opinion', ...(isQualityCase(source) ? (['abnormalRecord'] as const) : [])];
    case 'sign':
      return ['note'];
    case 'refuse':
    case 'sendBack':
      return ['reason'];
    case 'instruct':
      return ['instruction'];
    case 'addAction':
      return ['text', 'ownerId', 'dueOn'];
    case 'doneAction':
      return ['result'];
    case 'close':
      return ['closing'];
  }
}

/** Times begin with now, what was written with what stands there. */
export function startOf(step: FormStep, incident: IncidentView): StepValues {
  const { facts, investigation, cause, appraisal, opinion, abnormalRecord } = incident;
  const starts: Readonly<Record<StepField, string | number | null>> = {
    at: Math.floor(Date.now() / 60_000) * 60_000,
    note: '',
    ...{ facts, investigation, cause, appraisal, opinion, abnormalRecord },
    reason: '',
    instruction: '',
    text: '',
    ownerId: null,
    dueOn: '',
    result: '',
    closing: '',
  };
  // what this form does not ask goes back as it stands
  const fields = step === 'write' ? ([...fieldsOf(step, incident), 'abnormalRecord'] as const) : fieldsOf(step, incident);
  return Object.fromEntries(fields.map((field) => [field, starts[field]]));
}

const lengths: Partial<Readonly<Record<StepField, number>>> = {
  facts: 2000,
  investigation: 2000,
  note: 300,
  reason: 300,
  text: 500,
  result: 500,
};

export function maxLengthOf(field: StepField): number {
  return lengths[field] ?? 1000;
}
