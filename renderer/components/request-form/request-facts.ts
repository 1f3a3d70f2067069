import { z } from 'zod';
import { updateRequestInput } from '../../../shared/requests.ts';
import type { Branch, RequestType, RequestView, Urgency } from '../../../shared/requests.ts';
import type { PromiseMinutes } from '../../../shared/settings.ts';

const { id: _id, version: _version, promisedAt: _promisedAt, ...facts } = updateRequestInput.shape;

/** R-004-30: a promised time that is empty or not understood is refused, each with its own words. */
const promisedAt = z.union([z.number(), z.nan(), z.null()]).transform((at, ctx) => {
  if (at !== null && Number.isSafeInteger(at) && at > 0) return at;
  ctx.addIssue({ code: 'custom', message: at === null ? 'common:validation.required' : 'common:validation.notATime' });
  return z.NEVER;
});

/** The fields of a request as a form has them: the same rules as the host's, with a promised time that may still be empty. */
export const requestFactsShape = { ...facts, promisedAt };
export const requestFactsSchema = z.object(requestFactsShape);
export type RequestFactsForm = z.input<typeof requestFactsSchema>;
export type RequestFacts = z.output<typeof requestFactsSchema>;

/** The fields of a stored request, for its edit form. */
export function factsOf(view: RequestView): RequestFactsForm {
  const {
    contactName,
    phone,
    address,
    content,
    serviceWanted,
    type,
    branch,
    urgency,
    channel,
    lodgedBy,
    faultClass,
    isQualityIssue,
    productText,
  } = view;
  return {
    contactName,
    phone,
    address,
    content,
    serviceWanted,
    type,
    branch,
    urgency,
    channel,
    lodgedBy,
    faultClass,
    isQualityIssue,
    productText,
    installedItemId: view.installedItem?.id ?? null,
    promisedAt: view.promisedAt,
  };
}

/** R-001-13: the branch that a type usually goes to. */
export const branchOfType: Readonly<Record<RequestType, Branch>> = {
  repair: 'complaint',
  complaint: 'complaint',
  installation: 'installation',
  consulting: 'administration',
  returnExchange: 'complaint',
  opinion: 'administration',
};

/** What the proposed time is made of: when the call began, and how long each urgency may take. */
export interface Proposals {
  readonly startedAt: number;
  readonly minutes: PromiseMinutes;
}

const stepMs = 5 * 60_000;

/** The time that is proposed to the customer (R-004-30): so many minutes after the call began, rounded up to five minutes. */
export function proposedTime(startedAt: number, minutes: PromiseMinutes, urgency: Urgency): number {
  return Math.ceil((startedAt + minutes[urgency] * 60_000) / stepMs) * stepMs;
}
