import type { z } from 'zod';
import type { Page } from '../../../shared/fields.ts';
import { blockerKinds } from '../../../shared/imports.ts';
import type { ImportBatchRow, ImportTarget, UndoBlocker, UndoCheck, batchListInput, batchRef } from '../../../shared/imports.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { write } from '../../platform/write.ts';
import { findBatch, findBatches, findChanges, markUndone } from './import-batches.repository.ts';
import type { ImportChange, ImportSubject } from './import-batches.repository.ts';
import { findDependents } from './import-blockers.repository.ts';
import { removeMade, restoreChanged } from './import-undo.ts';
import { topicsOf } from './imports.service.ts';

type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

/** Who imported which file when, the newest first. */
export async function listImports({ db }: ActorContext, { cursor, limit }: z.output<typeof batchListInput>): Promise<Page<ImportBatchRow>> {
  const after = fromCursor<[number]>(cursor, 1);
  const rows = await findBatches(db, after?.[0], limit + 1);
  return toPage(rows.map(toRow), limit, ({ id }) => [id]);
}

function toRow({ kind, undoneByName, ...row }: Batch): ImportBatchRow {
  return { ...row, kind: kind as ImportTarget, undoneByName: undoneByName ?? '' };
}

const shownOfEach = 20;

/** What undoing an import would take back, and what forbids it. */
export async function checkUndo({ db }: ActorContext, { id }: z.output<typeof batchRef>): Promise<UndoCheck> {
  const batch = await requireBatch(db, id);
  const [customers, items, projects] = [
    await findChanges(db, id, 'customer'),
    await findChanges(db, id, 'item'),
    await findChanges(db, id, 'project'),
  ];
  const made = (changes: readonly ImportChange[]) => changes.filter(({ before }) => before === '').length;
  const counts = { customers: made(customers), items: made(items), projects: made(projects) };
  const all = customers.length + items.length + projects.length;
  return {
    ...(await findBlockers(db, batch)),
    isPossibleKind: batch.kind === 'customers',
    made: counts,
    changed: all - counts.customers - counts.items - counts.projects,
  };
}

async function requireBatch(db: Db, id: number): Promise<Batch> {
  const batch = await findBatch(db, id);
  if (!batch) throw new DomainError('notFound', { what: 'import', id });
  return batch;
}

async function findBlockers(db: Db, batch: Batch): Promise<{ readonly blockers: readonly UndoBlocker[]; readonly isMore: boolean }> {
  const blockers: UndoBlocker[] = [];
  let isMore = false;
  for (const kind of blockerKinds) {
    const found = (await findDependents[kind]?.(db, batch, shownOfEach + 1)) ?? [];
    isMore ||= found.length > shownOfEach;
    for (const one of found.slice(0, shownOfEach)) blockers.push({ kind, ...one, label: one.label.slice(0, 80) });
  }
  return { blockers, isMore };
}

/**
 * Takes back everything that an import made and changed.
 * @throws DomainError `importInUse` { count } while something depends on it or was changed since, `guardFailed` when it was undone before.
 */
export async function undoImport(context: ActorContext, { id }: z.output<typeof batchRef>): Promise<{ readonly id: number }> {
  return write(context, async ({ tx, record, touch }) => {
    const batch = await requireBatch(tx, id);
    if (batch.kind !== 'customers') throw new DomainError('guardFailed', { guard: 'importOfParts' });
    if (!(await markUndone(tx, id, context.actor.userId, context.now))) throw new DomainError('guardFailed', { guard: 'importUndone' });
    const { blockers } = await findBlockers(tx, batch);
    if (blockers.length > 0) throw new DomainError('importInUse', { count: blockers.length });
    const changes = await changesOf(tx, id);
    await restoreChanged(tx, changes, { batchId: id, now: context.now, record });
    await removeMade(tx, changes);
    const { fileName, created, updated } = batch;
    await record({
      subject: 'import',
      subjectId: id,
      kind: 'undone',
      data: { fileName, created, updated },
      changes: { undone: [null, fileName] },
    });
    touch(...topicsOf.customers);
    return { id };
  });
}

async function changesOf(tx: Tx, id: number): Promise<Readonly<Record<ImportSubject, readonly ImportChange[]>>> {
  return {
    customer: await findChanges(tx, id, 'customer'),
    item: await findChanges(tx, id, 'item'),
    project: await findChanges(tx, id, 'project'),
  };
}
