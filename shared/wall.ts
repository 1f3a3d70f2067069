import { z } from 'zod';
import { id, requiredLine } from './fields.ts';
import type { Language } from './i18n/types.ts';
import type { RequestState } from './request-lifecycle.ts';
import type { WorkOrderState } from './work-order-lifecycle.ts';

export const addWallScreenInput = z.strictObject({ name: requiredLine(40) });
export const revokeWallScreenInput = z.strictObject({ id });
/** 256 bits in base64url, as they stand in the screen's address. */
export const readWallInput = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** A screen that was let in; its token is shown once and never again. */
export interface AddedWallScreen {
  readonly id: number;
  /** null: the command was repeated, and its first answer had the token. */
  readonly token: string | null;
}

export interface WallScreenRow {
  readonly id: number;
  readonly name: string;
  readonly createdByName: string;
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
  readonly revokedAt: number | null;
}

/** Jobs that the wall gets at once; the most urgent ones. */
export const wallRowLimit = 96;

/** A job as everybody in the workshop may see it: no phone, no address, no full name of the customer. */
export interface WallRow {
  readonly no: string;
  /** 王** */
  readonly customer: string;
  readonly region: string;
  readonly technicians: readonly string[];
  readonly requestState: RequestState;
  /** Of the visit that is to come or under way. */
  readonly slipState: WorkOrderState | null;
  readonly holdReason: string;
  readonly dueAt: number;
  readonly amberAt: number;
  readonly isPaused: boolean;
}

export interface WallView {
  readonly screen: string;
  readonly shopName: string;
  readonly language: Language;
  readonly zone: string;
  /** The host's time, so that the screen's own clock does not matter. */
  readonly now: number;
  readonly counts: {
    readonly overdue: number;
    /** In the last part of its time. */
    readonly soon: number;
    /** Still due today, the last part included. */
    readonly today: number;
    readonly paused: number;
  };
  /** The most late first; jobs that stand still last. */
  readonly rows: readonly WallRow[];
}

export type WallColour = 'red' | 'amber' | 'green' | 'paused';

/** What a row of the wall shows; exactly at the due time a job is still in time. */
export function wallColour({ dueAt, amberAt, isPaused }: Pick<WallRow, 'dueAt' | 'amberAt' | 'isPaused'>, now: number): WallColour {
  if (isPaused) return 'paused';
  if (now > dueAt) return 'red';
  return now >= amberAt ? 'amber' : 'green';
}

/** Surnames of two characters; everybody else's is the first. */
const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 上官 司马 司徒 司空 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 端木 轩辕 南宫 独孤 澹台 公冶 申屠 淳于 单于 太史 闻人 百里 呼延 拓跋 钟离'.split(
    ' ',
  ),
);

/** A name on the wall: the surname, or the first letter, and stars (王**). A name that is a number or a sign shows nothing of it. */
export function maskedName(name: string): string {
  const visible = name.normalize('NFKC').replaceAll(/[\p{Cc}\p{Cf}\p{Z}]/gu, '');
  const [first = ''] = visible;
  if (!/\p{L}/u.test(first)) return '**';
  const two = visible.slice(0, 2);
  return `${compoundSurnames.has(two) ? two : first}**`;
}

/** A region as short as the wall takes it, without any number that somebody wrote into it. */
export function wallRegion(region: string): string {
  return region
    .replaceAll(/[\p{Nd}\s*-]{3,}/gu, ' ')
    .trim()
    .slice(0, 16)
    .toWellFormed();
}
