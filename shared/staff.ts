import { z } from 'zod';
import { fen, id, line, optionalDay, version } from './fields.ts';

/** Where somebody stands with the shop (B-47): on probation 试用, regularised 转正, about to leave 待离职. Whoever has left is not active. */
export const employments = ['probation', 'regular', 'leaving'] as const;
export type Employment = (typeof employments)[number];

/** What the shop has of a person besides name and phone; a login has nothing to do with it. */
export const savePersonInput = z
  .strictObject({
    id,
    version,
    /** Number on the badge, unique where there is one. */
    badgeNo: line(20).default(''),
    post: line(40).default(''),
    employment: z.enum(employments),
    joinedOn: optionalDay.default(''),
    /** Day of the regularisation notice 转正通知 (R-000-80); who was regular before it was asked for may have none. */
    regularisedOn: optionalDay.default(''),
    leftOn: optionalDay.default(''),
    /** Base of rules that count in days of wage, in fen. */
    dayWageFen: fen.nullable().default(null),
  })
  .refine(({ employment, leftOn }) => employment !== 'leaving' || leftOn !== '', { error: 'required', path: ['leftOn'] })
  .refine(({ joinedOn, regularisedOn }) => joinedOn === '' || regularisedOn === '' || regularisedOn >= joinedOn, {
    error: 'endsBeforeStart',
    path: ['regularisedOn'],
  })
  .refine(({ joinedOn, leftOn }) => joinedOn === '' || leftOn === '' || leftOn >= joinedOn, { error: 'endsBeforeStart', path: ['leftOn'] });

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly outletName: string | null;
  readonly isTechnician: boolean;
  readonly isActive: boolean;
  readonly badgeNo: string;
  readonly post: string;
  readonly employment: Employment;
  readonly joinedOn: string;
  readonly regularisedOn: string;
  readonly leftOn: string;
  readonly dayWageFen: number | null;
  readonly version: number;
}
