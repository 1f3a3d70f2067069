import type { MorningSlip } from '../../../shared/reports.ts';

/** Slips that one print takes, as the preview does. */
export const printAtOnce = 200;

export interface MorningGroup {
  /** 0: nobody leads these. */
  readonly staffId: number;
  readonly technician: string;
  readonly slips: readonly MorningSlip[];
  /** Those not printed yet. */
  readonly open: readonly MorningSlip[];
}

/** The day's slips per technician, in the order in which they came. */
export function byTechnician(slips: readonly MorningSlip[]): readonly MorningGroup[] {
  const groups = new Map<number, MorningSlip[]>();
  for (const slip of slips) groups.set(slip.staffId ?? 0, [...(groups.get(slip.staffId ?? 0) ?? []), slip]);
  return [...groups].map(([staffId, own]) => ({
    staffId,
    technician: own[0]?.technician ?? '',
    slips: own,
    open: own.filter(({ printCount }) => printCount === 0),
  }));
}

/** Ids of the slips that are to be printed, by technician and planned time. */
export function toPrint(groups: readonly MorningGroup[]): readonly number[] {
  return groups.flatMap(({ open }) => open.map(({ id }) => id));
}
