export const durationUnits = ['minutes', 'hours', 'days'] as const;
export type DurationUnit = (typeof durationUnits)[number];

export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

export const minutesIn: Readonly<Record<DurationUnit, number>> = { minutes: 1, hours: 60, days: 1440 };

/** Minutes in the largest unit that keeps them whole: 480 is 8 hours, 90 stays 90 minutes. */
export function toDuration(minutes: number): Duration {
  const unit = (['days', 'hours'] as const).find((one) => minutes % minutesIn[one] === 0 && minutes > 0) ?? 'minutes';
  return { amount: minutes / minutesIn[unit], unit };
}

export function toMinutes({ amount, unit }: Duration): number {
  return amount * minutesIn[unit];
}
