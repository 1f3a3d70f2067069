import type { Lifecycle } from './lifecycle.ts';

/** States of a customer's request about own data, SM-19: 收到 -> 身份核实 -> 执行/说明 -> 已答复. */
export const privacyStates = ['received', 'verified', 'done', 'explained', 'answered'] as const;
export type PrivacyState = (typeof privacyStates)[number];

export type PrivacyCommand = 'verify' | 'perform' | 'explain' | 'answer';

const steward = ['dataSteward', 'serviceManager'] as const;

/**
 * SM-19. Nothing is shown, corrected or deleted before it is known who asks. `explain`: it cannot be done as asked, and the customer
 * is told why.
 */
export const privacyLifecycle: Lifecycle<PrivacyState, PrivacyCommand> = {
  verify: { from: ['received'], to: 'verified', who: steward },
  perform: { from: ['verified'], to: 'done', who: steward },
  explain: { from: ['verified'], to: 'explained', who: steward, needsReason: true },
  answer: { from: ['done', 'explained'], to: 'answered', who: steward },
};

/** States in which the customer still waits for us. */
export const openPrivacyStates: readonly PrivacyState[] = ['received', 'verified', 'done', 'explained'];
