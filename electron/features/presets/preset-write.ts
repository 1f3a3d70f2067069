import { problemsOf } from '../../../shared/presets/check.ts';
import type { PresetData } from '../../../shared/presets/preset.ts';
import type { PresetProblem } from '../../../shared/presets.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import type { Happening, Write } from '../../platform/write.ts';
import { listCalendars } from '../calendars/calendars.service.ts';
import { findNewest, insertPreset, insertVersion, lockPreset, updateVersion } from './preset-versions.repository.ts';
import type { PresetRecord, VersionRecord } from './preset-versions.repository.ts';

/** Presets have codes and no numbers; their happenings stand under the shop. */
export function presetHappening(
  kind: string,
  { code, name }: { readonly code: string; readonly name: string },
  data: Readonly<Record<string, unknown>>,
  changes: Happening['changes'] = {},
): Happening {
  return { subject: 'shop', subjectId: 1, kind, data: { preset: code, name, ...data }, changes: { preset: [code, code], ...changes } };
}

/** Whoever shows presets, or what jobs may be, asks again. */
export function touchPresets({ touch }: Write): void {
  touch('presets', 'requests', 'settings');
}

/** The preset, locked until the transaction ends, with its newest version. */
export async function lockWithNewest(tx: Tx, code: string): Promise<{ readonly preset: PresetRecord; readonly newest: VersionRecord }> {
  const preset = await lockPreset(tx, code);
  const newest = preset && (await findNewest(tx, code));
  if (!preset || !newest) throw new DomainError('notFound', { what: 'preset', id: code });
  return { preset, newest };
}

/** Refuses a draft that somebody else has saved, begun or thrown away since the person saw it. */
export function requireSameDraft(newest: VersionRecord, savedAt: number | null): void {
  const current = newest.approvedBy === '' ? newest.createdAt : null;
  if (current !== savedAt)
    throw new DomainError('staleVersion', {
      what: 'preset',
      current: { savedAt: current, note: newest.note, data: JSON.parse(newest.data) as unknown },
    });
}

/** @throws DomainError `presetInvalid` with every place that is not right. */
export async function requireSound(db: Db, data: PresetData, preset: Pick<PresetRecord, 'code' | 'family' | 'basedOn'>): Promise<void> {
  const calendars = (await listCalendars({ db })).map(({ plan }) => plan.code);
  refuseProblems([
    ...(data.code === preset.code ? [] : [{ path: 'code', problem: 'otherCode' }]),
    ...(data.family === preset.family ? [] : [{ path: 'family', problem: 'otherFamily' }]),
    ...problemsOf(data, { calendars, isOwn: preset.basedOn !== '' }),
  ]);
}

export function refuseProblems(problems: readonly PresetProblem[]): void {
  if (problems.length > 0) throw new DomainError('presetInvalid', { count: problems.length, problems });
}

/** Saves the draft over the one that is there, or as a new version. @returns when it was saved, its mark. */
export async function putDraft(
  tx: Tx,
  newest: VersionRecord | undefined,
  draft: { readonly code: string; readonly data: PresetData; readonly note: string; readonly userId: number; readonly now: number },
): Promise<{ readonly savedAt: number; readonly version: number; readonly before: VersionRecord | undefined }> {
  const isOver = newest !== undefined && newest.approvedBy === '';
  const savedAt = isOver ? Math.max(draft.now, newest.createdAt + 1) : draft.now;
  const { note, userId: draftedBy } = draft;
  const data = JSON.stringify(draft.data);
  if (isOver) await updateVersion(tx, newest.id, { data, note, draftedBy, createdAt: savedAt });
  const version = isOver ? newest.version : (newest?.version ?? 0) + 1;
  if (!isOver)
    await insertVersion(tx, {
      presetCode: draft.code,
      version,
      effectiveOn: '',
      approvedBy: '',
      approvedAt: null,
      approvedByUser: null,
      draftedBy,
      note,
      data,
      createdAt: savedAt,
    });
  return { savedAt, version, before: newest };
}

/** Makes a preset of the shop's own under the next free code, with its first draft. */
export async function addOwnPreset(
  tx: Tx,
  from: { readonly data: PresetData; readonly basedOn: string; readonly note: string; readonly userId: number; readonly now: number },
): Promise<string> {
  const { family } = from.data;
  for (let n = 1; n <= mostOwn; n++) {
    const code = `own-${n}`;
    if (!(await insertPreset(tx, { code, family, basedOn: from.basedOn, createdAt: from.now }))) continue;
    await putDraft(tx, undefined, { ...from, code, data: { ...from.data, code } });
    return code;
  }
  throw new DomainError('guardFailed', { guard: 'tooManyPresets', limit: mostOwn });
}

/** Removed ones count: their jobs still point to them. */
const mostOwn = 150;
