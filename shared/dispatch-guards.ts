import { z } from 'zod';
import { line } from './fields.ts';

/**
 * What can stand against a dispatch: the technician has other work at that time, is absent, has no valid training (R-003-02), or
 * somebody works on the same item and fault already.
 */
export const hindranceKinds = ['overlap', 'absence', 'training', 'sameWork'] as const;
export type HindranceKind = (typeof hindranceKinds)[number];

const why = line(300).default('');
/** Why it is done all the same, by kind; a reason without a hindrance is forgotten. */
export const overrideReasons = z.strictObject({ overlap: why, absence: why, training: why, sameWork: why });
export type OverrideReasons = z.output<typeof overrideReasons>;
export const noOverrides: OverrideReasons = { overlap: '', absence: '', training: '', sameWork: '' };

/** A slip that stands in the way, named so that the dispatcher can look at it. */
export interface SlipInTheWay {
  readonly id: number;
  readonly no: string;
  readonly customerName: string;
  readonly plannedAt: number;
  readonly plannedUntil: number | null;
}

/** One thing that stands against a dispatch; the refusal `hindered` carries all of them at once. */
export interface Hindrance {
  readonly kind: HindranceKind;
  /** 0: it is about the job and no technician. */
  readonly staffId: number;
  readonly staffName: string;
  readonly slips: readonly SlipInTheWay[];
  /** Why somebody is absent, or what the training lacks. */
  readonly note: string;
  /** No reason helps: the preset refuses (R-003-02). */
  readonly isFinal: boolean;
}

/** What is still unanswered: final ones, and those whose kind has no reason. */
export function unanswered(hindrances: readonly Hindrance[], reasons: OverrideReasons): readonly Hindrance[] {
  return hindrances.filter(({ kind, isFinal }) => isFinal || reasons[kind] === '');
}
