/** Somebody whom the custodian has to look after. */
export interface ToolPerson {
  readonly staffId: number;
  readonly name: string;
}

/** What the custodian's first screen says. */
export interface ToolFigures {
  /** Life ends this month, or has ended. */
  readonly lifeEnds: number;
  readonly overdueLoans: number;
  readonly onRepair: number;
  readonly overdueRepairs: number;
  /** Below their minimum. */
  readonly shortKinds: number;
  /** Standard kits that cannot be filled from the rooms. */
  readonly shortKits: number;
  readonly losses: number;
  readonly scraps: number;
  /** Tool purchases that wait for a signature, or whose goods are to be checked and stocked. */
  readonly purchasesToSign: number;
  readonly purchasesToCheck: number;
  /** Became regular and have not got their kit (R-000-80), and leave while they still hold tools; so many of each at most. */
  readonly withoutKit: readonly ToolPerson[];
  readonly leaving: readonly ToolPerson[];
}
export const mostToolPeople = 20;
