import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page } from '../../../shared/fields.ts';
import { turnOfToolPurchase, turnsOf } from '../../../shared/tool-purchase-lifecycle.ts';
import type {
  ToolPlanLine,
  ToolPurchasePrintData,
  ToolPurchaseRow,
  ToolPurchaseView,
  recordToolPurchasePrintInput,
  toolPlanInput,
  toolPurchaseCountInput,
  toolPurchaseListInput,
} from '../../../shared/tool-purchases.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import { findApprovals } from '../approvals/approvals.service.ts';
import { readToolRules } from '../tools/tool-kits.service.ts';
import { countPurchases, findPurchases, keysOfPurchase } from './tool-purchase-list.repository.ts';
import type { PurchaseFilter } from './tool-purchase-list.repository.ts';
import { findLines, findPlan, findPurchase, findReceipts, lockPurchase } from './tool-purchases.repository.ts';

/** Open ones first, the newest before others; those where it is the turn of whoever asks, where they want it. */
export async function listToolPurchases(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof toolPurchaseListInput>,
): Promise<Page<ToolPurchaseRow>> {
  const rows = await findPurchases(context.db, filterOf(context, filter), fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(rows, limit, keysOfPurchase);
}

export async function countToolPurchases(context: ActorContext, filter: z.output<typeof toolPurchaseCountInput>): Promise<Count> {
  const total = await countPurchases(context.db, filterOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

function filterOf({ actor }: ActorContext, { query, show, state }: z.output<typeof toolPurchaseCountInput>): PurchaseFilter {
  return { query, state, onlyOpen: show !== 'all', turns: show === 'mine' ? turnsOf(actor.roles) : undefined };
}

/** @throws DomainError `notFound` */
export async function viewToolPurchase({ db }: ActorContext, { id }: { readonly id: number }): Promise<ToolPurchaseView> {
  const purchase = await findPurchase(db, id);
  if (!purchase) throw new DomainError('notFound', { what: 'toolPurchase', id });
  const [lines, receipts, approvals, timeline] = await Promise.all([
    findLines(db, id),
    findReceipts(db, id),
    findApprovals(db, 'toolPurchase', id),
    readTimeline(db, 'toolPurchase', id),
  ]);
  const checked = timeline.findLast(({ kind }) => kind === 'checked');
  const signatures = approvals.find(({ state }) => state === 'open')?.signatures.length ?? 0;
  return {
    ...purchase,
    turn: turnOfToolPurchase(purchase.state, signatures),
    checkedByName: checked?.userName ?? null,
    checkedAt: checked?.at ?? null,
    lines,
    receipts,
    approvals,
    timeline,
  };
}

/** What should be bought: what is below its minimum, and what ends its life until a day (R-000-62). */
export async function planTools(
  { db }: ActorContext,
  { until, exceptId }: z.output<typeof toolPlanInput>,
): Promise<readonly ToolPlanLine[]> {
  return (await findPlan(db, until, exceptId)).filter(({ proposedQty }) => proposedQty > 0);
}

/** Everything of B-23 that the form F-09 prints. */
export async function readToolPurchasePrintData(context: ActorContext, { id }: { readonly id: number }): Promise<ToolPurchasePrintData> {
  const { name, phone, address, zone } = await readShop(context.app);
  const purchase = await viewToolPurchase(context, { id });
  const { serviceCentre, branch } = await readToolRules(context);
  const printCount = await countPrints(context.db, 'toolPurchase', id);
  return { purchase, places: { serviceCentre, branch }, shop: { name, phone, address, zone }, printCount };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordToolPurchasePrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordToolPurchasePrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    if (!(await lockPurchase(tx, id))) throw new DomainError('notFound', { what: 'toolPurchase', id });
    const nth = await notePrint(tx, 'toolPurchase', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'toolPurchase', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    touch('toolPurchases');
    return { nth };
  });
}
