import type { Generated } from 'kysely';
import type { OutletKind } from '../../../shared/outlets.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Employment } from '../../../shared/staff.ts';

/** The shop itself: exactly one row, id 1, made by the first-run set-up. */
export interface ShopTable {
  id: number;
  name: string;
  phone: string;
  address: string;
  /** IANA zone in which times are shown and days begin. */
  zone: string;
  language: 'zh-CN' | 'en';
  /** Minutes without input after which a seat locks itself; 0 = never. */
  lockAfterMin: number;
  createdAt: number;
  version: number;
}

/** A person of the shop, with or without a login (a technician mostly holds the paper slip). */
export interface StaffTable {
  id: Generated<number>;
  name: string;
  phone: string;
  isTechnician: number;
  skills: string;
  region: string;
  /** Where they work; null: nowhere in particular. */
  outletId: number | null;
  isActive: number;
  createdAt: number;
  version: number;
  /** Number on the badge, unique where there is one (B-47). */
  badgeNo: Generated<string>;
  post: Generated<string>;
  employment: Generated<Employment>;
  joinedOn: Generated<string>;
  /** Day of the regularisation notice 转正通知, '' while on probation. */
  regularisedOn: Generated<string>;
  leftOn: Generated<string>;
  dayWageFen: number | null;
}

/** An outlet 网点 of the shop. */
export interface OutletTable {
  id: Generated<number>;
  /** Unique among the open ones. */
  name: string;
  kind: OutletKind;
  /** The centre of a sub-centre; null for all other kinds. */
  parentId: number | null;
  region: string;
  address: string;
  phone: string;
  hoursNote: string;
  /** Who answers for it, a member of staff. */
  responsibleId: number | null;
  closedAt: number | null;
  closeReason: string;
  createdAt: number;
  version: number;
}

export interface UserAccountTable {
  id: Generated<number>;
  loginName: string;
  displayName: string;
  staffId: number | null;
  /** `scrypt$N$r$p$salt$key`, see `platform/passwords.ts`. */
  passwordHash: string;
  disabledAt: number | null;
  createdAt: number;
  version: number;
}

export interface UserRoleTable {
  userId: number;
  role: Role;
}

/** A signed-in seat. Only the SHA-256 of the token is kept. */
export interface SessionTable {
  id: Generated<number>;
  tokenHash: string;
  userId: number;
  /** What the seat calls itself, e.g. `Chromium on Linux`. */
  seat: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  lockedAt: number | null;
  revokedAt: number | null;
}

/** Failed sign-ins per login name, so that guessing stays slow across restarts. */
export interface LoginThrottleTable {
  loginName: string;
  failures: number;
  firstFailureAt: number;
  blockedUntil: number;
}

/** The effect of each write by its client-made key: a repeated call gets the first result. */
export interface RequestKeyTable {
  key: string;
  userId: number;
  procedure: string;
  bodyHash: string;
  result: string;
  createdAt: number;
}

/** Last number given per kind of document and day (`YYYYMMDD`); a row is changed only in the transaction that uses the number. */
export interface DocumentSequenceTable {
  kind: string;
  day: string;
  last: number;
  /** Where the day began. */
  first: Generated<number>;
}

/** What happened to a thing, in the words of the trade: the timeline. Append-only. */
export interface EventTable {
  id: Generated<number>;
  at: number;
  userId: number | null;
  subject: string;
  subjectId: number;
  kind: string;
  /** JSON object with the values that the timeline shows. */
  data: string;
}

/** Who changed what, from which seat: old and new values (R-002-48). Append-only. */
export interface AuditEntryTable {
  id: Generated<number>;
  at: number;
  userId: number | null;
  sessionId: number | null;
  procedure: string;
  subject: string;
  subjectId: number;
  /** JSON object `{ field: [old, new] }`. */
  changes: string;
}

/** What is typed in a form and not yet saved, per user; several beside each other. */
export interface DraftTable {
  id: Generated<number>;
  userId: number;
  form: string;
  title: string;
  data: string;
  createdAt: number;
  updatedAt: number;
}

/** Settings of the shop: key -> JSON value. */
export interface SettingTable {
  key: string;
  value: string;
  version: number;
}

/** What a user's screens remember: key -> JSON value. */
export interface UserPreferenceTable {
  userId: number;
  key: string;
  value: string;
}

/**
 * Terms under which a thing is found: suffixes of names, pinyin initials, codes (see `shared/search-text.ts`).
 * A prefix range over `term` answers in microseconds whatever the language.
 */
export interface SearchTermTable {
  subject: string;
  term: string;
  subjectId: number;
}
