import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { OutletRow, closeOutletInput, reopenOutletInput, saveOutletInput } from '../../../shared/outlets.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { changesBetween, write } from '../../platform/write.ts';
import {
  findOpenSubCentres,
  findOutlet,
  findOutlets,
  findPeopleAt,
  insertOutlet,
  isNameTaken,
  isStaffActive,
  lockOutletList,
  lockOutlets,
  updateOutlet,
} from './outlets.repository.ts';
import type { OutletFields } from './outlets.repository.ts';

/** Repair centre, sub-centres, logistics centre and branches, open or closed (R-002-75). */
export async function listOutlets({ db }: ActorContext): Promise<readonly OutletRow[]> {
  return findOutlets(db);
}

/**
 * Locks the outlet that somebody comes to, before the person's own row.
 * @returns its name, or why nobody can come to it.
 */
export async function lockOutletOf(tx: Tx, id: number): Promise<{ readonly name: string; readonly refused: DomainError | undefined }> {
  const outlet = (await lockOutlets(tx, [id])).get(id);
  if (!outlet) return { name: '', refused: new DomainError('notFound', { what: 'outlet', id }) };
  return { name: outlet.name, refused: outlet.isOpen ? undefined : refusal('outletIsClosed', 'outletId') };
}

/**
 * Makes an outlet or changes one (R-002-75).
 * @throws DomainError `guardFailed` by field, `fieldsMissing` for a sub-centre without its centre, `staleVersion`, `notFound`.
 */
export async function saveOutlet(
  context: ActorContext,
  { id, version = 0, ...fields }: z.output<typeof saveOutletInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await lockOutletList(tx);
    const before = id === undefined ? undefined : await requireOutlet(tx, id, version);
    if (before && before.closedAt !== null) throw refusal('outletIsClosed', 'name');
    await requireParent(tx, fields, before);
    if (await isNameTaken(tx, fields.name, before?.id ?? 0)) throw refusal('outletNameTaken', 'name');
    // Somebody who has left since may stay until another one is chosen.
    const { responsibleId } = fields;
    if (responsibleId !== null && responsibleId !== before?.responsibleId && !(await isStaffActive(tx, responsibleId)))
      throw refusal('outletResponsibleLeft', 'responsibleId');
    const savedId = before ? before.id : await insertOutlet(tx, fields, context.now);
    if (before) await updateOutlet(tx, savedId, version, fields);
    const after = await findOutlet(tx, savedId);
    await record({
      subject: 'outlet',
      subjectId: savedId,
      kind: before ? 'changed' : 'created',
      data: { name: fields.name },
      changes: changesBetween(comparable(before), comparable(after)),
    });
    touch('outlets', 'staff', 'board');
    return { id: savedId, version: after?.version ?? 1 };
  });
}

/**
 * An outlet that works no more; it stays on the list with its reason.
 * @throws DomainError `guardFailed` while people or open sub-centres are left, with their names.
 */
export async function closeOutlet(context: ActorContext, { id, version, reason }: z.output<typeof closeOutletInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await lockOutletList(tx);
    await lockOutlets(tx, [id]);
    const { name, closedAt } = await requireOutlet(tx, id, version);
    if (closedAt !== null) throw new DomainError('guardFailed', { guard: 'outletIsClosed' });
    const below = await findOpenSubCentres(tx, id);
    if (below.length > 0) throw new DomainError('guardFailed', { guard: 'outletHasSubCentres', outlets: below });
    const people = await findPeopleAt(tx, id);
    if (people.length > 0) throw new DomainError('guardFailed', { guard: 'outletHasStaff', people });
    await updateOutlet(tx, id, version, { closedAt: context.now, closeReason: reason });
    const changes = { outletState: ['open', 'closed'], closeReason: ['', reason] } as const;
    await record({ subject: 'outlet', subjectId: id, kind: 'closed', data: { name, reason }, changes });
    touch('outlets');
    return { id, version: version + 1 };
  });
}

/** Works again. @throws DomainError `guardFailed` when its centre is closed or is none any more, or its name is taken meanwhile. */
export async function reopenOutlet(context: ActorContext, { id, version }: z.output<typeof reopenOutletInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await lockOutletList(tx);
    const { name, parentId, parentName, closedAt, closeReason } = await requireOutlet(tx, id, version);
    if (closedAt === null) throw new DomainError('guardFailed', { guard: 'outletIsOpen' });
    if (parentId !== null && !(await isOpenCentre(tx, parentId)))
      throw new DomainError('guardFailed', { guard: 'outletParentClosed', parent: parentName });
    if (await isNameTaken(tx, name, id)) throw new DomainError('guardFailed', { guard: 'outletNameTaken' });
    await updateOutlet(tx, id, version, { closedAt: null, closeReason: '' });
    const changes = { outletState: ['closed', 'open'], closeReason: [closeReason, ''] } as const;
    await record({ subject: 'outlet', subjectId: id, kind: 'reopened', data: { name }, changes });
    touch('outlets');
    return { id, version: version + 1 };
  });
}

async function requireOutlet(tx: Tx, id: number, version: number): Promise<OutletRow> {
  const outlet = await findOutlet(tx, id);
  if (!outlet) throw new DomainError('notFound', { what: 'outlet', id });
  if (outlet.version !== version) throw new DomainError('staleVersion', { what: 'outlet', current: outlet });
  return outlet;
}

/** Only a sub-centre has a parent, and that is an open centre: so outlets stand in no circle. */
async function requireParent(tx: Tx, { kind, parentId }: OutletFields, before: OutletRow | undefined): Promise<void> {
  if (before?.kind === 'centre' && kind !== 'centre') {
    if (parentId === before.id) throw refusal('outletOwnParent', 'parentId');
    if ((await findOpenSubCentres(tx, before.id)).length > 0) throw refusal('outletKeepsSubCentres', 'kind');
  }
  if (kind !== 'subCentre') {
    if (parentId !== null) throw refusal('outletParentNotAsked', 'parentId');
    return;
  }
  if (parentId === null) throw new DomainError('fieldsMissing', { fields: ['parentId'] });
  if (parentId === before?.id) throw refusal('outletOwnParent', 'parentId');
  if (!(await isOpenCentre(tx, parentId, before?.id))) throw refusal('outletParentUnfit', 'parentId');
}

async function isOpenCentre(tx: Tx, parentId: number, childId?: number): Promise<boolean> {
  const parent = (await lockOutlets(tx, childId === undefined ? [parentId] : [parentId, childId])).get(parentId);
  return parent !== undefined && parent.isOpen && parent.kind === 'centre';
}

/** A refusal that is about one field of the form. */
function refusal(guard: string, field: string): DomainError {
  return new DomainError('guardFailed', { guard, field });
}

function comparable(outlet: OutletRow | undefined) {
  const { name = '', kind = '', parentName, region = '', address = '', phone = '', hoursNote = '', responsibleName } = outlet ?? {};
  return {
    name,
    outletKind: kind,
    parentOutlet: parentName ?? '',
    region,
    address,
    phone,
    hoursNote,
    responsible: responsibleName ?? '',
  };
}
