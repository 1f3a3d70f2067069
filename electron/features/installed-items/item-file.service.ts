import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { InstalledItemFile, replacePartInput } from '../../../shared/installed-items.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { refreshWarranties, todayOf } from '../warranties/warranties.service.ts';
import { findInstalledItem, topics } from './installed-items.service.ts';
import { findItem } from './installed-items.repository.ts';
import {
  findChanges,
  findItemCustomer,
  findItemRequests,
  findItemSlips,
  findReplacementsOf,
  insertReplacement,
  isSlipAbout,
} from './item-file.repository.ts';

/** One item, one file (R-002-92): requests, papers, replaced parts, and who changed what. */
export async function viewItemFile(context: ActorContext, { id }: { readonly id: number }): Promise<InstalledItemFile> {
  const { db } = context;
  const item = await findInstalledItem(context, id);
  const customer = item && (await findItemCustomer(db, item.customerId));
  if (!item || !customer) throw new DomainError('notFound', { what: 'installedItem', id });
  const [requests, replacements, changes] = await Promise.all([findItemRequests(db, id), findReplacementsOf(db, id), findChanges(db, id)]);
  const slips = await findItemSlips(
    db,
    requests.map((request) => request.id),
  );
  return { item, customer, requests, slips, replacements, changes };
}

/** A key part was replaced and runs: its own warranty begins anew (R-002-81). */
export async function replacePart(context: ActorContext, { itemId, ...input }: z.output<typeof replacePartInput>): Promise<Receipt> {
  const today = await todayOf(context);
  if (input.runningOn > today) throw new DomainError('guardFailed', { guard: 'inFuture', field: 'runningOn' });
  return write(context, async ({ tx, record, touch }) => {
    const item = await findItem(tx, itemId);
    if (!item) throw new DomainError('notFound', { what: 'installedItem', id: itemId });
    const { workOrderId, isBuyersFault, stoppedSystem, ...rest } = input;
    if (workOrderId !== null && !(await isSlipAbout(tx, workOrderId, itemId)))
      throw new DomainError('notFound', { what: 'workOrder', id: workOrderId });
    const flags = { isBuyersFault: isBuyersFault ? 1 : 0, stoppedSystem: stoppedSystem ? 1 : 0 };
    const id = await insertReplacement(tx, { itemId, workOrderId, ...rest, ...flags, userId: context.actor.userId, at: context.now });
    await refreshWarranties(tx, { itemId });
    const data = { part: input.part, runningOn: input.runningOn, model: item.model, itemId };
    const changes = { part: [null, input.part], runningOn: [null, input.runningOn] } as const;
    await record({ subject: 'installedItem', subjectId: itemId, kind: 'partReplaced', data, changes });
    touch(...topics);
    return { id, version: item.version };
  });
}
