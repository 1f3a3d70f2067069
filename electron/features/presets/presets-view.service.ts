import type { z } from 'zod';
import { presetData } from '../../../shared/presets/preset.ts';
import type { PresetData } from '../../../shared/presets/preset.ts';
import { differencesOf } from '../../../shared/presets/difference.ts';
import type {
  CallPreset,
  ItemPolicy,
  PresetComparison,
  PresetList,
  PresetName,
  PresetOwner,
  PresetRow,
  PresetVersion,
  PresetView,
  VersionHead,
  VersionState,
  callSubjectInput,
  comparePresetInput,
  itemPolicyInput,
  presetInput,
} from '../../../shared/presets.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readSetting, readZone } from '../../platform/settings.ts';
import { findInstalledItem } from '../installed-items/installed-items.service.ts';
import { countContracts, findCategories, findChosenLines, findOwners, namesPolicy } from './preset-usage.repository.ts';
import type { PresetUse } from './preset-usage.repository.ts';
import { findPreset, findPresets, findVersionHeads, findVersions } from './preset-versions.repository.ts';
import type { PresetRecord } from './preset-versions.repository.ts';
import { shopPresetSetting } from './presets.repository.ts';
import { defaultPresetCode, offerOf, presetFor, presetOfJob } from './presets.service.ts';

/** What a call about this may be and has to say; intake asks whenever customer, project or item change. */
export async function presetForCall(context: ActorContext, subject: z.output<typeof callSubjectInput>): Promise<CallPreset> {
  const { app, db, now } = context;
  const preset = await presetFor(db, subject, dayOf(now, await readZone(app)));
  const item = subject.installedItemId === null ? null : await findInstalledItem(context, subject.installedItemId, preset.data);
  const known = item && { id: item.id, warranty: item.warranty };
  return { ...offerOf(preset), calendar: preset.calendar, projectId: preset.projectId, item: known };
}

/** The warranty policy that the form of a new item begins with: that of the preset of its project, customer or shop. */
export async function itemPolicy({ app, db, now }: ActorContext, subject: z.output<typeof itemPolicyInput>): Promise<ItemPolicy> {
  if (subject.projectId !== null && (await namesPolicy(db, subject.projectId))) return { policy: null };
  const { data } = await presetFor(db, { ...subject, installedItemId: null }, dayOf(now, await readZone(app)));
  return { policy: data.warranty };
}

/** Whom a request can be given to. */
export async function listOwners({ db }: ActorContext): Promise<readonly PresetOwner[]> {
  return findOwners(db);
}

/** The presets that a contract can name, for choices. */
export async function listPresetNames(context: ActorContext): Promise<readonly PresetName[]> {
  const { presets } = await listPresets(context);
  return presets.filter(({ inForce }) => inForce !== null).map(({ code, name }) => ({ code, name }));
}

/** Every preset with the version in force and where it is chosen. */
export async function listPresets({ app, db, now }: ActorContext): Promise<PresetList> {
  const today = dayOf(now, await readZone(app));
  const [presets, heads, choices, customers, projects, shopPreset, categories] = await Promise.all([
    findPresets(db),
    findVersionHeads(db),
    findChosenLines(db),
    countContracts(db, 'customer'),
    countContracts(db, 'project'),
    readSetting(db, shopPresetSetting, defaultPresetCode),
    findCategories(db, 100),
  ]);
  const counted = (uses: readonly PresetUse[], code: string) => uses.find((use) => use.code === code)?.count ?? 0;
  const rows = await Promise.all(
    presets.map(async ({ code, family, basedOn }): Promise<PresetRow> => {
      const versions = heads.filter(({ presetCode }) => presetCode === code);
      const approved = versions.filter(({ approvedBy }) => approvedBy !== '').toSorted(byDay);
      const inForce = approved.findLast(({ effectiveOn }) => effectiveOn <= today);
      const upcoming = approved.find(({ effectiveOn }) => effectiveOn > today);
      return {
        code,
        name: inForce ? (await presetOfJob(db, inForce.id)).data.name : await draftName(db, code),
        family: family as PresetData['family'],
        isOwn: basedOn !== '',
        inForce: headOf(inForce),
        upcoming: headOf(upcoming),
        hasDraft: versions.length > approved.length,
        isOfShop: code === shopPreset,
        categories: choices.filter((choice) => choice.code === code).map(({ category }) => category),
        customers: counted(customers, code),
        projects: counted(projects, code),
      };
    }),
  );
  return { presets: rows, shopPreset, categories, choices };
}

/** In the order in which versions take effect; of one day the newest holds. */
function byDay(a: VersionHead, b: VersionHead): number {
  return a.effectiveOn === b.effectiveOn ? a.version - b.version : a.effectiveOn < b.effectiveOn ? -1 : 1;
}

function headOf(head: VersionHead | undefined): VersionHead | null {
  return head ? { version: head.version, effectiveOn: head.effectiveOn } : null;
}

async function draftName(db: Db, code: string): Promise<string> {
  const [newest] = await findVersions(db, code, 1);
  return newest ? readData(newest.data).name : '';
}

/** A preset with its history: what is in force, what comes, and the draft. */
export async function viewPreset({ app, db, now }: ActorContext, { code }: z.output<typeof presetInput>): Promise<PresetView> {
  const preset = await requirePreset(db, code);
  const today = dayOf(now, await readZone(app));
  const versions = await findVersions(db, code);
  const draft = versions.find(({ approvedBy }) => approvedBy === '');
  const start = draft ?? versions[0];
  if (!start) throw new DomainError('notFound', { what: 'preset', id: code });
  const holding = versions.toSorted(byDay).findLast(({ approvedBy, effectiveOn }) => approvedBy !== '' && effectiveOn <= today);
  const inForce = holding?.version ?? 0;
  return {
    code,
    family: preset.family as PresetData['family'],
    isOwn: preset.basedOn !== '',
    basedOn: preset.basedOn,
    data: readData(start.data),
    inForce: holding ? readData(holding.data) : null,
    draftSavedAt: draft?.createdAt ?? null,
    draftNote: draft?.note ?? '',
    versions: versions.map((one): PresetVersion => {
      const isShipped = one.approvedBy !== '' && one.approvedByUser === null;
      return {
        version: one.version,
        state: stateOf(one, inForce, today),
        effectiveOn: one.effectiveOn,
        approvedBy: isShipped ? '' : one.approvedBy,
        approvedAt: one.approvedAt,
        enteredBy: one.approverName,
        draftedBy: one.drafterName,
        isShipped,
        note: one.note,
        savedAt: one.createdAt,
      };
    }),
    today,
  };
}

function stateOf(
  { version, approvedBy, effectiveOn }: { readonly version: number; readonly approvedBy: string; readonly effectiveOn: string },
  inForce: number,
  today: string,
): VersionState {
  if (approvedBy === '') return 'draft';
  if (version === inForce) return 'inForce';
  return effectiveOn > today ? 'upcoming' : 'past';
}

/** Two versions beside each other, field by field. */
export async function comparePreset(
  { db }: ActorContext,
  { code, from, to }: z.output<typeof comparePresetInput>,
): Promise<PresetComparison> {
  await requirePreset(db, code);
  const versions = await findVersions(db, code);
  const dataOf = (no: number): PresetData => {
    const found = versions.find(({ version }) => version === no);
    if (!found) throw new DomainError('notFound', { what: 'presetVersion', id: no });
    return readData(found.data);
  };
  const [before, after] = [dataOf(from), dataOf(to)];
  return { from: before, to: after, differences: differencesOf(before, after) };
}

/** A stored preset; fields that came with a later program take their defaults. */
export function readData(stored: string): PresetData {
  return presetData.parse(JSON.parse(stored));
}

/** @throws DomainError `notFound`. */
export async function requirePreset(db: Db, code: string): Promise<PresetRecord> {
  const preset = await findPreset(db, code);
  if (!preset) throw new DomainError('notFound', { what: 'preset', id: code });
  return preset;
}
