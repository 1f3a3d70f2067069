/**
 * Lists of requests across the states: held (R-001-21), escalated (R-002-53), with a department (R-002-49), without an owner (R-004-31),
 * a missed promise that waits for its reason or had one (R-002-98), helping sales (R-000-37), no quality problem (R-003-58), unpaid
 * projects (R-000-06).
 */
export const lifeFilters = [
  'held',
  'escalated',
  'department',
  'noOwner',
  'unexplained',
  'explained',
  'tagged',
  'notQuality',
  'unpaid',
] as const;
export type LifeFilter = (typeof lifeFilters)[number];
