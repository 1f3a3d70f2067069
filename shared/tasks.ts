import { z } from 'zod';
import { id, pageInput, requiredParagraph, version } from './fields.ts';
import type { Role } from './roles.ts';

/**
 * What somebody has to do that is no slip: a visit to judge, purchasing or the supplier to be called, a later follow-up (R-002-68), a time
 * to be confirmed, a spare to be handed out or shipped (R-002-83), technical support to be given (R-004-08), a question that a department answers (R-002-49), the head who asks the
 * customer for the effect (R-002-21).
 */
export const taskKinds = [
  'judge',
  'purchase',
  'supplier',
  'followUp',
  'confirm',
  'spare',
  'support',
  'department',
  'effect',
  'callBack',
  'other',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskScopes = ['mine', 'all'] as const;
export const taskListInput = z.strictObject({
  /** `mine`: given to this person, to one of their roles, or to them as a technician. */
  scope: z.enum(taskScopes).default('mine'),
  kind: z.enum(taskKinds).nullable().default(null),
  isDone: z.boolean().default(false),
  requestId: id.nullable().default(null),
  ...pageInput,
});
export const taskCountInput = taskListInput.omit({ cursor: true, limit: true });
/** What came of it: never empty. */
export const doneTaskInput = z.strictObject({ id, version, result: requiredParagraph(1000) });

/** One person of the task's role does it; null: everybody of the role may again. */
export const assignTaskInput = z.strictObject({ id, version, userId: id.nullable() });
export const taskCandidatesInput = z.strictObject({ id });

/** Somebody who holds the role that a task belongs to. */
export interface TaskCandidate {
  readonly id: number;
  readonly name: string;
}

export interface TaskRow {
  readonly id: number;
  readonly kind: TaskKind;
  readonly text: string;
  readonly requestId: number | null;
  readonly requestNo: string | null;
  readonly customerName: string | null;
  readonly workOrderId: number | null;
  readonly role: Role | '';
  readonly userId: number | null;
  readonly staffId: number | null;
  readonly userName: string | null;
  readonly staffName: string | null;
  readonly dueAt: number | null;
  readonly createdAt: number;
  readonly createdByName: string;
  readonly doneAt: number | null;
  readonly doneByName: string | null;
  readonly result: string;
  readonly version: number;
}
