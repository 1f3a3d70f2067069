import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { toolPurchaseLifecycle } from '../../../shared/tool-purchase-lifecycle.ts';
import type { ToolPurchaseCommand } from '../../../shared/tool-purchase-lifecycle.ts';
import type { toolPurchaseTarget } from '../../../shared/tool-purchases.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { lockPurchase, updatePurchase } from './tool-purchases.repository.ts';
import type { PurchaseRecord } from './tool-purchases.repository.ts';

export type Target = z.output<typeof toolPurchaseTarget>;

/** One command of a person: locked row, version, arrow, what it does besides, row, timeline. */
export async function step(
  context: ActorContext,
  target: Target,
  command: ToolPurchaseCommand,
  kind: string,
  act: (purchase: PurchaseRecord, w: Write) => Promise<Parameters<typeof updatePurchase>[2]>,
  data: Readonly<Record<string, unknown>> = {},
): Promise<Receipt> {
  return write(context, async (w) => {
    const purchase = await lockAt(w.tx, target);
    const state = obey(toolPurchaseLifecycle, purchase.state, command, context);
    const changes = await act(purchase, w);
    const next = await updatePurchase(w.tx, purchase, { ...changes, state, stateAt: context.now });
    await w.record({ subject: 'toolPurchase', subjectId: purchase.id, kind, data: { no: purchase.no, ...data } });
    w.touch('toolPurchases', 'home');
    return { id: purchase.id, version: next, no: purchase.no };
  });
}

/** The row, locked, as whoever commands has seen it. @throws DomainError `notFound`, `staleVersion` */
export async function lockAt(tx: Tx, { id, version }: Target): Promise<PurchaseRecord> {
  const purchase = await lockPurchase(tx, id);
  if (!purchase) throw new DomainError('notFound', { what: 'toolPurchase', id });
  if (purchase.version !== version) throw new DomainError('staleVersion', { what: 'toolPurchase', current: purchase });
  return purchase;
}
