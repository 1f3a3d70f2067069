import { z } from 'zod';
import { updateRequestInput } from '../../../shared/requests.ts';
import type { Branch, RequestType, RequestView } from '../../../shared/requests.ts';

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
    projectId: view.life.project?.id ?? null,
    ownerUserId: view.life.owner?.id ?? null,
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
  maintenance: 'installation',
  training: 'administration',
  guidance: 'administration',
  support: 'complaint',
  care: 'administration',
};
