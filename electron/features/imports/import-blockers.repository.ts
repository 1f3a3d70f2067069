import type { BlockerKind } from '../../../shared/imports.ts';
import type { Db } from '../../db/engine.ts';
import type { ImportSubject } from './import-batches.repository.ts';

interface Found {
  readonly customerId: number;
  readonly customerName: string;
  readonly label: string;
}
interface Batch {
  readonly id: number;
  readonly at: number;
}

/** Ids of what the import made. */
function made(db: Db, batchId: number, subject: ImportSubject) {
  return db
    .selectFrom('importChange')
    .select('subjectId')
    .where('batchId', '=', batchId)
    .where('subject', '=', subject)
    .where('before', '=', '');
}

/** Things that would lose what they refer to, or would be lost, if the import were undone; some of each kind. */
export const findDependents: { readonly [Kind in BlockerKind]?: (db: Db, batch: Batch, limit: number) => Promise<readonly Found[]> } = {
  request: (db, { id }, limit) =>
    db
      .selectFrom('serviceRequest')
      .innerJoin('customer', 'customer.id', 'serviceRequest.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'serviceRequest.no as label'])
      .where((eb) =>
        eb.or([
          eb('serviceRequest.customerId', 'in', made(db, id, 'customer')),
          eb('serviceRequest.installedItemId', 'in', made(db, id, 'item')),
        ]),
      )
      .limit(limit)
      .execute(),
  talk: (db, { id }, limit) =>
    db
      .selectFrom('talk')
      .innerJoin('customer', 'customer.id', 'talk.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'talk.summary as label'])
      .where('talk.customerId', 'in', made(db, id, 'customer'))
      .limit(limit)
      .execute(),
  merge: (db, { id, at }, limit) => {
    const touched = db.selectFrom('importChange').select('subjectId').where('batchId', '=', id).where('subject', '=', 'customer');
    return db
      .selectFrom('customerMerge')
      .innerJoin('customer', 'customer.id', 'customerMerge.keptId')
      .innerJoin('customer as absorbed', 'absorbed.id', 'customerMerge.absorbedId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'absorbed.name as label'])
      .where('customerMerge.at', '>=', at)
      .where((eb) => eb.or([eb('customerMerge.keptId', 'in', touched), eb('customerMerge.absorbedId', 'in', touched)]))
      .limit(limit)
      .execute();
  },
  consent: (db, { id }, limit) =>
    db
      .selectFrom('consent')
      .innerJoin('customer', 'customer.id', 'consent.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'consent.purpose as label'])
      .where('consent.customerId', 'in', made(db, id, 'customer'))
      .limit(limit)
      .execute(),
  privacyRequest: (db, { id }, limit) =>
    db
      .selectFrom('privacyRequest')
      .innerJoin('customer', 'customer.id', 'privacyRequest.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'privacyRequest.no as label'])
      .where('privacyRequest.customerId', 'in', made(db, id, 'customer'))
      .limit(limit)
      .execute(),
  warrantyCard: (db, { id }, limit) =>
    db
      .selectFrom('warrantyCard')
      .innerJoin('customer', 'customer.id', 'warrantyCard.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'warrantyCard.no as label'])
      .where((eb) =>
        eb.or([eb('warrantyCard.customerId', 'in', made(db, id, 'customer')), eb('warrantyCard.projectId', 'in', made(db, id, 'project'))]),
      )
      .limit(limit)
      .execute(),
  item: (db, { id }, limit) =>
    db
      .selectFrom('installedItem')
      .innerJoin('customer', 'customer.id', 'installedItem.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'installedItem.model as label'])
      .where((eb) =>
        eb.or([
          eb('installedItem.customerId', 'in', made(db, id, 'customer')),
          eb.and([
            eb('installedItem.projectId', 'in', made(db, id, 'project')),
            // One that the import itself put into the project goes back to where it was.
            eb('installedItem.id', 'not in', touchedItems(db, id)),
          ]),
        ]),
      )
      .where('installedItem.id', 'not in', made(db, id, 'item'))
      .limit(limit)
      .execute(),
  project: (db, { id }, limit) =>
    db
      .selectFrom('project')
      .innerJoin('customer', 'customer.id', 'project.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'project.name as label'])
      .where('project.customerId', 'in', made(db, id, 'customer'))
      .where('project.id', 'not in', made(db, id, 'project'))
      .limit(limit)
      .execute(),
  replacement: (db, { id }, limit) =>
    db
      .selectFrom('partReplacement')
      .leftJoin('installedItem', 'installedItem.id', 'partReplacement.itemId')
      .leftJoin('project', 'project.id', 'partReplacement.projectId')
      .innerJoin('customer', (join) =>
        join.on((eb) =>
          eb.or([eb('customer.id', '=', eb.ref('installedItem.customerId')), eb('customer.id', '=', eb.ref('project.customerId'))]),
        ),
      )
      .select(['customer.id as customerId', 'customer.name as customerName', 'partReplacement.part as label'])
      .where((eb) =>
        eb.or([eb('partReplacement.itemId', 'in', made(db, id, 'item')), eb('partReplacement.projectId', 'in', made(db, id, 'project'))]),
      )
      .limit(limit)
      .execute(),
  changedCustomer: (db, { id }, limit) =>
    db
      .selectFrom('importChange')
      .innerJoin('customer', 'customer.id', 'importChange.subjectId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'customer.name as label'])
      .where('batchId', '=', id)
      .where('subject', '=', 'customer')
      .where((eb) => eb.or([eb('customer.version', '<>', eb.ref('importChange.version')), eb('customer.erasedAt', 'is not', null)]))
      .limit(limit)
      .execute(),
  changedItem: (db, { id }, limit) =>
    db
      .selectFrom('importChange')
      .innerJoin('installedItem', 'installedItem.id', 'importChange.subjectId')
      .innerJoin('customer', 'customer.id', 'installedItem.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'installedItem.model as label'])
      .where('batchId', '=', id)
      .where('subject', '=', 'item')
      .where((eb) => eb('installedItem.version', '<>', eb.ref('importChange.version')))
      .limit(limit)
      .execute(),
  changedProject: (db, { id }, limit) =>
    db
      .selectFrom('importChange')
      .innerJoin('project', 'project.id', 'importChange.subjectId')
      .innerJoin('customer', 'customer.id', 'project.customerId')
      .select(['customer.id as customerId', 'customer.name as customerName', 'project.name as label'])
      .where('batchId', '=', id)
      .where('subject', '=', 'project')
      .where((eb) => eb('project.version', '<>', eb.ref('importChange.version')))
      .limit(limit)
      .execute(),
};

function touchedItems(db: Db, batchId: number) {
  return db.selectFrom('importChange').select('subjectId').where('batchId', '=', batchId).where('subject', '=', 'item');
}
