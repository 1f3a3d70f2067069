import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import { isOldPartLate } from '../../../shared/old-part-lifecycle.ts';
import type {
  OldPartDebtor,
  OldPartFigures,
  OldPartListRow,
  OldPartRow,
  OldPartRules,
  OldPartView,
  SlipOldParts,
  oldPartCountInput,
  oldPartListInput,
  oldPartWishInput,
} from '../../../shared/old-parts.ts';
import { isOwnSlipsOnly } from '../../../shared/permissions.ts';
import type { Actor, ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { oldPartRulesKey, readOldPartRules, readOldPartWish } from '../stock/expected-old-parts.service.ts';
import { countDueClaims, viewClaim } from './old-part-claims.service.ts';
import {
  countOldPartRows,
  findDebtors,
  findOldPart,
  findOldParts,
  findOldPartsOf,
  findSlipNo,
  isOnSlip,
  saveRules,
  saveWish,
} from './old-parts.repository.ts';

const keysOf = ({ dueAt, id }: OldPartRow) => [dueAt, id] as const;

/** Old parts by when they are due, the longest overdue first; a technician sees own ones (R-000-84). */
export async function listOldParts(
  { db, now, actor }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof oldPartListInput>,
): Promise<Page<OldPartListRow>> {
  const rows = await findOldParts(db, { ...filter, own: ownOnly(actor) }, now, fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(withAge(rows, now), limit, keysOf);
}

export async function countOldParts({ db, now, actor }: ActorContext, filter: z.output<typeof oldPartCountInput>): Promise<Count> {
  const total = await countOldPartRows(db, { ...filter, own: ownOnly(actor) }, now, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** The filtered list as a workbook. */
export async function exportOldParts(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...filter }: z.output<typeof oldPartListInput>,
): Promise<FileOut> {
  const { db, now, actor } = context;
  const asked = { ...filter, own: ownOnly(actor) };
  return exportRows(
    context,
    'oldParts',
    (after, limit) => findOldParts(db, asked, now, after as readonly [number, number] | undefined, limit),
    keysOf,
  );
}

/** Who owes old parts, the one with the oldest first (R-000-25). */
export async function listDebtors({ db, now, actor }: ActorContext): Promise<readonly OldPartDebtor[]> {
  return findDebtors(db, now, ownOnly(actor));
}

/** @throws DomainError `notFound`, also for somebody else's old part (R-000-84) */
export async function viewOldPart(context: ActorContext, { id }: { readonly id: number }): Promise<OldPartView> {
  const { db, now, actor } = context;
  const row = await findOldPart(db, id);
  const own = ownOnly(actor);
  if (!row || (own !== null && row.staffId !== own)) throw new DomainError('notFound', { what: 'oldPart', id });
  return {
    ...row,
    isLate: isOldPartLate(row, now),
    claim: row.claimId === null ? null : await viewClaim(context, db, row.claimId),
    timeline: await readTimeline(db, 'oldPart', id),
  };
}

/** The old parts of a slip and what the customer wants done with them (R-003-32). */
export async function viewOldPartsOf({ db, now, actor }: ActorContext, { id }: { readonly id: number }): Promise<SlipOldParts> {
  await refuseForeignSlip(db, actor, id);
  const { oldPartWish: wish, isOldPartShown: isShown } = await readOldPartWish(db, id);
  return { wish, isShown, rows: withAge(await findOldPartsOf(db, id), now) };
}

/** R-003-32: what the customer wants done with the old parts, and whether they were shown. */
export async function noteWish(context: ActorContext, { workOrderId, wish, isShown }: z.output<typeof oldPartWishInput>): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    await refuseForeignSlip(w.tx, actor, workOrderId);
    const no = await findSlipNo(w.tx, workOrderId);
    if (no === undefined) throw new DomainError('notFound', { what: 'workOrder', id: workOrderId });
    const before = await readOldPartWish(w.tx, workOrderId);
    await saveWish(w.tx, { workOrderId, wish, isShown: isShown ? 1 : 0, at: now, userId: actor.userId });
    const changes = changesBetween({ oldPartWish: before.oldPartWish, isShown: before.isOldPartShown }, { oldPartWish: wish, isShown });
    await w.record({ subject: 'workOrder', subjectId: workOrderId, kind: 'oldPartWish', data: { wish, isShown }, changes });
    w.touch('oldParts', 'workOrders');
    return { id: workOrderId, version: 1, no };
  });
}

export async function readOldPartFigures(context: ActorContext): Promise<OldPartFigures> {
  const { db, now } = context;
  const debtors = await findDebtors(db, now, null);
  const sum = (key: 'lines' | 'late') => debtors.reduce((total, row) => total + row[key], 0);
  return { awaited: sum('lines'), late: sum('late'), claimsDue: await countDueClaims(context) };
}

export async function viewRules({ db }: ActorContext): Promise<OldPartRules> {
  return readOldPartRules(db);
}

export async function changeRules(context: ActorContext, rules: OldPartRules): Promise<OldPartRules> {
  return write(context, async ({ tx, record, touch }) => {
    const changes = changesBetween(await readOldPartRules(tx), rules);
    await saveRules(tx, oldPartRulesKey, JSON.stringify(rules));
    await record({ subject: 'shop', subjectId: 1, kind: 'oldPartRulesChanged', changes });
    touch('oldParts', 'workOrders');
    return rules;
  });
}

function withAge(rows: readonly OldPartRow[], now: number): readonly OldPartListRow[] {
  return rows.map((row) => ({ ...row, isLate: isOldPartLate(row, now) }));
}

/** The person whose old parts alone this actor sees, or null for all. */
export function ownOnly({ roles, staffId }: Actor): number | null {
  return isOwnSlipsOnly(roles, 'oldParts.read') ? (staffId ?? 0) : null;
}

async function refuseForeignSlip(db: Db, actor: Actor, workOrderId: number): Promise<void> {
  const own = ownOnly(actor);
  if (own !== null && !(await isOnSlip(db, workOrderId, own))) throw new DomainError('notFound', { what: 'workOrder', id: workOrderId });
}
