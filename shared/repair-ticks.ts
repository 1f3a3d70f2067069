import { z } from 'zod';
import { line } from './fields.ts';

/** R-004-36: by symptom, by measured values against the standard, by the item's repair history, by asking experts. */
export const faultWays = ['symptom', 'measured', 'history', 'experts'] as const;
export type FaultWay = (typeof faultWays)[number];

/** R-004-38, the repair standard: back to normal, safe work, by plan without new faults, clean and tidy. */
export const standardPoints = ['normal', 'safe', 'planned', 'tidy'] as const;
export type StandardPoint = (typeof standardPoints)[number];

/** "Not met" can be said, with the reason; `null`: not answered, which is how each point begins. */
const answer = z.enum(['met', 'notMet']).nullable().default(null);
const standard = z.strictObject({ normal: answer, safe: answer, planned: answer, tidy: answer });
export type RepairStandard = Readonly<z.output<typeof standard>>;
export const unanswered: RepairStandard = { normal: null, safe: null, planned: null, tidy: null };

/** What the result of a repair says besides cause and remedy. */
export const repairTicks = {
  foundBy: z.array(z.enum(faultWays)).max(faultWays.length).default([]),
  standard: standard.default(unanswered),
  standardReason: line(300).default(''),
};
export interface RepairTicks {
  readonly foundBy: readonly FaultWay[];
  readonly standard: RepairStandard;
  readonly standardReason: string;
}

/** Which of the two the preset of the job asks for; neither unless the job is a repair. */
export interface AskedTicks {
  readonly asksFoundBy: boolean;
  readonly asksStandard: boolean;
}

/** Fields that the result still lacks (R-004-36, R-004-38); a point that is not met needs its reason whoever asks. */
export function missingTicks({ asksFoundBy, asksStandard }: AskedTicks, ticks: RepairTicks): readonly string[] {
  const open = standardPoints.filter((point) => ticks.standard[point] === null);
  const needsReason = standardPoints.some((point) => ticks.standard[point] === 'notMet') && ticks.standardReason === '';
  return [
    ...(asksFoundBy && ticks.foundBy.length === 0 ? ['foundBy'] : []),
    ...(asksStandard ? open.map((point) => `standard.${point}`) : []),
    ...(needsReason ? ['standardReason'] : []),
  ];
}

/** Whether anybody has answered anything. */
export function isTicked({ foundBy, standard: answers }: Pick<RepairTicks, 'foundBy' | 'standard'>): boolean {
  return foundBy.length > 0 || standardPoints.some((point) => answers[point] !== null);
}

/** The ticks out of the columns of a slip. */
export function ticksOf(stored: Readonly<Record<keyof RepairTicks, string>>): RepairTicks {
  const ways: ReadonlySet<string> = new Set(stored.foundBy.split('\n'));
  return {
    foundBy: faultWays.filter((way) => ways.has(way)),
    standard: stored.standard === '' ? unanswered : { ...unanswered, ...(JSON.parse(stored.standard) as RepairStandard) },
    standardReason: stored.standardReason,
  };
}
