import { thinOut } from '../../../shared/backup-thinning.ts';
import { ownPlace } from '../../../shared/backups.ts';
import type { PlaceState } from '../../../shared/backups.ts';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { changeState, readState } from './backup-state.ts';
import type { BackupState } from './backup-state.ts';
import { realDisk, stateOf } from './disk.ts';
import type { Disk } from './disk.ts';
import type { Sidecar } from './manifest.ts';
import { copyBackup, listPlace, placeAt, removeBackup, tidyPlace } from './place.ts';
import type { Place } from './place.ts';

export interface KeepOptions {
  readonly dataFolder: string;
  readonly now: number;
  readonly zone: string;
  /** By the place of the settings. */
  readonly diskOf?: (place: string) => Disk;
  /** Called with what a place's failure was, for the log. */
  readonly onFailure?: (place: string, error: unknown) => void;
}

/** The places of the settings; the own one first. */
export function placesOf(
  { settings }: BackupState,
  dataFolder: string,
  diskOf: (place: string) => Disk = () => realDisk,
): readonly Place[] {
  return [ownPlace, ...settings.folders].map((place) => placeAt(place, dataFolder, diskOf(place)));
}

/**
 * Brings the newest good backup to every further place that does not have it yet, and thins all places out. A place that fails keeps what
 * it has and is tried again the next time (F35).
 */
export async function keepPlaces({ dataFolder, now, zone, diskOf, onFailure }: KeepOptions): Promise<void> {
  const state = await readState(dataFolder);
  const [own, ...others] = placesOf(state, dataFolder, diskOf);
  if (!own) return;
  const newest = (await listPlace(own)).find(isGood);
  for (const place of others) {
    try {
      if (newest) await bringTo(own, place, newest, now, state);
      await thinPlace(place, now, zone);
      await noteState(dataFolder, place.place, newest ? 'good' : 'unused', now, newest?.manifest.takenAt ?? null);
    } catch (error) {
      onFailure?.(place.place, error);
      await noteState(dataFolder, place.place, stateOf(error), now, null);
    }
  }
  await thinPlace(own, now, zone);
}

async function bringTo(own: Place, place: Place, newest: Sidecar, now: number, state: BackupState): Promise<void> {
  const wasUsed = state.places[place.place]?.lastGoodAt !== undefined && state.places[place.place]?.lastGoodAt !== null;
  // an unplugged disk leaves an empty folder behind: what would be written there now is on the wrong disk
  const isAway = wasUsed ? !existsSync(place.root) : !existsSync(dirname(place.root));
  if (isAway) throw Object.assign(new Error(`${place.root} is away`), { code: 'ENOENT' });
  const there = await listPlace(place);
  if (there.some(({ manifest, problem }) => manifest.id === newest.manifest.id && problem === null)) return;
  await copyBackup(own, place, newest, now);
}

/** F39: of each place by itself, so that a place that was away keeps its own days. */
async function thinPlace(place: Place, now: number, zone: string): Promise<void> {
  const backups = (await listPlace(place)).map((sidecar) => ({
    id: sidecar.manifest.id,
    takenAt: sidecar.manifest.takenAt,
    isPinned: sidecar.isPinned,
    isGood: isGood(sidecar),
  }));
  for (const id of thinOut(backups, now, zone)) await removeBackup(place, id);
  await tidyPlace(place);
}

function isGood({ verifiedAt, problem }: Sidecar): boolean {
  return verifiedAt !== null && problem === null;
}

export async function noteState(dataFolder: string, place: string, state: PlaceState, now: number, goodAt: number | null): Promise<void> {
  await changeState(dataFolder, (known) => {
    const before = known.places[place];
    const failingSince = state === 'good' || state === 'unused' ? null : (before?.failingSince ?? now);
    return { ...known, places: { ...known.places, [place]: { state, failingSince, lastGoodAt: goodAt ?? before?.lastGoodAt ?? null } } };
  });
}
