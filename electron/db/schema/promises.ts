import type { Generated } from 'kysely';
import type { HoldReason } from '../../../shared/holds.ts';
import type { Role } from '../../../shared/roles.ts';

/** A working calendar that the shop made or changed; shipped ones need no row. `data` is the JSON of a `CalendarPlan`. */
export interface CalendarTable {
  code: string;
  data: string;
  isRemoved: Generated<number>;
  updatedAt: number;
  version: number;
}

/** A day that differs from the shipped official days: `off`, `on`, or `normal` (what is shipped does not hold). */
export interface HolidayTable {
  day: string;
  kind: 'off' | 'on' | 'normal';
  name: string;
  /** JSON of the windows of an `on` day, empty: those of a workday. */
  windows: string;
  updatedAt: number;
}

/** An industry preset of the shop: a shipped one with its first version, or one that the shop made. */
export interface PresetTable {
  code: string;
  family: string;
  /** The preset that it was copied from, empty: none. */
  basedOn: string;
  isRemoved: Generated<number>;
  createdAt: number;
}

/** A version of a preset, never changed once approved: jobs keep the one they were opened with (R-002-30). */
export interface PresetVersionTable {
  id: Generated<number>;
  presetCode: string;
  version: number;
  /** First day on which it holds for new jobs. */
  effectiveOn: string;
  /** Who approved it; empty: a draft that holds for nobody. */
  approvedBy: string;
  approvedAt: number | null;
  /** The user who stored the approval; null: shipped with the program. */
  approvedByUser: number | null;
  draftedBy: number | null;
  note: string;
  /** JSON of a `PresetData`. */
  data: string;
  createdAt: number;
}

/** Which preset a product line (category of items) takes. Contracts have theirs on the project or the customer, the shop in a setting. */
export interface PresetChoiceTable {
  category: string;
  presetCode: string;
  version: number;
}

/** A running promise of a job: one row per policy and start. */
export interface TimerTable {
  id: Generated<number>;
  requestId: number;
  workOrderId: number | null;
  presetVersionId: number;
  /** Code of the policy in that version of the preset. */
  policy: string;
  /** Code of the calendar by which it counts. */
  calendar: string;
  state: 'running' | 'paused' | 'stopped' | 'cancelled';
  startedAt: number;
  /** An agreed time that takes the place of the limit (R-001-17). */
  agreedAt: number | null;
  /** While paused: as it was when the pause began. */
  dueAt: number;
  amberAt: number;
  /** When the sweep has something to do next (amber, miss, escalation); null: nothing more. */
  nextAt: number | null;
  /** How far the alerts have got: 0 none, 1 amber seen, 2 missed, 3 and more: escalation steps. */
  step: Generated<number>;
  stoppedAt: number | null;
  /** Time used on the policy's own clock, set when it stops. */
  takenMs: number | null;
  /** Set at the miss, and kept however the job goes on. */
  missedAt: number | null;
  version: Generated<number>;
}

/** Each time that a timer stood still, with the reason. */
export interface TimerPauseTable {
  timerId: number;
  fromAt: number;
  toAt: number | null;
  reason: HoldReason;
}

/** Something that somebody has to hear of, once: a promise that runs out or was missed, an escalation, a take-over. */
export interface AlertTable {
  id: Generated<number>;
  kind: string;
  /** For everybody in this role, or for one user. */
  role: Role | '';
  userId: number | null;
  requestId: number | null;
  workOrderId: number | null;
  timerId: number | null;
  /** JSON object with what the line says. */
  data: string;
  at: number;
  /** From when it shows: alerts come in the receiver's working time only. */
  showAt: number;
  /** When the matter behind it was settled, so that nobody is bothered any more. */
  settledAt: number | null;
}

export interface AlertReadTable {
  alertId: number;
  userId: number;
  at: number;
}

/**
 * A delay of a request: a hold over its state (R-001-21), or the explanation of a promise that was missed (R-002-98), with the new
 * promised time; the old one is kept. Append-only but for its end.
 */
export interface RequestDelayTable {
  id: Generated<number>;
  requestId: number;
  workOrderId: number | null;
  kind: 'hold' | 'overdue' | 'reschedule';
  /** A hold reason, or empty. */
  reason: string;
  note: string;
  plan: string;
  oldPromisedAt: number;
  newPromisedAt: number;
  toldAt: number | null;
  at: number;
  userId: number;
  endedAt: number | null;
  endedBy: number | null;
}

/**
 * A dated text of a request: one of the six steps (R-002-97), of the four texts of engineering (R-002-20), of the six steps of a repair
 * (R-004-37), or support that was asked for and given (R-004-08). The newest of a kind counts. Append-only.
 */
export interface RequestStepTable {
  id: Generated<number>;
  requestId: number;
  kind: string;
  text: string;
  at: number;
  userId: number;
}

/** Work for somebody that is no slip: a visit to judge, a call to a supplier or to purchasing, a later follow-up, a confirmation. */
export interface TaskTable {
  id: Generated<number>;
  kind: string;
  requestId: number | null;
  workOrderId: number | null;
  role: Role | '';
  userId: number | null;
  staffId: number | null;
  text: string;
  dueAt: number | null;
  createdAt: number;
  createdBy: number;
  doneAt: number | null;
  doneBy: number | null;
  result: string;
  version: Generated<number>;
}

/** An agreed visit (B-09), with or without a slip yet. A changed one stays, with who moved it and why. */
export interface AppointmentTable {
  id: Generated<number>;
  requestId: number;
  workOrderId: number | null;
  plannedAt: number;
  plannedUntil: number | null;
  withWhom: string;
  madeBy: number;
  madeAt: number;
  /** The call that confirms it again, and what it gave. */
  reconfirmedAt: number | null;
  reconfirmedBy: number | null;
  reconfirmResult: string;
  /** When it was moved or called off; null: it holds. */
  endedAt: number | null;
  endedBy: number | null;
  endReason: string;
  version: Generated<number>;
}

/** What a technician can do, and until when the training for it holds (R-003-02). */
export interface StaffSkillTable {
  staffId: number;
  skill: string;
  trainedOn: string;
  /** Last day, empty: no end. */
  validUntil: string;
  isPassed: Generated<number>;
  /** How well, in the shop's own words, and what proves it (R-000-45). */
  level: Generated<string>;
  proof: Generated<string>;
}

/** When somebody is not there. Days, both included; `fromMin`/`toMin` are minutes of the day for part of one day, else null. */
export interface StaffAbsenceTable {
  id: Generated<number>;
  staffId: number;
  fromOn: string;
  toOn: string;
  fromMin: number | null;
  toMin: number | null;
  reason: string;
  createdBy: number;
  createdAt: number;
}

/** Who answers after hours (A-25, R-002-63). Instants. */
export interface DutyTable {
  id: Generated<number>;
  staffId: number;
  fromAt: number;
  toAt: number;
  phone: string;
  note: string;
  version: Generated<number>;
}

/** A screen on the wall that shows the timers without signing in. Only the SHA-256 of its token is kept. */
export interface WallScreenTable {
  id: Generated<number>;
  name: string;
  tokenHash: string;
  createdBy: number;
  createdAt: number;
  lastSeenAt: number | null;
  revokedAt: number | null;
}
