import type { Lifecycle } from './lifecycle.ts';

/** States of a quality incident, SM-04: 已上报 -> 主管现场 -> 主管+经理联合鉴定 -> 已填处置单 -> 总经理批示 -> 处理中 -> 关闭. */
export const incidentStates = ['reported', 'onSite', 'appraised', 'formFilled', 'instructed', 'inProgress', 'closed'] as const;
export type IncidentState = (typeof incidentStates)[number];

export type IncidentCommand = 'visit' | 'appraise' | 'fileForm' | 'instruct' | 'sendBack' | 'reopenAppraisal' | 'begin' | 'close';

const heads = ['supervisor', 'serviceManager'] as const;

/**
 * SM-04. `appraise` follows from the second signature of two different people (R-000-21), `reopenAppraisal` from a change of what was signed,
 * `begin` from the first action. Nothing is closed without the general manager's instruction (R-000-38), and nothing is ever deleted.
 */
export const incidentLifecycle: Lifecycle<IncidentState, IncidentCommand> = {
  visit: { from: ['reported'], to: 'onSite', who: heads },
  appraise: { from: ['onSite'], to: 'appraised', who: [] },
  fileForm: { from: ['appraised'], to: 'formFilled', who: heads },
  instruct: { from: ['formFilled'], to: 'instructed', who: ['generalManager'] },
  sendBack: { from: ['formFilled'], to: 'onSite', who: ['generalManager'], needsReason: true },
  reopenAppraisal: { from: ['appraised', 'formFilled'], to: 'onSite', who: [] },
  begin: { from: ['instructed'], to: 'inProgress', who: [] },
  close: { from: ['inProgress'], to: 'closed', who: heads },
};

/** The step that a command waits for, where "not in this state" would not say why. */
const missingSteps: Partial<Readonly<Record<IncidentCommand, Partial<Readonly<Record<IncidentState, MissingIncidentStep>>>>>> = {
  fileForm: { reported: 'incidentNotVisited', onSite: 'notSignedByTwo' },
  instruct: { reported: 'incidentNotVisited', onSite: 'notSignedByTwo', appraised: 'formNotFiled' },
  close: {
    reported: 'notInstructed',
    onSite: 'notInstructed',
    appraised: 'notInstructed',
    formFilled: 'notInstructed',
    instructed: 'incidentActionMissing',
  },
};
export type MissingIncidentStep = 'incidentNotVisited' | 'notSignedByTwo' | 'formNotFiled' | 'notInstructed' | 'incidentActionMissing';

/** What has to come first; undefined: nothing that is known. */
export function missingIncidentStep(state: IncidentState, command: IncidentCommand): MissingIncidentStep | undefined {
  return missingSteps[command]?.[state];
}

export const openIncidentStates: readonly IncidentState[] = incidentStates.filter((state) => state !== 'closed');
/** States in which what was found may still be written; later it is what the general manager decided on. */
export const writableIncidentStates: readonly IncidentState[] = ['reported', 'onSite', 'appraised', 'formFilled'];
/** States in which actions are given. */
export const actionStates: readonly IncidentState[] = ['instructed', 'inProgress'];
