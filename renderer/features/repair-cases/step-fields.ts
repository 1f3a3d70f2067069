import { z } from 'zod';
import {
  approveInput,
  decideCauseInput,
  explainInput,
  giveTeamInput,
  momentInput,
  ownerAgreesInput,
  recheckInput,
  seeSiteInput,
  signCardInput,
  tellSupplierInput,
} from '../../../shared/repair-cases.ts';
import type { RepairView } from '../../../shared/repair-cases.ts';

const target = { id: true, version: true } as const;

/** What is asked at each step, by the host's own schemas. */
export const stepSchemas = {
  recheck: recheckInput.omit(target),
  see: seeSiteInput.omit(target),
  decideCause: decideCauseInput.omit(target),
  tellSupplier: tellSupplierInput.omit(target),
  supplierDone: momentInput.omit(target),
  explain: explainInput.omit(target),
  approve: approveInput.omit(target),
  ownerAgrees: ownerAgreesInput.omit(target),
  giveTeam: giveTeamInput.omit(target),
  teamContacts: momentInput.omit(target),
  complete: momentInput.omit(target),
  sign: signCardInput.omit(target),
};
export type FormStep = keyof typeof stepSchemas;
export type StepFacts<S extends FormStep> = z.output<(typeof stepSchemas)[S]>;

export type StepField =
  | 'result'
  | 'note'
  | 'at'
  | 'cause'
  | 'name'
  | 'toldAt'
  | 'comesAt'
  | 'helpPlan'
  | 'opinion'
  | 'how'
  | 'teamName'
  | 'satisfaction';

/** The fields in the order in which they are asked. */
export const stepFields: Readonly<Record<FormStep, readonly StepField[]>> = {
  recheck: ['result', 'note'],
  see: ['at'],
  decideCause: ['cause', 'note'],
  tellSupplier: ['name', 'toldAt', 'comesAt'],
  supplierDone: ['at'],
  explain: ['helpPlan', 'at'],
  approve: ['opinion'],
  ownerAgrees: ['how', 'at'],
  giveTeam: ['teamName', 'at'],
  teamContacts: ['at'],
  complete: ['at'],
  sign: ['satisfaction', 'at'],
};

export type StepValues = Partial<Record<StepField, string | number | null>>;

/** Times begin with now; nothing is decided for anybody. */
export function startOf(step: FormStep, repair: RepairView): StepValues {
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const starts: Readonly<Record<StepField, string | number | null>> = {
    result: null,
    note: '',
    at: now,
    cause: null,
    name: repair.supplierName,
    toldAt: now,
    comesAt: null,
    helpPlan: '',
    opinion: '',
    how: 'phone',
    teamName: repair.teamName,
    satisfaction: null,
  };
  return Object.fromEntries(stepFields[step].map((field) => [field, starts[field]]));
}
