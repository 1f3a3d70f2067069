import { oldPartLifecycle } from '../../../shared/old-part-lifecycle.ts';
import { textOfOldParts, usualOldPartRules } from '../../../shared/old-parts.ts';
import type { OldPartOut, OldPartRules, OldPartWish } from '../../../shared/old-parts.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { readSetting } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import {
  changeExpected,
  findAwaitedOf,
  findWantingOldParts,
  findWish,
  insertExpected,
  lockOutside,
  withdrawClaims,
} from './expected-old-parts.repository.ts';

export const oldPartRulesKey = 'oldParts';
const dayMs = 86_400_000;

interface ItemQty {
  readonly itemId: number;
  readonly qty: number;
}
interface Issued {
  readonly workOrderId: number;
  readonly documentId: number | null;
  readonly staffId: number | null;
  readonly lines: readonly ItemQty[];
}

export async function readOldPartRules(db: Db): Promise<OldPartRules> {
  return { ...usualOldPartRules, ...(await readSetting<Partial<OldPartRules>>(db, oldPartRulesKey, {})) };
}

/** R-000-25: for each issued part that asks for it a line is opened, which the technician owes until the old part is back or has a reason. */
export async function expectOldParts(w: Write, { now }: ActorContext, { workOrderId, documentId, staffId, lines }: Issued): Promise<void> {
  const wanting = await findWantingOldParts(w.tx, [...new Set(lines.map(({ itemId }) => itemId))]);
  if (wanting.size === 0) return;
  const { dueDays } = await readOldPartRules(w.tx);
  for (const { itemId, qty } of lines) {
    if (!wanting.has(itemId)) continue;
    const about = { workOrderId, itemId, staffId, issueDocumentId: documentId, qty };
    const id = await insertExpected(w.tx, { ...about, issuedAt: now, dueAt: now + dueDays * dayMs });
    await w.record({ subject: 'oldPart', subjectId: id, kind: 'expected', data: { qty } });
  }
  w.touch('oldParts');
}

/** Parts that came back unused took nobody's place: their old parts are not expected any more, whatever is in the store stays there. */
export async function reduceExpected(
  w: Write,
  { now }: ActorContext,
  { workOrderId, lines }: Pick<Issued, 'workOrderId' | 'lines'>,
): Promise<void> {
  for (const { itemId, qty } of lines) {
    const rows = await lockOutside(w.tx, workOrderId, itemId);
    // what is still awaited goes first
    let rest = qty;
    for (const row of rows.toSorted((a, b) => Number(a.state !== 'awaited') - Number(b.state !== 'awaited'))) {
      if (rest === 0) break;
      const taken = Math.min(rest, row.qty);
      rest -= taken;
      const version = row.version + 1;
      if (taken < row.qty) {
        await changeExpected(w.tx, row.id, { qty: row.qty - taken, version });
      } else {
        await changeExpected(w.tx, row.id, { state: follow(oldPartLifecycle, row.state, 'reduce'), stateAt: now, version });
        await withdrawClaims(w.tx, row.id, now);
      }
      await w.record({ subject: 'oldPart', subjectId: row.id, kind: 'reduced', data: { qty: taken } });
    }
    if (rest < qty) w.touch('oldParts');
  }
}

/** A shop can have it that no slip is handed back while its old parts are out: those that are. */
export async function readOldPartsOut(db: Db, workOrderId: number): Promise<readonly OldPartOut[]> {
  const { blocksHandBack } = await readOldPartRules(db);
  return blocksHandBack ? findAwaitedOf(db, workOrderId) : [];
}

/** @throws DomainError `guardFailed` with the parts of {@link readOldPartsOut} */
export async function refuseOldPartsOut(tx: Tx, workOrderId: number): Promise<void> {
  const out = await readOldPartsOut(tx, workOrderId);
  if (out.length > 0) throw new DomainError('guardFailed', { guard: 'oldPartsOut', items: textOfOldParts(out) });
}

/** R-003-32: what the customer wants done with the old parts of a slip, as the slip prints it. */
export async function readOldPartWish(
  db: Db,
  workOrderId: number,
): Promise<{ readonly oldPartWish: OldPartWish; readonly isOldPartShown: boolean }> {
  const found = await findWish(db, workOrderId);
  return { oldPartWish: found?.wish ?? 'notAsked', isOldPartShown: found?.isShown === 1 };
}
