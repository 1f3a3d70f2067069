import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import { schemaProblems } from '../../../shared/presets/check.ts';
import type { PresetData } from '../../../shared/presets/preset.ts';
import { presetFile, presetFileFormat } from '../../../shared/presets.ts';
import type { PresetTaken, exportPresetInput, importPresetInput } from '../../../shared/presets.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { findPreset, findVersions } from './preset-versions.repository.ts';
import { addOwnPreset, lockWithNewest, presetHappening, putDraft, refuseProblems, requireSound, touchPresets } from './preset-write.ts';
import { requireFreeName } from './presets-edit.service.ts';
import { readData, requirePreset } from './presets-view.service.ts';

/** A version as a file for another shop; without a number the newest that was approved. */
export async function exportPreset(context: ActorContext, { code, version }: z.output<typeof exportPresetInput>): Promise<FileOut> {
  return write(context, async ({ tx, record }) => {
    await requirePreset(tx, code);
    const versions = await findVersions(tx, code);
    const wanted = version ?? (versions.find(({ approvedBy }) => approvedBy !== '') ?? versions[0])?.version;
    const found = versions.find((one) => one.version === wanted);
    if (!found) throw new DomainError('notFound', { what: 'presetVersion', id: version ?? 0 });
    const preset = readData(found.data);
    const text = JSON.stringify({ format: presetFileFormat, formatVersion: 1, preset }, null, 2);
    await record(presetHappening('presetExported', preset, { version: found.version }));
    return { fileName: `preset-${code}-v${found.version}.json`, base64: Buffer.from(text).toString('base64') };
  });
}

/**
 * Takes a preset from a file: as a draft of the preset of its code, else as a preset of the shop's own. Nothing of a file with a fault is
 * taken, and each fault is named by its place.
 * @throws DomainError `guardFailed` with `noPresetFile` for what is no such file, `presetInvalid`, `guardFailed` with `draftExists`
 */
export async function importPreset(
  context: ActorContext,
  { text, replacesDraft }: z.output<typeof importPresetInput>,
): Promise<PresetTaken> {
  const data = readFile(text);
  return write(context, async (w) => {
    const known = await findPreset(w.tx, data.code);
    const taken = known ? await takeAsDraft(context, w, data, replacesDraft) : await takeAsOwn(context, w, data);
    await w.record(presetHappening('presetImported', { code: taken.code, name: data.name }, { isNew: taken.isNew }));
    touchPresets(w);
    return taken;
  });
}

function readFile(text: string): PresetData {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw notOurs();
  }
  if (!isPresetFile(json)) throw notOurs();
  const read = presetFile.safeParse(json);
  if (!read.success) {
    // Places are those of the preset itself, but for faults of the wrapping around it.
    refuseProblems(schemaProblems(read.error.issues).map(({ path, problem }) => ({ path: path.replace(/^preset\./, ''), problem })));
    throw notOurs();
  }
  return read.data.preset;
}

const notOurs = () => new DomainError('guardFailed', { guard: 'noPresetFile' });

/** Only a file of ours has faults that can be told by their place. */
function isPresetFile(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === presetFileFormat;
}

async function takeAsDraft({ actor, now }: ActorContext, { tx }: Write, data: PresetData, replaces: boolean): Promise<PresetTaken> {
  const { code } = data;
  const { preset, newest } = await lockWithNewest(tx, code);
  if (newest.approvedBy === '' && !replaces) throw new DomainError('guardFailed', { guard: 'draftExists' });
  await requireSound(tx, data, preset);
  await putDraft(tx, newest, { code, data, note: '', userId: actor.userId, now });
  return { code, isNew: false };
}

/** Codes of own presets mean something only in the shop that gave them, so an unknown one gets a new code here. */
async function takeAsOwn({ actor, now }: ActorContext, { tx }: Write, data: PresetData): Promise<PresetTaken> {
  await requireSound(tx, data, { code: data.code, family: data.family, basedOn: 'file' });
  await requireFreeName(tx, data.name);
  const code = await addOwnPreset(tx, { data, basedOn: 'file', note: '', userId: actor.userId, now });
  return { code, isNew: true };
}
