import type { AttachmentSubject } from '../../../shared/attachments.ts';
import { can, isOwnSlipsOnly } from '../../../shared/permissions.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { photoStates } from '../../../shared/repair-cases.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../errors.ts';
import type { Topic } from '../../platform/bus.ts';

interface SubjectAccess {
  readonly table: keyof Database;
  /** `signedIn`: everybody at the counter. */
  readonly read: Permission | 'signedIn';
  readonly write: Permission;
  /** What seats that show the subject ask again. */
  readonly topic: Topic;
  /** Holds one photo and nothing else: a further one takes its place. */
  readonly isOnePhoto?: boolean;
}

/** Who sees and changes the files of each kind of record. A new kind is one line here and one in `shared/attachments.ts`. */
const subjects: Readonly<Record<AttachmentSubject, SubjectAccess>> = {
  request: { table: 'serviceRequest', read: 'requests.read', write: 'requests.log', topic: 'requests' },
  workOrder: { table: 'workOrder', read: 'workOrders.read', write: 'workOrders.progress', topic: 'workOrders' },
  feedbackForm: { table: 'feedbackForm', read: 'feedbackForms.read', write: 'feedbackForms.submit', topic: 'feedbackForms' },
  incident: { table: 'incident', read: 'incidents.read', write: 'incidents.work', topic: 'incidents' },
  installedItem: { table: 'installedItem', read: 'customers.read', write: 'customers.write', topic: 'installedItems' },
  repairCase: { table: 'repairCase', read: 'repairCases.read', write: 'repairCases.work', topic: 'repairCases' },
  oldPart: { table: 'oldPart', read: 'oldParts.read', write: 'oldParts.work', topic: 'oldParts' },
  toolReturn: { table: 'toolReturn', read: 'tools.read', write: 'tools.issue', topic: 'tools' },
  item: { table: 'item', read: 'parts.read', write: 'parts.manage', topic: 'parts' },
  shop: { table: 'shop', read: 'signedIn', write: 'settings.manage', topic: 'settings', isOnePhoto: true },
};

export function topicOf(subject: AttachmentSubject): Topic {
  return subjects[subject].topic;
}

export function isOnePhoto(subject: AttachmentSubject): boolean {
  return subjects[subject].isOnePhoto === true;
}

export function mayWriteTo({ actor }: ActorContext, subject: AttachmentSubject): boolean {
  return can(actor.roles, subjects[subject].write);
}

/**
 * Refuses whoever may not see or change files of this record, and records that do not exist. A technician has own slips only (R-000-84).
 * @throws DomainError `forbidden`, `notFound`.
 */
export async function requireAccess(
  db: Db,
  { actor }: ActorContext,
  { subject, subjectId }: { readonly subject: AttachmentSubject; readonly subjectId: number },
  way: 'read' | 'write',
): Promise<void> {
  const { table, read, write } = subjects[subject];
  const needed = way === 'read' ? read : write;
  if (needed !== 'signedIn' && !can(actor.roles, needed)) throw new DomainError('forbidden', { permission: needed });
  const isThere = await exists(db, table, subjectId);
  const isForeign =
    subject === 'workOrder' &&
    isOwnSlipsOnly(actor.roles, way === 'read' ? 'workOrders.read' : 'workOrders.progress') &&
    !(await isOwnSlip(db, subjectId, actor.staffId ?? 0));
  if (!isThere || isForeign) throw new DomainError('notFound', { what: subject, id: subjectId });
  if (way === 'write' && subject === 'repairCase') await requireOpenRepair(db, subjectId);
}

async function exists(db: Db, table: keyof Database, id: number): Promise<boolean> {
  // one table stands for all in the types: which it is does not matter to a plain look
  const row = await db
    .selectFrom(table as 'serviceRequest')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** R-002-41: what the manager of engineering looks at does not change any more. */
async function requireOpenRepair(db: Db, id: number): Promise<void> {
  // locked: it cannot go to the manager while its photographs change
  const { state } = await db.selectFrom('repairCase').select('state').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  if (!photoStates.includes(state)) throw new DomainError('guardFailed', { guard: 'photosFixed' });
}

async function isOwnSlip(db: Db, workOrderId: number, staffId: number): Promise<boolean> {
  const row = await db
    .selectFrom('workOrderTechnician')
    .select('workOrderId')
    .where('workOrderId', '=', workOrderId)
    .where('staffId', '=', staffId)
    .executeTakeFirst();
  return row !== undefined;
}
