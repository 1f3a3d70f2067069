import type { z } from 'zod';
import { lifeFilters } from '../../../shared/request-lists.ts';
import type { LifeFilter } from '../../../shared/request-lists.ts';
import { undispatchedStates } from '../../../shared/request-lifecycle.ts';
import type { RequestState } from '../../../shared/request-lifecycle.ts';
import { branches } from '../../../shared/requests.ts';
import type { Branch, requestCountInput, RequestType, Urgency } from '../../../shared/requests.ts';
import { isDay } from '../../../shared/time.ts';

export const views = ['all', 'toAcknowledge', 'toDispatch', 'overdue', 'dueToday', 'working', 'toTell', 'ended', 'voided'] as const;
/** What people look for, in one click. */
export type RequestsView = (typeof views)[number];

export interface RequestFilters {
  readonly query: string;
  readonly view: RequestsView;
  readonly branch: Branch | null;
  readonly type: RequestType | null;
  readonly urgency: Urgency | null;
  readonly life: LifeFilter | null;
  /** Days as `YYYY-MM-DD`, or empty. */
  readonly from: string;
  readonly to: string;
}

export const noFilters: RequestFilters = { query: '', view: 'all', branch: null, type: null, urgency: null, life: null, from: '', to: '' };

const statesOfView: Readonly<Record<RequestsView, readonly RequestState[]>> = {
  all: [],
  toAcknowledge: ['registered'],
  toDispatch: undispatchedStates,
  overdue: [],
  dueToday: [],
  working: ['dispatched', 'inProgress'],
  toTell: ['resolved'],
  ended: ['told', 'followedUp', 'archived'],
  voided: ['voided'],
};

/** The filters as the host takes them. */
export function requestFilter({ view, query, from, to, ...rest }: RequestFilters): z.input<typeof requestCountInput> {
  return {
    ...rest,
    query: query.trim().slice(0, 60),
    states: [...statesOfView[view]],
    due: view === 'overdue' ? 'overdue' : view === 'dueToday' ? 'today' : null,
    needsSlip: view === 'toDispatch',
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
  };
}

/** The view that an address asks for: `/requests?view=toDispatch&branch=complaint`. */
export function filtersOfAddress(params: URLSearchParams): Partial<RequestFilters> | undefined {
  const view = views.find((one) => one === params.get('view'));
  const branch = branches.find((one) => one === params.get('branch'));
  const life = lifeFilters.find((one) => one === params.get('life'));
  if (!view && !branch && !life) return undefined;
  return { ...noFilters, ...(view && { view }), ...(branch && { branch }), ...(life && { life }) };
}
