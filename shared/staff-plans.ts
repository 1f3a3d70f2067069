import { z } from 'zod';
import { day, id, instant, line, optionalDay, requiredLine, version } from './fields.ts';
import type { Day } from './time.ts';

/** One thing that somebody can do, and until when the training for it holds (R-003-02). */
export const skillInput = z
  .strictObject({
    skill: requiredLine(60),
    trainedOn: optionalDay.default(''),
    /** Last day; empty: no end. */
    validUntil: optionalDay.default(''),
    isPassed: z.boolean().default(true),
    /** How well, in the shop's own words, and what proves it (R-000-45, R-000-46, R-000-47). */
    level: line(20).default(''),
    proof: line(100).default(''),
  })
  .refine(({ trainedOn, validUntil }) => trainedOn === '' || validUntil === '' || validUntil >= trainedOn, {
    error: 'endsBeforeStart',
    path: ['validUntil'],
  });
export type StaffSkill = Readonly<z.output<typeof skillInput>>;

/** All skills of a person at once; names do not come twice. */
export const saveSkillsInput = z.strictObject({
  staffId: id,
  skills: z
    .array(skillInput)
    .max(40)
    .superRefine((skills, found) => {
      const seen = new Set<string>();
      for (const [nth, { skill }] of skills.entries()) {
        if (seen.has(skill)) found.addIssue({ code: 'custom', message: 'twice', path: [nth, 'skill'] });
        seen.add(skill);
      }
    }),
});

const minute = z.number().int().min(0).max(1440).nullable().default(null);
/** Days on which somebody is not there, both included; with minutes: a part of one day. */
export const addAbsenceInput = z
  .strictObject({ staffId: id, fromOn: day, toOn: day, fromMin: minute, toMin: minute, reason: requiredLine(100) })
  .refine(({ fromOn, toOn }) => toOn >= fromOn, { error: 'endsBeforeStart', path: ['toOn'] })
  .refine(({ fromMin, toMin }) => (fromMin === null) === (toMin === null), { error: 'required', path: ['toMin'] })
  .refine(({ fromMin, toMin }) => fromMin === null || toMin === null || toMin > fromMin, { error: 'endsBeforeStart', path: ['toMin'] })
  .refine(({ fromOn, toOn, fromMin }) => fromMin === null || fromOn === toOn, { error: 'endsBeforeStart', path: ['toOn'] });
export const absenceTargetInput = z.strictObject({ id });
export const staffTargetInput = z.strictObject({ staffId: id });

export interface StaffAbsence {
  readonly id: number;
  readonly staffId: number;
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly fromMin: number | null;
  readonly toMin: number | null;
  readonly reason: string;
}

/** What one person can do and when they are away. */
export interface StaffPlan {
  readonly skills: readonly StaffSkill[];
  readonly absences: readonly StaffAbsence[];
}

/** A shift of the duty roster (A-25, R-002-63). */
export const saveDutyInput = z
  .strictObject({
    id: id.optional(),
    version: version.optional(),
    staffId: id,
    fromAt: instant,
    toAt: instant,
    phone: line(40).default(''),
    note: line(200).default(''),
  })
  .refine(({ fromAt, toAt }) => toAt > fromAt, { error: 'endsBeforeStart', path: ['toAt'] })
  .refine((input) => (input.id === undefined) === (input.version === undefined), { error: 'required', path: ['version'] });
export const dutyTargetInput = z.strictObject({ id, version });
export const dutyListInput = z.strictObject({ from: instant });

export interface DutyRow {
  readonly id: number;
  readonly staffId: number;
  readonly staffName: string;
  readonly fromAt: number;
  readonly toAt: number;
  /** What is called: that of the shift, or where it has none the person's own. */
  readonly phone: string;
  readonly note: string;
  readonly version: number;
}

/** Who answers now (R-002-63). `isOpen`: it is within the shop's working time, so the counter answers itself. */
export interface DutyNow {
  readonly isOpen: boolean;
  readonly opensAt: number;
  readonly people: readonly DutyRow[];
}

/** The part of a day in minutes on which somebody is away, undefined: there all day. */
export function awayOn(absence: Omit<StaffAbsence, 'id' | 'staffId' | 'reason'>, on: Day): { from: number; to: number } | undefined {
  if (on < absence.fromOn || on > absence.toOn) return undefined;
  return { from: absence.fromMin ?? 0, to: absence.toMin ?? 1440 };
}

/** Does the training hold on this day? */
function isValidOn({ isPassed, validUntil }: Pick<StaffSkill, 'isPassed' | 'validUntil'>, on: Day): boolean {
  return isPassed && (validUntil === '' || validUntil >= on);
}

/** Is the skill about this job: do the words of one stand in those of the other? */
export function fitsJob(skill: string, jobText: string): boolean {
  const text = jobText.toLowerCase();
  return skill
    .toLowerCase()
    .split(/[\s,，、;；/]+/)
    .some((word) => word.length >= 2 && text.includes(word));
}

/**
 * R-003-02: has this person a valid pass for the job? Passes that are about the job decide; where none is, any valid one does.
 */
export function isTrainedFor(skills: readonly StaffSkill[], jobText: string, on: Day): boolean {
  const about = skills.filter(({ skill }) => fitsJob(skill, jobText));
  return (about.length > 0 ? about : skills).some((one) => isValidOn(one, on));
}
