import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { RegionRow, removeRegionInput, saveRegionInput } from '../../../shared/regions.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { requireTechnicians } from '../staff/staff.service.ts';
import { deleteRegion, findRegion, findRegions, insertRegion, updateRegion } from './regions.repository.ts';

export async function listRegions({ db }: ActorContext): Promise<readonly RegionRow[]> {
  return findRegions(db);
}

/** How far away the customers of this region live; empty where nobody said so, or the region is not kept. */
export async function distanceOfRegion(db: Db, name: string): Promise<RegionRow['distanceClass']> {
  return (await findRegion(db, name))?.distanceClass ?? '';
}

/** Regions have names and no numbers; their happenings stand under the shop. */
const subject = { subject: 'shop', subjectId: 1 } as const;

/** Makes a region or changes whoever represents it (R-002-56). */
export async function saveRegion(
  context: ActorContext,
  { name, version, distanceClass, representativeId }: z.output<typeof saveRegionInput>,
): Promise<Receipt> {
  const fields = { distanceClass, representativeId };
  return write(context, async ({ tx, record, touch }) => {
    const before = await findRegion(tx, name);
    // Somebody who has left since may stay until another one is chosen.
    if (representativeId !== null && representativeId !== before?.representativeId) await requireTechnicians(tx, [representativeId]);
    if (version === undefined) {
      if (!(await insertRegion(tx, name, fields))) throw new DomainError('codeTaken', { code: name, field: 'name' });
    } else {
      if (!before) throw new DomainError('notFound', { what: 'region', id: name });
      if (!(await updateRegion(tx, name, version, fields))) throw new DomainError('staleVersion', { what: 'region', current: before });
    }
    const changes = changesBetween(comparable(before), comparable(await findRegion(tx, name)));
    await record({ ...subject, kind: 'regionSaved', data: { name }, changes: { region: [before ? name : null, name], ...changes } });
    touch('regions', 'requests');
    return { id: 1, version: (version ?? 0) + 1 };
  });
}

/** A region that is no longer served; customers keep its name. */
export async function removeRegion(context: ActorContext, { name, version }: z.output<typeof removeRegionInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await findRegion(tx, name);
    if (!before) throw new DomainError('notFound', { what: 'region', id: name });
    if (!(await deleteRegion(tx, name, version))) throw new DomainError('staleVersion', { what: 'region', current: before });
    await record({ ...subject, kind: 'regionRemoved', data: { name }, changes: { region: [name, null] } });
    touch('regions', 'requests');
    return { id: 1, version };
  });
}

function comparable(region: RegionRow | undefined) {
  return { distanceClass: region?.distanceClass ?? '', representative: region?.representativeName ?? '' };
}
