import { prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/engine.ts';

export const shopPresetSetting = 'shopPreset';

/** What a new job can take its preset from. Ids that are not there are 0. */
const choices = prepared((db, projectId: number, customerId: number, itemId: number, shopKey: string) =>
  db.selectNoFrom((eb) => [
    eb.selectFrom('project').select('presetCode').where('project.id', '=', projectId).as('project'),
    eb.selectFrom('project').select('calendarCode').where('project.id', '=', projectId).as('projectCalendar'),
    eb.selectFrom('customer').select('presetCode').where('customer.id', '=', customerId).as('customer'),
    eb.selectFrom('customer').select('calendarCode').where('customer.id', '=', customerId).as('customerCalendar'),
    eb
      .selectFrom('installedItem')
      .innerJoin('presetChoice', 'presetChoice.category', 'installedItem.category')
      .select('presetChoice.presetCode')
      .where('installedItem.id', '=', itemId)
      .as('line'),
    eb.selectFrom('installedItem').select('projectId').where('id', '=', itemId).as('itemProject'),
    eb.selectFrom('setting').select('value').where('key', '=', shopKey).as('shop'),
  ]),
);

export interface FoundChoices {
  /** Codes in the order in which they hold: project, customer, product line, shop. */
  readonly codes: readonly string[];
  /** Calendar of the contract, empty: none of its own. */
  readonly calendar: string;
  /** The project: the one named, else that of the item. */
  readonly projectId: number | null;
}

export async function findChoices(
  db: Db,
  { projectId, customerId, installedItemId }: { projectId: number | null; customerId: number | null; installedItemId: number | null },
): Promise<FoundChoices> {
  const ask = async (project: number | null) =>
    (await choices(db, project ?? 0, customerId ?? 0, installedItemId ?? 0, shopPresetSetting))[0];
  let found = await ask(projectId);
  const project = projectId ?? found?.itemProject ?? null;
  if (project !== projectId) found = await ask(project);
  const shop = found?.shop ? (JSON.parse(found.shop) as string) : '';
  const codes = [found?.project, found?.customer, found?.line, shop].filter((code): code is string => Boolean(code));
  return { codes, calendar: found?.projectCalendar || found?.customerCalendar || '', projectId: project };
}

const inForce = prepared((db, code: string, today: string) =>
  db
    .selectFrom('presetVersion')
    .innerJoin('preset', 'preset.code', 'presetVersion.presetCode')
    .select('presetVersion.id')
    .where('presetCode', '=', code)
    .where('isRemoved', '=', 0)
    .where('approvedBy', '<>', '')
    .where('effectiveOn', '<=', today)
    .orderBy('effectiveOn', 'desc')
    .orderBy('presetVersion.version', 'desc')
    .limit(1),
);

export interface StoredVersion {
  readonly id: number;
  readonly data: string;
}

/** The id of the approved version of a preset whose day came last, of one day the newest; its long text is read only when nobody has it yet. */
export async function findInForce(db: Db, code: string, today: string): Promise<number | undefined> {
  const [version] = await inForce(db, code, today);
  return version?.id;
}

const byId = prepared((db, id: number) => db.selectFrom('presetVersion').select(['id', 'data']).where('id', '=', id));

export async function findStored(db: Db, id: number): Promise<StoredVersion | undefined> {
  const [version] = await byId(db, id);
  return version;
}

const first = prepared((db, code: string) =>
  db
    .selectFrom('presetVersion')
    .select(['id', 'data'])
    .where('presetCode', '=', code)
    .where('approvedBy', '<>', '')
    .orderBy('version')
    .limit(1),
);

/** The version with which a preset began. */
export async function findFirst(db: Db, code: string): Promise<StoredVersion | undefined> {
  const [version] = await first(db, code);
  return version;
}
