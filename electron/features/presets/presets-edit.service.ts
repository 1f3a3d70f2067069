import type { z } from 'zod';
import { differencesOf } from '../../../shared/presets/difference.ts';
import type {
  PresetTaken,
  approvePresetInput,
  copyPresetInput,
  discardPresetInput,
  draftPresetInput,
  presetInput,
} from '../../../shared/presets.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readSetting, readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findChosenLines, isInContract } from './preset-usage.repository.ts';
import { deleteVersion, findNewest, findNewestApproved, findPresets, markRemoved, updateVersion } from './preset-versions.repository.ts';
import { addOwnPreset, lockWithNewest, presetHappening, putDraft, requireSameDraft, requireSound, touchPresets } from './preset-write.ts';
import { shopPresetSetting } from './presets.repository.ts';
import { defaultPresetCode } from './presets.service.ts';
import { readData, requirePreset } from './presets-view.service.ts';

/**
 * Saves what is being changed; it holds for nobody until somebody approves it (R-002-30).
 * @throws DomainError `staleVersion` with the draft that somebody else saved, `presetInvalid` with its places
 */
export async function draftPreset(
  context: ActorContext,
  { code, savedAt, note, data }: z.output<typeof draftPresetInput>,
): Promise<{ readonly savedAt: number; readonly version: number }> {
  return write(context, async (w) => {
    const { preset, newest } = await lockWithNewest(w.tx, code);
    requireSameDraft(newest, savedAt);
    await requireSound(w.tx, data, preset);
    const saved = await putDraft(w.tx, newest, { code, data, note, userId: context.actor.userId, now: context.now });
    const { length } = differencesOf(readData(newest.data), data);
    await w.record(presetHappening('presetDrafted', data, { version: saved.version }, { presetChanges: [null, length] }));
    touchPresets(w);
    return { savedAt: saved.savedAt, version: saved.version };
  });
}

/** Throws the draft away. The first draft of an own preset stays: without it there would be nothing. */
export async function discardPreset(context: ActorContext, { code, savedAt }: z.output<typeof discardPresetInput>): Promise<PresetTaken> {
  return write(context, async (w) => {
    const { newest } = await lockWithNewest(w.tx, code);
    requireSameDraft(newest, savedAt);
    if (newest.version === 1) throw new DomainError('guardFailed', { guard: 'onlyDraft' });
    await deleteVersion(w.tx, newest.id);
    await w.record(presetHappening('presetDiscarded', readData(newest.data), { version: newest.version }));
    touchPresets(w);
    return { code, isNew: false };
  });
}

/** From `effectiveOn` on new jobs are opened with this version; those that are open keep theirs (R-002-30). */
export async function approvePreset(
  context: ActorContext,
  { code, savedAt, approvedBy, effectiveOn, note }: z.output<typeof approvePresetInput>,
): Promise<PresetTaken> {
  const today = dayOf(context.now, await readZone(context.app));
  if (effectiveOn < today) throw new DomainError('guardFailed', { guard: 'effectiveInPast', field: 'effectiveOn', today });
  return write(context, async (w) => {
    const { preset, newest } = await lockWithNewest(w.tx, code);
    requireSameDraft(newest, savedAt);
    const data = readData(newest.data);
    await requireSound(w.tx, data, preset);
    await updateVersion(w.tx, newest.id, {
      approvedBy,
      approvedAt: context.now,
      approvedByUser: context.actor.userId,
      effectiveOn,
      note: note || newest.note,
    });
    await w.record(
      presetHappening(
        'presetApproved',
        data,
        { version: newest.version, approvedBy, effectiveOn },
        {
          presetVersion: [null, newest.version],
          approvedBy: ['', approvedBy],
          effectiveOn: ['', effectiveOn],
        },
      ),
    );
    touchPresets(w);
    return { code, isNew: false };
  });
}

/** A preset of the shop's own that begins as another one stands; it can be chosen once it is approved. */
export async function copyPreset(context: ActorContext, { code, name }: z.output<typeof copyPresetInput>): Promise<PresetTaken> {
  return write(context, async (w) => {
    await requirePreset(w.tx, code);
    await requireFreeName(w.tx, name);
    const source = (await findNewestApproved(w.tx, code)) ?? (await findNewest(w.tx, code));
    if (!source) throw new DomainError('notFound', { what: 'preset', id: code });
    const data = { ...readData(source.data), name };
    const own = await addOwnPreset(w.tx, { data, basedOn: code, note: '', userId: context.actor.userId, now: context.now });
    await w.record(presetHappening('presetCopied', { code: own, name }, { from: code }));
    touchPresets(w);
    return { code: own, isNew: true };
  });
}

/** Two presets of one name could not be told apart where one is chosen. */
export async function requireFreeName(db: Db, name: string): Promise<void> {
  for (const { code, basedOn } of await findPresets(db)) {
    const newest = basedOn === '' ? undefined : await findNewest(db, code);
    if (newest && readData(newest.data).name === name) throw new DomainError('codeTaken', { code: name, field: 'name' });
  }
}

/** Takes an own preset away unless something is opened by it; jobs that were keep their version. */
export async function removePreset(context: ActorContext, { code }: z.output<typeof presetInput>): Promise<PresetTaken> {
  return write(context, async (w) => {
    const { preset, newest } = await lockWithNewest(w.tx, code);
    if (preset.basedOn === '') throw new DomainError('guardFailed', { guard: 'presetShipped' });
    if (await isChosen(w.tx, code)) throw new DomainError('guardFailed', { guard: 'presetChosen' });
    await markRemoved(w.tx, code);
    await w.record(presetHappening('presetRemoved', readData(newest.data), {}));
    touchPresets(w);
    return { code, isNew: false };
  });
}

async function isChosen(db: Db, code: string): Promise<boolean> {
  if ((await readSetting(db, shopPresetSetting, defaultPresetCode)) === code) return true;
  return (await findChosenLines(db)).some((line) => line.code === code) || (await isInContract(db, code));
}
