import type { MoveProgress, MoveStep, MovedTable } from '../../../shared/databases.ts';
import type { App } from '../../context.ts';
import { countTable, digestTable, readBatch } from '../../db/copy-tables.ts';
import type { Engine, TableShape, TextIndexName } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { flushAccess } from '../../platform/access-log.ts';
import { countFilesOutside, takeFilesIn } from '../attachments/attachments-move.service.ts';
import { indexAddresses } from '../customers/customers-index.service.ts';
import { indexRequests } from '../requests/requests-index.service.ts';
import { beginMove, shopTables } from './move-target.service.ts';
import { emptyTable, findMove, findTableProgress, finishMove, putTableProgress } from './move.repository.ts';

export interface MoveOptions {
  readonly onProgress?: (progress: Pick<MoveProgress, 'step' | 'done' | 'total' | 'table'>) => void;
  /** Ends the move between two pieces of work; it can be taken up again. */
  readonly signal?: AbortSignal;
  /** Rows in one transaction. */
  readonly batch?: number;
}

interface Moving {
  readonly app: App;
  readonly target: Engine;
  readonly batch: number;
  /** Says how far it is; refuses to go on when somebody has ended it. */
  step(step: MoveStep, by: number, table: string, total?: number): void;
}

/**
 * Moves the shop from the file of this host to an empty database on a server (F53). Meanwhile nothing is written here, and the file is only
 * read. Rows go over in batches, each with how far it came, so an interrupted move goes on from there; what changed in the file since then
 * shows in the digests and is taken anew. The database can be worked with only after every table is the same on both sides.
 * @returns every table with its digest. From then on this file refuses to be written: the shop is over there.
 * @throws DomainError `moveRefused`, `cancelled`, and what the server check refuses.
 */
export async function moveShop(app: App, target: Engine, options: MoveOptions = {}): Promise<readonly MovedTable[]> {
  const { engine } = app;
  if (engine.server) throw new DomainError('moveRefused', { reason: 'alreadyThere' });
  if (engine.isFrozen()) throw new DomainError('databaseMoving');
  await engine.freeze('databaseMoving');
  try {
    const moving = movingOf(app, target, options);
    moving.step('preparing', 0, '');
    const isResumed = await beginMove(target, app.now);
    const tables = await shopTables(engine);
    requireSame(tables, await shopTables(target));
    await copyTables(moving, tables);
    await indexTexts(moving);
    await moveFiles(moving);
    const moved = await compareTables(moving, tables, isResumed);
    await closeMove(moving);
    await engine.freeze('databaseMoved');
    await flushAccess(app, target).catch((error: unknown) => app.log.error('access log not written', { error: String(error) }));
    return moved;
  } catch (error) {
    await engine.freeze(undefined);
    throw error;
  }
}

function movingOf(app: App, target: Engine, { onProgress = () => undefined, signal, batch = 1_000 }: MoveOptions): Moving {
  let at: { readonly step: MoveStep; readonly total: number; done: number } = { step: 'preparing', done: 0, total: 0 };
  return {
    app,
    target,
    batch,
    step(step, by, table, total) {
      if (signal?.aborted) throw new DomainError('cancelled');
      if (step !== at.step || total !== undefined) at = { step, done: 0, total: total ?? 0 };
      at.done += by;
      onProgress({ ...at, table });
    },
  };
}

function requireSame(here: readonly TableShape[], there: readonly TableShape[]): void {
  const named = (shapes: readonly TableShape[]) => shapes.map(({ name, columns }) => `${name} ${columns.toSorted().join()}`).toSorted();
  invariant(named(here).join('\n') === named(there).join('\n'), 'both engines have the same tables after the same migrations');
}

async function copyTables(moving: Moving, tables: readonly TableShape[]): Promise<void> {
  const { app, target } = moving;
  const counts = new Map<string, number>();
  for (const shape of tables) counts.set(shape.name, await countTable(app.engine.db, shape));
  moving.step(
    'copying',
    0,
    '',
    [...counts.values()].reduce((sum, count) => sum + count, 0),
  );
  const progress = await findTableProgress(target.db);
  for (const shape of tables) {
    const { copied = 0, lastKey = '', isDone = 0 } = progress.get(shape.name) ?? {};
    moving.step('copying', copied, shape.name);
    if (isDone === 0 && counts.get(shape.name) !== 0) await copyTable(moving, shape, copied, lastKey);
  }
}

async function copyTable({ app, target, batch, step }: Moving, shape: TableShape, copiedBefore = 0, lastKey = ''): Promise<void> {
  const { server } = target;
  invariant(server, 'a shop is moved to a server');
  let after = lastKey === '' ? undefined : (JSON.parse(lastKey) as readonly unknown[]);
  for (let copied = copiedBefore; ;) {
    const piece = await readBatch(app.engine.db, shape, after, batch);
    const isDone = piece === undefined || piece.rows < batch ? 1 : 0;
    copied += piece?.rows ?? 0;
    after = piece?.lastKey ?? after;
    await target.transaction(async (tx) => {
      if (piece) await server.addRows(tx, shape.name, piece.json);
      await putTableProgress(tx, shape.name, { copied, lastKey: after ? JSON.stringify(after) : '', isDone });
    });
    step('copying', piece?.rows ?? 0, shape.name);
    if (isDone === 1) return;
  }
}

const indexes = { request_text: indexRequests, customer_text: indexAddresses } as const satisfies Record<TextIndexName, unknown>;

/** Indexes cannot be read back, so they are made anew from the rows, the whole of them each time. */
async function indexTexts({ app, target, batch, step }: Moving): Promise<void> {
  step('indexing', 0, '', 0);
  for (const [name, index] of Object.entries(indexes)) {
    await target.transaction((tx) => emptyTable(tx, { name }));
    for (let last: number | undefined = 0; last !== undefined;) {
      const after: number = last;
      last = await target.transaction((tx) => index(app.engine.db, tx, after, batch));
      step('indexing', batch, name);
    }
  }
}

async function moveFiles({ app, target, step }: Moving): Promise<void> {
  step('files', 0, '', await countFilesOutside(target));
  await takeFilesIn(app, target, () => step('files', 1, ''));
}

/** What was taken over by an interrupted move may have changed in the file since: then it is taken once more. */
async function compareTables(moving: Moving, tables: readonly TableShape[], mayDiffer: boolean): Promise<readonly MovedTable[]> {
  const { app, target, step } = moving;
  let total = 0;
  for (const shape of tables) total += 2 * (await countTable(app.engine.db, shape));
  step('comparing', 0, '', total);
  const moved: MovedTable[] = [];
  for (const shape of tables) {
    const both = await digests(moving, shape);
    if (both.here.sha256 !== both.there.sha256 && mayDiffer) {
      await target.transaction(async (tx) => {
        await emptyTable(tx, shape);
        await putTableProgress(tx, shape.name, { copied: 0, lastKey: '', isDone: 0 });
      });
      await copyTable({ ...moving, step: () => step('comparing', 0, shape.name) }, shape);
      Object.assign(both, await digests(moving, shape));
    }
    if (both.here.sha256 !== both.there.sha256) throw new DomainError('moveRefused', { reason: 'different', table: shape.name });
    moved.push({ name: shape.name, ...both.here });
  }
  return moved;
}

async function digests({ app, target, step }: Moving, shape: TableShape) {
  const onRows = (rows: number) => step('comparing', rows, shape.name);
  // the same order of columns on both sides
  const sorted = { ...shape, columns: shape.columns.toSorted() };
  return { here: await digestTable(app.engine.db, sorted, onRows), there: await digestTable(target.db, sorted, onRows) };
}

/** References hold again and numbering goes on behind the last row; only with that is it a shop's database. */
async function closeMove({ app, target }: Moving): Promise<void> {
  const { server } = target;
  const move = await findMove(target);
  invariant(server && move, 'the move is written in the database it goes to');
  await target.transaction(async (tx) => {
    await server.received(tx, move.kept);
    await finishMove(tx, app.now());
  });
}
