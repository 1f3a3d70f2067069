import type { Lifecycle } from './lifecycle.ts';

/** States of a service request, SM-01. */
export const requestStates = [
  'registered',
  'acknowledged',
  'classified',
  'scheduled',
  'dispatched',
  'inProgress',
  'resolved',
  'told',
  'followedUp',
  'archived',
  'voided',
] as const;
export type RequestState = (typeof requestStates)[number];

export type RequestCommand =
  | 'acknowledge'
  | 'classify'
  | 'schedule'
  | 'unschedule'
  | 'dispatch'
  | 'recall'
  | 'start'
  | 'resolve'
  | 'resolveWithoutSlip'
  | 'tell'
  | 'followUp'
  | 'archive'
  | 'reopen'
  | 'void';

const desk = ['frontDesk', 'supervisor', 'serviceManager'] as const;
const heads = ['supervisor', 'serviceManager'] as const;

/**
 * SM-01. `acknowledge`: the customer was told the promised time (R-004-30). `schedule` and `unschedule`: a visit is agreed or called off
 * before there is a slip. `dispatch`, `start`, `resolve` and `recall` follow from what happens to the slips. Consulting and opinions are
 * resolved without a slip. `reopen` keeps the first finish (R-002-28), and the customer hears a new promised time (R-004-30).
 */
export const requestLifecycle: Lifecycle<RequestState, RequestCommand> = {
  acknowledge: { from: ['registered'], to: 'acknowledged', who: desk },
  classify: { from: ['acknowledged'], to: 'classified', who: [] },
  schedule: { from: ['classified'], to: 'scheduled', who: [] },
  unschedule: { from: ['scheduled'], to: 'classified', who: [] },
  dispatch: { from: ['scheduled'], to: 'dispatched', who: [] },
  recall: { from: ['dispatched', 'inProgress'], to: 'classified', who: [] },
  start: { from: ['dispatched'], to: 'inProgress', who: [] },
  resolve: { from: ['inProgress'], to: 'resolved', who: [] },
  resolveWithoutSlip: { from: ['classified', 'scheduled'], to: 'resolved', who: desk },
  tell: { from: ['resolved'], to: 'told', who: desk },
  followUp: { from: ['told'], to: 'followedUp', who: [] },
  archive: { from: ['told', 'followedUp'], to: 'archived', who: desk },
  reopen: { from: ['resolved', 'told', 'followedUp', 'archived'], to: 'registered', who: heads, needsReason: true },
  void: { from: ['registered', 'acknowledged', 'classified', 'scheduled'], to: 'voided', who: desk, needsReason: true },
};

/** States in which the supervisor has yet to dispatch. */
export const undispatchedStates: readonly RequestState[] = ['registered', 'acknowledged', 'classified', 'scheduled'];
/** States in which the work is still ahead: somebody may come. */
export const workingStates: readonly RequestState[] = [...undispatchedStates, 'dispatched', 'inProgress'];
/** States in which a request still asks for work. */
export const openRequestStates: readonly RequestState[] = [...workingStates, 'resolved', 'told'];
