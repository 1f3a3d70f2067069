import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, prepared } from '../../db/prepared.ts';
import type { PresetTable, PresetVersionTable } from '../../db/schema/promises.ts';

export type PresetRecord = Selectable<PresetTable>;
export type VersionRecord = Selectable<PresetVersionTable>;

/** So many presets a shop can have, and so many versions of each are shown. */
const mostPresets = 200;
const mostVersions = 200;

export async function findPresetCodes(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('preset').select('code').orderBy('code').limit(1000).execute();
  return rows.map(({ code }) => code);
}

/** False when the code is taken, also by a preset that was removed or by another host a moment ago. */
export async function insertPreset(tx: Tx, preset: Insertable<PresetTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('preset')
    .values(preset)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function insertVersion(tx: Tx, version: Insertable<PresetVersionTable>): Promise<number> {
  return insertRowForId(tx, 'presetVersion', version);
}

export async function updateVersion(tx: Tx, id: number, changes: Updateable<PresetVersionTable>): Promise<void> {
  await tx.updateTable('presetVersion').set(changes).where('id', '=', id).execute();
}

export async function deleteVersion(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('presetVersion').where('id', '=', id).execute();
}

/** The presets that are there, shipped ones among them. */
export async function findPresets(db: Db): Promise<readonly PresetRecord[]> {
  return db.selectFrom('preset').selectAll().where('isRemoved', '=', 0).orderBy('createdAt').orderBy('code').limit(mostPresets).execute();
}

const byCode = prepared((db, code: string) =>
  db.selectFrom('preset').selectAll().where('code', '=', code).where('isRemoved', '=', 0).forUpdate(),
);

/** The preset, locked: whoever changes its versions waits for the others. */
export async function lockPreset(tx: Tx, code: string): Promise<PresetRecord | undefined> {
  const [preset] = await byCode(tx, code);
  return preset;
}

export async function findPreset(db: Db, code: string): Promise<PresetRecord | undefined> {
  return db.selectFrom('preset').selectAll().where('code', '=', code).where('isRemoved', '=', 0).executeTakeFirst();
}

export async function markRemoved(tx: Tx, code: string): Promise<void> {
  await tx.updateTable('preset').set({ isRemoved: 1 }).where('code', '=', code).execute();
}

/** Versions of a preset with the people behind them, the newest first; the draft is among them. */
export async function findVersions(db: Db, code: string, limit = mostVersions) {
  return db
    .selectFrom('presetVersion')
    .leftJoin('userAccount as approver', 'approver.id', 'presetVersion.approvedByUser')
    .leftJoin('userAccount as drafter', 'drafter.id', 'presetVersion.draftedBy')
    .selectAll('presetVersion')
    .select(['approver.displayName as approverName', 'drafter.displayName as drafterName'])
    .where('presetCode', '=', code)
    .orderBy('presetVersion.version', 'desc')
    .limit(limit)
    .execute();
}

/** The newest version, be it a draft. */
export async function findNewest(db: Db, code: string): Promise<VersionRecord | undefined> {
  return db.selectFrom('presetVersion').selectAll().where('presetCode', '=', code).orderBy('version', 'desc').limit(1).executeTakeFirst();
}

export async function findNewestApproved(db: Db, code: string): Promise<VersionRecord | undefined> {
  return db
    .selectFrom('presetVersion')
    .selectAll()
    .where('presetCode', '=', code)
    .where('approvedBy', '<>', '')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Per preset its versions without their data, for the list. */
export async function findVersionHeads(db: Db) {
  return db
    .selectFrom('presetVersion')
    .select(['id', 'presetCode', 'version', 'effectiveOn', 'approvedBy', 'createdAt'])
    .orderBy('presetCode')
    .orderBy('version', 'desc')
    .limit(mostPresets * 20)
    .execute();
}
