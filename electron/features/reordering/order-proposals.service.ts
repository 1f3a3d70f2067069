import type { z } from 'zod';
import { mostRequestLines } from '../../../shared/material-requests.ts';
import type { OrderedProposals, orderProposalsInput } from '../../../shared/reordering.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { draftRequest } from '../material-requests/new-requests.service.ts';
import { draftOrder } from '../purchase-orders/order-agreements.service.ts';
import { findSuppliersOf } from './reordering.repository.ts';

type Input = z.output<typeof orderProposalsInput>;
type Line = Input['lines'][number];
type Drafts = OrderedProposals['drafts'];

/**
 * What was chosen of the proposals becomes drafts: a purchase order for each supplier, or a material request (R-000-08). Somebody looks at
 * them and sends them; meanwhile they count as on order.
 * @throws DomainError `guardFailed` with `noSupplier` and the items' names, or `noApplicant`
 */
export async function orderProposals(context: ActorContext, input: Input): Promise<OrderedProposals> {
  return write(context, async (w) => {
    const drafts = input.target === 'purchaseOrder' ? await draftOrders(w, context, input) : await draftRequests(w, context, input);
    w.touch('parts');
    return { target: input.target, drafts };
  });
}

async function draftOrders(w: Write, context: ActorContext, { lines, reason: note }: Input): Promise<Drafts> {
  const items = await findSuppliersOf(
    w.tx,
    lines.map(({ itemId }) => itemId),
  );
  const without = lines.flatMap(({ itemId }) => {
    const item = items.get(itemId);
    return item && item.supplierId === null ? [item.name] : [];
  });
  if (without.length > 0) throw new DomainError('guardFailed', { guard: 'noSupplier', items: without.join('、') });
  const bySupplier = new Map<number, Line[]>();
  for (const line of lines) {
    const item = items.get(line.itemId);
    if (!item?.supplierId) throw new DomainError('notFound', { what: 'item', id: line.itemId });
    bySupplier.set(item.supplierId, [...(bySupplier.get(item.supplierId) ?? []), line]);
  }
  const drafts = [];
  for (const [supplierId, ordered] of bySupplier) {
    const { id, no } = await draftOrder(w, context, { supplierId, lines: ordered, note });
    drafts.push({ id, no });
  }
  return drafts;
}

async function draftRequests(w: Write, context: ActorContext, { lines, reason, applicantId }: Input): Promise<Drafts> {
  const staffId = applicantId ?? context.actor.staffId;
  if (staffId === null) throw new DomainError('guardFailed', { guard: 'noApplicant', field: 'applicantId' });
  const drafts = [];
  for (let at = 0; at < lines.length; at += mostRequestLines) {
    const part = lines.slice(at, at + mostRequestLines);
    const { id, no = '' } = await draftRequest(w, context, {
      applicantId: staffId,
      path: 'factory',
      purpose: 'reserve',
      workOrderId: null,
      reason,
      buyReason: null,
      neededOn: '',
      lines: part.map(({ itemId, qty }) => ({ itemId, name: '', spec: '', unit: '', qty, note: '' })),
    });
    drafts.push({ id, no });
  }
  return drafts;
}
