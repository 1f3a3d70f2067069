import { presetData } from '../../../shared/presets/preset.ts';
import type { PresetData } from '../../../shared/presets/preset.ts';
import type { PresetOffer } from '../../../shared/presets.ts';
import type { Day } from '../../../shared/time.ts';
import type { PresetTerms } from '../../../shared/warranties.ts';
import type { Db } from '../../db/engine.ts';
import { invariant } from '../../errors.ts';
import { findChoices, findFirst, findInForce, findStored } from './presets.repository.ts';
import type { StoredVersion } from './presets.repository.ts';

/** What a shop works by until it chooses. */
export const defaultPresetCode = 'furniture';

/** A version of a preset; it never changes. */
export interface PresetOfJob {
  readonly versionId: number;
  readonly data: PresetData;
}

export interface JobPreset extends PresetOfJob {
  /** Calendar of the contract, else that of the preset. */
  readonly calendar: string;
  /** Calendar of the contract alone, empty: it names none. */
  readonly contractCalendar: string;
  /** The project: the one named, else that of the item. */
  readonly projectId: number | null;
}

/** What a call is about, as far as it chooses the preset. */
export interface JobSubject {
  readonly customerId: number | null;
  readonly projectId: number | null;
  readonly installedItemId: number | null;
}

/**
 * The preset of a new job: that of the project (contract), else of the customer's contract, of the product line, of the shop; in each
 * case the newest approved version whose day has come on `today` (R-002-30).
 */
export async function presetFor(db: Db, subject: JobSubject, today: Day): Promise<JobPreset> {
  const { codes, calendar, projectId } = await findChoices(db, subject);
  for (const code of [...codes, defaultPresetCode]) {
    const id = await findInForce(db, code, today);
    if (id === undefined) continue;
    const { versionId, data } = await presetOfJob(db, id);
    return { versionId, data, calendar: calendar || data.calendar, contractCalendar: calendar, projectId };
  }
  // A day before all presets, as somebody may look at one: what came first held then.
  const first = await firstOfShop(db);
  invariant(first, 'the shipped presets are there');
  const data = readVersion(db, first);
  return { versionId: first.id, data, calendar: calendar || data.calendar, contractCalendar: calendar, projectId };
}

/** The version that a job was opened with. `null`, a job from before there were presets: the first of the shop's preset. */
export async function presetOfJob(db: Db, presetVersionId: number | null): Promise<PresetOfJob> {
  const known = presetVersionId === null ? undefined : keptBy(db).get(presetVersionId);
  if (presetVersionId !== null && known) return { versionId: presetVersionId, data: known };
  const version = presetVersionId === null ? await firstOfShop(db) : await findStored(db, presetVersionId);
  invariant(version, 'a job points to a version of a preset');
  return { versionId: version.id, data: readVersion(db, version) };
}

/** What the preset of a job says of warranty and charges; a job from before there were presets has none. */
export async function termsOfJob(db: Db, presetVersionId: number | null): Promise<PresetTerms | null> {
  return presetVersionId === null ? null : (await presetOfJob(db, presetVersionId)).data;
}

async function firstOfShop(db: Db): Promise<StoredVersion | undefined> {
  const { codes } = await findChoices(db, { customerId: null, projectId: null, installedItemId: null });
  return (codes[0] && (await findFirst(db, codes[0]))) || findFirst(db, defaultPresetCode);
}

/** What a preset offers, for the forms of a job. */
export function offerOf({ versionId, data }: PresetOfJob): PresetOffer {
  const { code, name, family, types, channels, urgencies, required, warranty, slipTitle, ownSlipTitle } = data;
  return { versionId, code, name, family, types, channels, urgencies, required, warranty, slipTitle, ownSlipTitle };
}

/** Approved versions never change and their ids are never given again, so each is read from its JSON once per connection. */
const kept = new WeakMap<object, Map<number, PresetData>>();
const mostKept = 500;

function keptBy(db: Db): Map<number, PresetData> {
  const { adapter } = db.getExecutor();
  let versions = kept.get(adapter);
  if (!versions) kept.set(adapter, (versions = new Map()));
  return versions;
}

function readVersion(db: Db, { id, data }: StoredVersion): PresetData {
  const versions = keptBy(db);
  const known = versions.get(id);
  if (known) return known;
  const read = presetData.parse(JSON.parse(data));
  if (versions.size >= mostKept) versions.clear();
  versions.set(id, read);
  return read;
}
