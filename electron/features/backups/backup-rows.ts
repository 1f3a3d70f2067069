import type { BackupCopy, BackupRow } from '../../../shared/backups.ts';
import { countsOf } from '../../platform/backup/manifest.ts';
import type { Sidecar } from '../../platform/backup/manifest.ts';
import { listPlace } from '../../platform/backup/place.ts';
import type { Place } from '../../platform/backup/place.ts';
import type { Keys } from '../../platform/keys/keys.ts';
import { isSealedBy } from './backup-source.ts';

export function rowOf(sidecar: Sidecar, copies: readonly BackupCopy[], keys: Pick<Keys, 'check'>): BackupRow {
  const { manifest, file, isPinned } = sidecar;
  return {
    id: manifest.id,
    takenAt: manifest.takenAt,
    reason: manifest.reason,
    isPinned,
    appVersion: manifest.appVersion,
    shopName: manifest.shopName,
    isOurs: isSealedBy(sidecar, keys),
    bytes: file.bytes,
    files: manifest.files.count,
    fileBytes: manifest.files.total,
    counts: countsOf(manifest),
    copies,
  };
}

/** The same backup in several places is one row. The newest first. */
export async function rowsOf(places: readonly Place[], keys: Pick<Keys, 'check'>): Promise<readonly BackupRow[]> {
  const found = new Map<string, { readonly sidecar: Sidecar; readonly copies: BackupCopy[] }>();
  for (const place of places)
    for (const sidecar of await listPlace(place)) {
      const { id } = sidecar.manifest;
      const entry = found.get(id) ?? { sidecar, copies: [] };
      entry.copies.push({ place: place.place, verifiedAt: sidecar.verifiedAt, problem: sidecar.problem });
      found.set(id, entry);
    }
  return [...found.values()]
    .map(({ sidecar, copies }) => rowOf(sidecar, copies, keys))
    .toSorted((a, b) => b.takenAt - a.takenAt || (a.id < b.id ? 1 : -1));
}
