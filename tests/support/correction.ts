import type { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { updateRequestInput } from '../../shared/requests.ts';

/** A request as its edit form sends it back. */
export function correction(view: Awaited<ReturnType<typeof viewRequest>>, changes: Partial<ReturnType<typeof updateRequestInput.parse>>) {
  const { id, version, contactName, phone, address, content, serviceWanted, type, branch, urgency, channel, lodgedBy, faultClass } = view;
  const facts = { contactName, phone, address, content, serviceWanted, type, branch, urgency, channel, lodgedBy, faultClass };
  const { isQualityIssue, productText, promisedAt, installedItem, life } = view;
  const rest = { isQualityIssue, productText, promisedAt, installedItemId: installedItem?.id ?? null };
  return updateRequestInput.parse({
    id,
    version,
    ...facts,
    ...rest,
    projectId: life.project?.id ?? null,
    ownerUserId: life.owner?.id ?? null,
    ...changes,
  });
}
