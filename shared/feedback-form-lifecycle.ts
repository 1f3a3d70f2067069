import type { Lifecycle } from './lifecycle.ts';

/** States of a feedback form, SM-03: 已提交 -> 已决定 -> 已报供应商 -> 待到货 -> 已到货 -> 已处理 -> 管理部已知 -> 关闭. */
export const feedbackStates = [
  'submitted',
  'decided',
  'supplierTold',
  'awaitingGoods',
  'arrived',
  'done',
  'managementTold',
  'closed',
] as const;
export type FeedbackState = (typeof feedbackStates)[number];

/** What the supervisor decides: 可维修, 特殊配件, 补件, 工厂处理, 客户许可方案, 升级事故. */
export const feedbackDecisions = ['repairable', 'specialPart', 'replacementPart', 'factory', 'customerPlan', 'incident'] as const;
export type FeedbackDecision = (typeof feedbackDecisions)[number];
/** Decisions that need something of the supplier. */
const goodsDecisions: readonly FeedbackDecision[] = ['specialPart', 'replacementPart', 'factory'];

export type FeedbackCommand = 'decide' | 'tellSupplier' | 'awaitGoods' | 'arrive' | 'finish' | 'tellManagement' | 'close';

const heads = ['supervisor', 'serviceManager'] as const;

/** SM-03. Which states lie on the way of a form its decision says (`feedbackPath`); there is no way back and no arrow to delete one (R-000-05). */
export const feedbackLifecycle: Lifecycle<FeedbackState, FeedbackCommand> = {
  decide: { from: ['submitted'], to: 'decided', who: heads },
  tellSupplier: { from: ['decided'], to: 'supplierTold', who: heads },
  awaitGoods: { from: ['supplierTold'], to: 'awaitingGoods', who: heads },
  arrive: { from: ['awaitingGoods'], to: 'arrived', who: [...heads, 'storekeeper'] },
  finish: { from: ['decided', 'supplierTold', 'arrived'], to: 'done', who: heads },
  tellManagement: { from: ['done'], to: 'managementTold', who: heads },
  close: { from: ['managementTold'], to: 'closed', who: heads },
};

/** The way that a form takes; until it is decided only what all have in common. */
export function feedbackPath(decision: FeedbackDecision | ''): readonly FeedbackState[] {
  if (decision === '') return ['submitted', 'decided'];
  return feedbackStates.filter((state) => needsSupplier(decision) || !supplierStates.includes(state));
}
const supplierStates: readonly FeedbackState[] = ['supplierTold', 'awaitingGoods', 'arrived'];

export function needsSupplier(decision: FeedbackDecision | ''): boolean {
  return decision !== '' && goodsDecisions.includes(decision);
}

/** R-000-19: everything but a repair at once needs the customer's word before it is closed. */
export function needsConsent(decision: FeedbackDecision | ''): boolean {
  return decision !== '' && decision !== 'repairable';
}

export type FeedbackGap =
  | 'formNotDecided'
  | 'noSupplierNeeded'
  | 'supplierNotTold'
  | 'goodsNotAwaited'
  | 'goodsNotArrived'
  | 'formNotDone'
  | 'managementNotTold'
  | 'formClosed';

/** What has to come first, as the guard of the refusal names it, where "not in this state" would not say why. */
export function feedbackGap(state: FeedbackState, decision: FeedbackDecision | '', command: FeedbackCommand): FeedbackGap | undefined {
  if (state === 'closed') return 'formClosed';
  if (command === 'decide') return undefined;
  if (state === 'submitted') return 'formNotDecided';
  if (command === 'close') return rank(state) < rank('done') ? 'formNotDone' : state === 'done' ? 'managementNotTold' : undefined;
  const isOfSupplier = command === 'tellSupplier' || command === 'awaitGoods' || command === 'arrive';
  if (isOfSupplier && !needsSupplier(decision)) return 'noSupplierNeeded';
  if (!needsSupplier(decision)) return undefined;
  if (state === 'decided' && command !== 'tellSupplier' && command !== 'tellManagement') return 'supplierNotTold';
  // a factory may come itself; parts have to be there
  if (state === 'supplierTold')
    return command === 'arrive' ? 'goodsNotAwaited' : command === 'finish' && decision !== 'factory' ? 'goodsNotArrived' : undefined;
  return state === 'awaitingGoods' && command === 'finish' ? 'goodsNotArrived' : undefined;
}

const rank = (state: FeedbackState): number => feedbackStates.indexOf(state);

/** The command that comes next; undefined: nothing is waited for. */
export function nextFeedbackCommand(state: FeedbackState, decision: FeedbackDecision | ''): FeedbackCommand | undefined {
  const next: Readonly<Record<FeedbackState, FeedbackCommand | undefined>> = {
    submitted: 'decide',
    decided: needsSupplier(decision) ? 'tellSupplier' : 'finish',
    supplierTold: 'awaitGoods',
    awaitingGoods: 'arrive',
    arrived: 'finish',
    done: 'tellManagement',
    managementTold: 'close',
    closed: undefined,
  };
  return next[state];
}

export const openFeedbackStates: readonly FeedbackState[] = feedbackStates.filter((state) => state !== 'closed');
