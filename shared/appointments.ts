import { z } from 'zod';
import { day, id, instant, line, pageInput, reason, version } from './fields.ts';
import type { RequestState } from './request-lifecycle.ts';
import { daysBetween } from './time.ts';
import type { WorkOrderState } from './work-order-lifecycle.ts';

const until = instant.nullable().default(null);

/** An agreed visit (B-09) before there is a slip; with the slip it is made by itself. */
export const makeAppointmentInput = z
  .strictObject({ requestId: id, plannedAt: instant, plannedUntil: until, withWhom: line(40).default('') })
  .refine(({ plannedAt, plannedUntil }) => plannedUntil === null || plannedUntil >= plannedAt, {
    error: 'invalid',
    path: ['plannedUntil'],
  });
/** The call that confirms it again: `notReached` leaves it on the list. */
export const reconfirmResults = ['confirmed', 'notReached', 'wantsOtherTime'] as const;
export type ReconfirmResult = (typeof reconfirmResults)[number];
export const reconfirmInput = z.strictObject({ id, version, at: instant.optional(), result: z.enum(reconfirmResults) });
/** A visit without a slip is moved here; one with a slip by `workOrders.reschedule` (R-000-51). */
export const moveAppointmentInput = z.strictObject({ id, version, plannedAt: instant, reason });
export const callOffInput = z.strictObject({ id, version, reason });
export const toReconfirmInput = z.strictObject({ to: instant, ...pageInput });
export const appointmentsOfInput = z.strictObject({ requestId: id });
/** The register of so many days is printed at most. */
const mostRegisterDays = 366;
export const appointmentRegisterInput = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < mostRegisterDays, { path: ['to'], error: 'spanOfDays' });

export interface AppointmentRow {
  readonly id: number;
  readonly requestId: number;
  readonly requestNo: string;
  readonly requestState: RequestState;
  readonly customerName: string;
  readonly phone: string;
  readonly address: string;
  readonly workOrderId: number | null;
  readonly workOrderNo: string | null;
  readonly workOrderState: WorkOrderState | null;
  readonly plannedAt: number;
  readonly plannedUntil: number | null;
  readonly withWhom: string;
  readonly madeByName: string;
  readonly madeAt: number;
  readonly reconfirmedAt: number | null;
  readonly reconfirmedByName: string | null;
  readonly reconfirmResult: ReconfirmResult | '';
  /** When it was moved or called off; null: it holds. */
  readonly endedAt: number | null;
  readonly endedByName: string | null;
  readonly endReason: string;
  readonly version: number;
}

/** The register of appointments 预约登记表 (F-23) of these days, both included: what was agreed, moved and called off. */
export interface AppointmentRegisterData {
  readonly from: string;
  readonly to: string;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly lines: readonly AppointmentRow[];
}
