import type { z } from 'zod';
import type { PresetData, RequirableField } from '../../../shared/presets/preset.ts';
import type { updateRequestInput } from '../../../shared/requests.ts';
import type { Day } from '../../../shared/time.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { requireProjectOf } from '../installed-items/installed-items.service.ts';
import { presetFor, presetOfJob } from '../presets/presets.service.ts';
import { isActiveUser } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

type Facts = Omit<z.output<typeof updateRequestInput>, 'id' | 'version'>;

/**
 * The preset of a new request and what the request keeps of it (R-002-30), after its facts passed: types, channels and urgencies that the
 * preset offers, and the fields that it asks for (R-002-19).
 */
export async function presetOfNew(tx: Tx, customerId: number, facts: Facts, today: Day) {
  await requireReferences(tx, customerId, facts);
  const preset = await presetFor(tx, { ...facts, customerId }, today);
  const { projectId } = preset;
  requireOffered(preset.data, facts);
  requireFields(preset.data, { ...facts, projectId });
  return { presetVersionId: preset.versionId, calendarCode: preset.contractCalendar, projectId };
}

/**
 * A correction stays under the version that the job was opened with. What it does not change may stay, whatever the preset says; another
 * project brings the calendar of its contract.
 */
export async function presetOfCorrected(tx: Tx, before: RequestRecord, facts: Facts, today: Day) {
  const { customerId } = before;
  await requireReferences(tx, customerId, { ...facts, ownerUserId: facts.ownerUserId === before.ownerUserId ? null : facts.ownerUserId });
  const { data } = await presetOfJob(tx, before.presetVersionId);
  const { projectId, contractCalendar } = await presetFor(tx, { ...facts, customerId }, today);
  const ownerUserId = facts.ownerUserId ?? before.ownerUserId;
  requireOffered(data, facts, before);
  requireFields(data, { ...facts, projectId, ownerUserId });
  return { projectId, ownerUserId, ...(projectId === before.projectId ? {} : { calendarCode: contractCalendar }) };
}

async function requireReferences(tx: Tx, customerId: number, { projectId, ownerUserId }: Pick<Facts, 'projectId' | 'ownerUserId'>) {
  if (projectId !== null) await requireProjectOf(tx, customerId, projectId);
  if (ownerUserId !== null && !(await isActiveUser(tx, ownerUserId)))
    throw new DomainError('notFound', { what: 'user', id: ownerUserId, field: 'ownerUserId' });
}

/** Refuses what the preset does not offer, by its field. */
function requireOffered(
  { types, channels, urgencies }: PresetData,
  facts: Pick<Facts, 'type' | 'channel' | 'urgency'>,
  before?: RequestRecord,
): void {
  const offered: readonly (readonly ['type' | 'channel' | 'urgency', readonly string[]])[] = [
    ['type', types],
    ['channel', channels],
    ['urgency', urgencies],
  ];
  const refused = offered.find(([field, list]) => !list.includes(facts[field]) && facts[field] !== before?.[field]);
  if (refused) throw new DomainError('notOffered', { field: refused[0], value: facts[refused[0]], offered: refused[1] });
}

/** A contact for the customer's sake is about no product (R-002-25, R-004-01). */
const aboutProduct: readonly RequirableField[] = ['productText', 'installedItem', 'faultClass'];

/** Refuses a request without the facts that its preset asks for, naming each of them. */
function requireFields({ required }: PresetData, facts: Facts): void {
  const missing = required.filter((field) => isMissing(field, facts) && !(facts.type === 'care' && aboutProduct.includes(field)));
  if (missing.length > 0) throw new DomainError('fieldsMissing', { fields: missing.map((field) => formFields[field]) });
}

function isMissing(field: RequirableField, facts: Facts): boolean {
  switch (field) {
    case 'productText':
      return facts.productText === '' && facts.installedItemId === null;
    case 'installedItem':
      return facts.installedItemId === null;
    case 'project':
      return facts.projectId === null;
    case 'faultClass':
      return facts.faultClass === 'unknown';
    case 'owner':
      return facts.ownerUserId === null;
  }
}

const formFields: Readonly<Record<RequirableField, string>> = {
  productText: 'productText',
  installedItem: 'installedItemId',
  project: 'projectId',
  faultClass: 'faultClass',
  owner: 'ownerUserId',
};
