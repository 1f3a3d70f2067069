import type { z } from 'zod';
import { ownPlace } from '../../../shared/backups.ts';
import type { RestorePreview, RestoreResult, previewRestoreInput, restoreInput } from '../../../shared/backups.ts';
import type { ActorContext } from '../../context.ts';
import { lacksSteps, unknownSteps } from '../../db/migrate.ts';
import { DomainError } from '../../errors.ts';
import { readState } from '../../platform/backup/backup-state.ts';
import { peekInWorker } from '../../platform/backup/client.ts';
import { ownerOf } from '../../platform/backup/data-owner.ts';
import { countedTables } from '../../platform/backup/manifest.ts';
import type { Manifest } from '../../platform/backup/manifest.ts';
import { filePath } from '../../platform/backup/place.ts';
import { unseal } from '../../platform/keys/sealed-bytes.ts';
import { rowOf } from './backup-rows.ts';
import { findSource, isSealedBy } from './backup-source.ts';
import type { BackupSource } from './backup-source.ts';
import { changesAfter, countAfter } from './backups.repository.ts';
import { missingFiles } from './restore-files.ts';
import { runRestore } from './restore-run.service.ts';

/**
 * What a restore would bring and take. Reads only the head of the backup, which is sealed as a whole; all of it is read before anything is
 * replaced.
 * @throws DomainError `recoveryCodeWrong`, `notFound`.
 */
export async function previewRestore(context: ActorContext, input: z.output<typeof previewRestoreInput>): Promise<RestorePreview> {
  const { app } = context;
  const source = await findSource(app.dataFolder, input, app.keys);
  const { sidecar, place } = source;
  const isSameShop = isSealedBy(sidecar, app.keys);
  const preview: RestorePreview = {
    backup: rowOf(sidecar, [{ place: input.place, verifiedAt: sidecar.verifiedAt, problem: sidecar.problem }], app.keys),
    refusal: null,
    needs: '',
    isSameShop,
    typed: isSameShop ? '' : sidecar.manifest.shopName,
    isOlderSchema: lacksSteps(sidecar.manifest.schema),
    lost: { ...nothing, changes: 0, lastChangeAt: null },
    missingFiles: 0,
  };
  if (!ownerOf(app)) return { ...preview, refusal: 'server' };
  if (unknownSteps(sidecar.manifest.schema).length > 0) return { ...preview, refusal: 'newerVersion', needs: sidecar.manifest.appVersion };
  if (!source.keys) return { ...preview, refusal: 'otherKey' };
  const opened = await peekInWorker({ source: filePath(place, input.id), passphrase: source.keys.recoveryCode });
  if (opened.problem === 'otherKey') throw new DomainError('recoveryCodeWrong');
  if (opened.problem !== null) return { ...preview, refusal: opened.problem };
  return {
    ...preview,
    refusal: sidecar.problem,
    lost: isSameShop ? await lostSince(context, opened.manifest) : preview.lost,
    missingFiles: await missingFiles(app.dataFolder, place, opened.files),
  };
}

const nothing = { customers: 0, requests: 0, workOrders: 0, stockMoves: 0, attachments: 0 };

async function lostSince({ db }: ActorContext, { tables }: Manifest): Promise<RestorePreview['lost']> {
  const last = (kind: keyof typeof countedTables) => tables[countedTables[kind]]?.lastId ?? 0;
  const counts = await countAfter(db, {
    customers: last('customers'),
    requests: last('requests'),
    workOrders: last('workOrders'),
    stockMoves: last('stockMoves'),
    attachments: last('attachments'),
  });
  return { ...counts, ...(await changesAfter(db, tables['audit_entry']?.lastId ?? 0)) };
}

/**
 * Puts a backup in the place of the shop's data, everywhere at once; the session of whoever asked ends too.
 * @throws DomainError `backupUnfit` with the `reason`, `recoveryCodeWrong`, `wordsDiffer`, `notFound`, `backupRunning`.
 */
export async function restoreBackup(context: ActorContext, input: z.output<typeof restoreInput>): Promise<RestoreResult> {
  const { app } = context;
  if (!ownerOf(app)) throw new DomainError('backupUnfit', { reason: 'server' });
  const source = await findSource(app.dataFolder, input, app.keys);
  requireFit(source);
  if (!isSealedBy(source.sidecar, app.keys) && input.typed !== source.sidecar.manifest.shopName) throw new DomainError('wordsDiffer');
  return runRestore(context, source);
}

/** @throws DomainError `backupUnfit` when the program is too old for it, or nobody has its key. */
export function requireFit({ sidecar, keys }: BackupSource): void {
  const { schema, appVersion } = sidecar.manifest;
  if (unknownSteps(schema).length > 0) throw new DomainError('backupUnfit', { reason: 'newerVersion', needs: appVersion });
  if (!keys) throw new DomainError('backupUnfit', { reason: 'otherKey' });
}

/** Brings back what was there before the last restore. @throws DomainError `notFound` when there was none. */
export async function undoRestore(context: ActorContext): Promise<RestoreResult> {
  const { app } = context;
  const { lastRestore } = await readState(app.dataFolder);
  if (!lastRestore) throw new DomainError('notFound', { what: 'backup' });
  const { undoId: id, undoCode } = lastRestore;
  const recoveryCode = undoCode === '' ? '' : (unseal(app.keys.files, Buffer.from(undoCode, 'base64'))?.toString() ?? '');
  const source = await findSource(app.dataFolder, { place: ownPlace, id, recoveryCode }, app.keys);
  requireFit(source);
  return runRestore(context, source);
}
