import type { Generated } from 'kysely';

/** How the numbers of a form look from a moment on. Append-only: the newest of a kind holds, every prefix keeps its meaning. */
export interface NumberRangeTable {
  id: Generated<number>;
  kind: string;
  /** One to four capital letters. */
  prefix: string;
  /** Places that the number within a day is filled up to. */
  digits: number;
  /** The first number of a day. */
  startAt: number;
  userId: number;
  at: number;
}

/** A hand-over list 交接单: papers that go from one person to another (R-000-52, R-000-58). */
export interface HandoverTable {
  id: Generated<number>;
  no: string;
  /** Kind of form whose papers are handed over. */
  kind: string;
  fromId: number;
  toId: number;
  at: number;
  state: 'open' | 'confirmed';
  note: string;
  confirmedAt: number | null;
  confirmedBy: number | null;
  createdBy: number;
  createdAt: number;
  version: Generated<number>;
}

/** One paper on a hand-over list, by its number as it was then. */
export interface HandoverLineTable {
  id: Generated<number>;
  handoverId: number;
  lineNo: number;
  kind: string;
  subjectId: number;
  no: string;
  /** 1: nobody handed this paper on or refused it since; its receiver has it. */
  isLast: number;
  refusedAt: number | null;
  refuseReason: string;
}
