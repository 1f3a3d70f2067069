import type { Updateable } from 'kysely';
import { openClaimStates, oldPartLifecycle } from '../../../shared/old-part-lifecycle.ts';
import type { OldPartCommand, OldPartState } from '../../../shared/old-part-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { OldPartTable } from '../../db/schema/old-parts.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import type { Write } from '../../platform/write.ts';
import { findClaimOf } from './old-part-claims.repository.ts';
import { insertOldPart, lockOldParts, updateOldPart } from './old-parts.repository.ts';
import type { OldPartRecord } from './old-parts.repository.ts';

export interface Target {
  readonly id: number;
  readonly version: number;
  /** Of how many units this is said; the others stay as they are, in a line of their own. */
  readonly qty?: number;
}

export interface Taken {
  readonly row: OldPartRecord;
  readonly qty: number;
  readonly state: OldPartState;
}

/**
 * Locks lines for a step of their life and checks it.
 * @throws DomainError `notFound`, `staleVersion`, `commandNotAllowed`, `guardFailed` for more units than there are
 */
export async function takeOldParts(
  { tx }: Write,
  context: ActorContext,
  targets: readonly Target[],
  command: OldPartCommand,
): Promise<readonly Taken[]> {
  const rows = await lockOldParts(
    tx,
    targets.map(({ id }) => id),
  );
  const seen = new Set<number>();
  return targets.map(({ id, version, qty }) => {
    const row = rows.get(id);
    if (!row) throw new DomainError('notFound', { what: 'oldPart', id });
    if (row.version !== version || seen.has(id)) throw new DomainError('staleVersion', { what: 'oldPart', current: row });
    seen.add(id);
    const state = obey(oldPartLifecycle, row.state, command, context);
    if (qty !== undefined && qty > row.qty)
      throw new DomainError('guardFailed', { guard: 'moreThanAwaited', field: 'qty', count: row.qty });
    return { row, qty: qty ?? row.qty, state };
  });
}

/** Writes a step: the units it is said of keep the line and its id, the rest goes on in a line of its own. */
export async function changeOldPart(
  w: Write,
  { now, actor }: ActorContext,
  { row, qty, state }: Taken,
  { kind, changes = {}, data = {} }: { readonly kind: string; readonly changes?: Updateable<OldPartTable>; readonly data?: object },
): Promise<void> {
  if (qty < row.qty) {
    const { id: _id, ...rest } = row;
    const restId = await insertOldPart(w.tx, { ...rest, qty: row.qty - qty, version: 1 });
    await w.record({ subject: 'oldPart', subjectId: restId, kind: 'expected', data: { qty: row.qty - qty } });
  }
  const after = { ...changes, qty, state, stateAt: now, stateBy: actor.userId, version: row.version + 1 };
  await updateOldPart(w.tx, row.id, after);
  await w.record({ subject: 'oldPart', subjectId: row.id, kind, data: { qty, ...data }, changes: { state: [row.state, state] } });
  w.touch('oldParts', 'stock', 'parts', 'workOrders', 'home');
}

/** While a supplier is to get it, nothing else becomes of it. @throws DomainError `guardFailed` */
export async function refuseWhileClaimed({ tx }: Write, oldPartId: number): Promise<void> {
  const claim = await findClaimOf(tx, oldPartId);
  if (claim && openClaimStates.includes(claim.state)) throw new DomainError('guardFailed', { guard: 'claimOpen' });
}
