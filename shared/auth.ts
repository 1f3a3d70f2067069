import { z } from 'zod';
import { id, line, requiredLine, version } from './fields.ts';
import { languages } from './i18n/types.ts';
import type { Language } from './i18n/types.ts';
import { roles } from './roles.ts';
import type { Role } from './roles.ts';
import { isZone } from './time.ts';

export const loginName = requiredLine(40).regex(/^[\p{L}\p{N}._-]+$/u);
/** At least 8 characters; common and shop-related words are refused by the service. */
export const newPassword = z.string().min(8).max(200);
/** An IANA zone that this machine knows. */
export const zone = z.string().min(1).max(60).refine(isZone, { error: 'unknownZone' });
const seat = line(120).default('');

export const setupInput = z.strictObject({
  shopName: requiredLine(80),
  shopPhone: line(60),
  shopAddress: line(200),
  zone: zone.default('Asia/Shanghai'),
  language: z.enum(languages).default('zh-CN'),
  loginName,
  displayName: requiredLine(40),
  password: newPassword,
  /** Roles of the first user besides administrator, e.g. a shop of one person takes them all. */
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  seat,
});

export const signInInput = z.strictObject({ loginName: requiredLine(40), password: z.string().min(1).max(200), seat });
export const unlockInput = z.strictObject({ password: z.string().min(1).max(200) });
/** F103: the printed code of the shop, and a new password for one of its administrators. */
export const recoverInput = z.strictObject({ recoveryCode: requiredLine(80), loginName: requiredLine(40), newPassword });
export const changePasswordInput = z.strictObject({ oldPassword: z.string().min(1).max(200), newPassword });

export const createUserInput = z.strictObject({
  loginName,
  displayName: requiredLine(40),
  password: newPassword,
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  staffId: id.nullable().default(null),
});
export const updateUserInput = z.strictObject({
  id,
  version,
  displayName: requiredLine(40),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  staffId: id.nullable(),
  isDisabled: z.boolean(),
});
export const resetPasswordInput = z.strictObject({ id, password: newPassword });

export const createStaffInput = z.strictObject({
  name: requiredLine(40),
  phone: line(40).default(''),
  isTechnician: z.boolean(),
  skills: line(200).default(''),
  region: line(60).default(''),
  /** Where they work (R-002-75). */
  outletId: id.nullable().default(null),
});
export const updateStaffInput = createStaffInput.extend({ id, version, isActive: z.boolean() });

export type SignInInput = z.output<typeof signInInput>;
export type CreateUserInput = z.output<typeof createUserInput>;
export type UpdateUserInput = z.output<typeof updateUserInput>;
export type CreateStaffInput = z.output<typeof createStaffInput>;
export type UpdateStaffInput = z.output<typeof updateStaffInput>;

/** `isNeeded`: no shop yet, so the first screen is the set-up. */
export interface SetupStatus {
  readonly isNeeded: boolean;
}

/** Whoever sits at the seat. `isLocked`: signed in, but the seat is locked and only `auth.unlock` works. */
export interface Me {
  readonly user: {
    readonly id: number;
    readonly loginName: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
    readonly staffId: number | null;
  } | null;
  readonly isLocked: boolean;
  /** Where this seat is: at the host itself, or in the LAN, encrypted or readable by all. */
  readonly way: 'console' | 'tls' | 'plain';
  readonly shop: { readonly name: string; readonly zone: string; readonly language: Language; readonly lockAfterMin: number } | null;
}

export interface SessionRow {
  readonly id: number;
  readonly displayName: string;
  readonly seat: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly isCurrent: boolean;
}

export interface UserRow {
  readonly id: number;
  readonly loginName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly staffId: number | null;
  readonly isDisabled: boolean;
  readonly version: number;
}

export interface StaffRow {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly isTechnician: boolean;
  readonly skills: string;
  readonly region: string;
  readonly outletId: number | null;
  readonly outletName: string | null;
  readonly isActive: boolean;
  /** Slips given to this person that are not finished yet. */
  readonly openSlips: number;
  readonly version: number;
}
