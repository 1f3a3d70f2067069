import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { claimInput, sendClaimInput } from '../../../shared/old-parts.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError, invariant } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { supplierNamed } from '../suppliers/suppliers.service.ts';
import { changeClaim, takeClaim } from './old-part-claims.service.ts';
import { findClaimedPart, findClaimOf, insertClaim } from './old-part-claims.repository.ts';
import { refuseForeignCase, settle } from './old-part-fates.service.ts';
import { takeOldParts } from './old-part-changes.service.ts';
import { lockOldParts } from './old-parts.repository.ts';

/** The new part is to be made good by its supplier, who wants the old one: until when, and in which matter. */
export async function claimOldPart(
  context: ActorContext,
  { oldPartId, version, supplierName, supplierCaseId, dueOn, note }: z.output<typeof claimInput>,
): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const row = (await lockOldParts(w.tx, [oldPartId])).get(oldPartId);
    if (!row) throw new DomainError('notFound', { what: 'oldPart', id: oldPartId });
    if (row.version !== version) throw new DomainError('staleVersion', { what: 'oldPart', current: row });
    if (row.state !== 'awaited' && row.state !== 'received')
      throw new DomainError('commandNotAllowed', { command: 'claim', state: row.state, refusal: 'state' });
    if (await findClaimOf(w.tx, oldPartId)) throw new DomainError('guardFailed', { guard: 'claimThere' });
    const supplierId = await supplierNamed(w, context, supplierName);
    await refuseForeignCase(w, context, supplierId, supplierCaseId);
    const id = await insertClaim(w.tx, {
      oldPartId,
      supplierId,
      supplierCaseId,
      state: 'open',
      stateAt: now,
      dueOn,
      note,
      createdBy: actor.userId,
      createdAt: now,
      sentAt: null,
      sentBy: null,
      consignmentNo: '',
      answeredAt: null,
      answeredBy: null,
      answer: '',
      creditedFen: 0,
      endReason: '',
      version: 1,
    });
    await w.record({ subject: 'oldPart', subjectId: oldPartId, kind: 'claimed', data: { supplier: supplierName, dueOn } });
    w.touch('oldParts', 'home');
    return { id, version: 1 };
  });
}

/** The old part goes to the supplier, and with it the claim. @throws DomainError `guardFailed` while it is not in the store */
export async function sendClaim(context: ActorContext, { consignmentNo, ...target }: z.output<typeof sendClaimInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const oldPartId = await findClaimedPart(w.tx, target.id);
    if (oldPartId === undefined) throw new DomainError('notFound', { what: 'oldPartClaim', id: target.id });
    // the old part first, as everywhere
    const part = (await lockOldParts(w.tx, [oldPartId])).get(oldPartId);
    invariant(part, 'a claim names an old part');
    const { claim, state } = await takeClaim(w, context, target, 'send');
    if (part.state !== 'received') throw new DomainError('guardFailed', { guard: 'oldPartNotHere' });
    const [taken] = await takeOldParts(w, context, [{ id: oldPartId, version: part.version }], 'returnToMaker');
    invariant(taken, 'one line is taken');
    const { supplierId, supplierCaseId } = claim;
    await settle(w, context, taken, {
      fate: 'returnToMaker',
      reason: '',
      placeId: null,
      amountFen: 0,
      buyer: '',
      supplierId,
      supplierCaseId,
    });
    const changes = { sentAt: context.now, sentBy: context.actor.userId, consignmentNo };
    return changeClaim(w, context, claim, { state, kind: 'claimSent', changes, data: { consignmentNo } });
  });
}
