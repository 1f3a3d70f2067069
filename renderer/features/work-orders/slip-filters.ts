import { outStates, unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';

export const slipGroups = ['all', 'out', 'todo', 'toHandBack', 'back', 'ended', 'voided'] as const;
export type SlipGroup = (typeof slipGroups)[number];

const statesOf: Readonly<Record<SlipGroup, readonly WorkOrderState[]>> = {
  all: [],
  out: outStates,
  todo: unfinishedStates,
  toHandBack: ['finished', 'signed'],
  back: ['returned'],
  ended: ['archived'],
  voided: ['voided'],
};

export interface SlipFilters {
  readonly group: SlipGroup;
  readonly staffId: number | null;
  readonly plannedOn: string;
  readonly isWaitingForParts: boolean;
  readonly query: string;
}

export const noSlipFilters: SlipFilters = { group: 'all', staffId: null, plannedOn: '', isWaitingForParts: false, query: '' };

/** The filters in the words of the host. */
export function slipFilter({ group, staffId, plannedOn, isWaitingForParts, query }: SlipFilters) {
  return { states: [...statesOf[group]], staffId, plannedOn: plannedOn === '' ? null : plannedOn, isWaitingForParts, query };
}

/** Filters of an address such as `/work-orders?group=toHandBack&staff=3&day=2026-11-21&waiting=1&q=WX`. */
export function filtersOfAddress(params: URLSearchParams): Partial<SlipFilters> | undefined {
  const group = slipGroups.find((one) => one === params.get('group'));
  const staff = Number(params.get('staff'));
  const day = params.get('day');
  const query = params.get('q');
  if (params.size === 0) return undefined;
  return {
    ...(group && { group }),
    ...(staff > 0 && { staffId: staff }),
    ...(day && { plannedOn: day }),
    ...(params.get('waiting') === '1' && { isWaitingForParts: true }),
    ...(query && { query }),
  };
}
