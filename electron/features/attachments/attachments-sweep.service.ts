import { undoMs } from '../../../shared/attachments.ts';
import type { App } from '../../context.ts';
import { dropFiles, sweepFiles } from './attachment-store.ts';
import { deleteAttachments, findGone, findStoredNames } from './attachments.repository.ts';
import { keepDoing } from '../../platform/rounds.ts';

const everyMs = 6 * 3_600_000;
const rowsAtOnce = 200;

/** Deletes the rows of what was removed long enough ago or for good, and then, after the commit, their files. @returns how many. */
export async function purgeAttachments(app: App): Promise<number> {
  let purged = 0;
  for (;;) {
    const rows = await findGone(app.engine.db, app.now() - undoMs, rowsAtOnce);
    if (rows.length === 0) return purged;
    await app.engine.transaction((tx) =>
      deleteAttachments(
        tx,
        rows.map(({ id }) => id),
      ),
    );
    await dropFiles(
      app,
      rows.flatMap(({ stored, thumb }) => [stored, thumb]),
    );
    purged += rows.length;
  }
}

/** Purges, and removes files that no row names: what a crash left behind. */
export async function sweepAttachments(app: App): Promise<{ readonly purged: number; readonly swept: number }> {
  const purged = await purgeAttachments(app);
  const swept = await sweepFiles(app, (names) => findStoredNames(app.engine.db, names));
  if (swept > 0) app.log.info('files without a record removed', { swept });
  return { purged, swept };
}

/** Sweeps now and every six hours while the host runs. @returns a function that ends it and waits for a sweep under way. */
export function keepAttachments(app: App): () => Promise<void> {
  return keepDoing(app, { what: 'the sweep of files', firstMs: 0, everyMs, turn: 'attachments' }, () => sweepAttachments(app));
}
