import type { Lifecycle } from './lifecycle.ts';

/** States of a dispatch slip, SM-02. */
export const workOrderStates = [
  'draft',
  'dispatched',
  'accepted',
  'departed',
  'arrived',
  'finished',
  'signed',
  'returned',
  'archived',
  'voided',
] as const;
export type WorkOrderState = (typeof workOrderStates)[number];

export type WorkOrderCommand =
  | 'issue'
  | 'accept'
  | 'depart'
  | 'arrive'
  | 'finish'
  | 'sign'
  | 'handBack'
  | 'archive'
  | 'reschedule'
  | 'reassign'
  | 'reject'
  | 'void';

const heads = ['supervisor', 'serviceManager'] as const;
/** R-002-75: sending is a post of its own. */
const dispatchers = [...heads, 'dispatcher'] as const;
const progress = ['frontDesk', 'supervisor', 'technician', 'serviceManager'] as const;

/**
 * SM-02. `issue` writes the line of the daily dispatch log (R-000-03); `sign` needs the answer to the omission question, arrival,
 * leaving and the signature mark (R-000-50); `handBack` gives the paper to the supervisor (R-000-52); a void keeps its number (R-001-14).
 * `reschedule` leaves a slip accepted that was accepted by whoever still leads it; with another lead, and by `reassign`, it waits to be
 * accepted again, while another helper changes no state.
 * `reject`: the technician gives the slip back before taking it, which voids it; the request waits for a new one.
 */
export const workOrderLifecycle: Lifecycle<WorkOrderState, WorkOrderCommand> = {
  issue: { from: ['draft'], to: 'dispatched', who: dispatchers },
  accept: { from: ['dispatched'], to: 'accepted', who: progress },
  depart: { from: ['accepted'], to: 'departed', who: progress },
  arrive: { from: ['departed'], to: 'arrived', who: progress },
  finish: { from: ['arrived'], to: 'finished', who: progress },
  sign: { from: ['finished'], to: 'signed', who: progress },
  handBack: { from: ['signed'], to: 'returned', who: heads },
  archive: { from: ['returned'], to: 'archived', who: heads },
  reschedule: { from: ['dispatched', 'accepted', 'departed'], to: 'dispatched', who: dispatchers, needsReason: true },
  reassign: { from: ['dispatched', 'accepted'], to: 'dispatched', who: dispatchers, needsReason: true },
  reject: { from: ['dispatched'], to: 'voided', who: progress, needsReason: true },
  void: { from: ['draft', 'dispatched', 'accepted', 'departed', 'arrived'], to: 'voided', who: dispatchers, needsReason: true },
};

/** The way from wherever a slip is to the customer's signature; entering the paper's result walks it step by step. */
export const resultPath: readonly WorkOrderCommand[] = ['accept', 'depart', 'arrive', 'finish', 'sign'];

/** States in which the technician still has work to do. */
export const unfinishedStates: readonly WorkOrderState[] = ['draft', 'dispatched', 'accepted', 'departed', 'arrived'];
/** States in which the paper is out of the supervisor's hands (R-000-52). */
export const outStates: readonly WorkOrderState[] = ['dispatched', 'accepted', 'departed', 'arrived', 'finished', 'signed'];
