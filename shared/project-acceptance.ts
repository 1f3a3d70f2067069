import { z } from 'zod';
import { id, line, optionalDay, requiredLine, version } from './fields.ts';

/** R-002-09: what is explained to the customer at the acceptance 验收: workmanship, materials, functions. */
export const explainedThings = ['workmanship', 'materials', 'functions'] as const;
export type ExplainedThing = (typeof explainedThings)[number];

/** A point that the customer raises is open until it is answered, put right, or dropped with the reason. */
export const pointStates = ['open', 'answered', 'putRight', 'dropped'] as const;
export type PointState = (typeof pointStates)[number];
export const settledStates = ['answered', 'putRight', 'dropped'] as const;

export const bookAcceptanceInput = z.strictObject({
  id,
  version,
  /** The day agreed with the customer; empty: none yet. */
  acceptanceOn: optionalDay.default(''),
  explained: z.array(z.enum(explainedThings)).max(explainedThings.length).default([]),
});

export const addPointInput = z.strictObject({
  projectId: id,
  text: requiredLine(300),
  /** Until which day it is followed; empty: none agreed. */
  followUntil: optionalDay.default(''),
});

/** The answer, or why it is dropped, is written down; what was put right may go without words. */
export const settlePointInput = z
  .strictObject({ id, version, state: z.enum(settledStates), answer: line(300).default('') })
  .refine(({ state, answer }) => state === 'putRight' || answer !== '', { error: 'required', path: ['answer'] });

export interface PointView {
  readonly id: number;
  readonly text: string;
  readonly state: PointState;
  readonly answer: string;
  readonly followUntil: string;
  readonly raisedAt: number;
  readonly raisedBy: string;
  readonly settledAt: number | null;
  readonly settledBy: string | null;
  readonly version: number;
}

/** Booking, explanation and points of a project's acceptance. */
export interface ProjectAcceptance {
  readonly acceptanceOn: string;
  readonly explained: readonly ExplainedThing[];
  readonly explainedAt: number | null;
  /** Who explained it. */
  readonly explainedBy: string | null;
  /** In the order in which they were raised. */
  readonly points: readonly PointView[];
}

/** Most points that a project can have; beyond it is no list but a lawsuit. */
export const mostPoints = 200;
