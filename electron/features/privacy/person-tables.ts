import type { AttachmentSubject } from '../../../shared/attachments.ts';
import type { Database } from '../../db/schema.ts';

/** The keys by which rows belong to a person: directly, or through what belongs to the person. */
export type PersonKey =
  | 'customer'
  | 'item'
  | 'project'
  | 'request'
  | 'workOrder'
  | 'talk'
  | 'warrantyCard'
  | 'repairCase'
  | 'feedbackForm'
  | 'incident'
  | 'oldPart';

export interface PersonTable {
  readonly table: keyof Database;
  readonly column: string;
  readonly by: PersonKey;
  /** Rows that name what they belong to by kind and id. */
  readonly subject?: AttachmentSubject;
}

const of = (by: PersonKey, column: string, ...tables: readonly (keyof Database)[]): readonly PersonTable[] =>
  tables.map((table) => ({ table, column, by }));

const filesOf = (by: PersonKey, subject: AttachmentSubject): PersonTable => ({ table: 'attachment', column: 'subjectId', by, subject });

/**
 * Every table with data of a person and how its rows are found. What a person may see and take along (R-004-24) is exactly this: a new
 * table with a key of a customer belongs here, and a test compares the list with the schema.
 */
export const personTables: readonly PersonTable[] = [
  ...of('customer', 'id', 'customer'),
  ...of(
    'customer',
    'customerId',
    'customerContact',
    'customerPhone',
    'customerAddress',
    'installedItem',
    'project',
    'warranty',
    'warrantyCard',
    'talk',
    'serviceRequest',
    'consent',
    'privacyRequest',
    'accessEntry',
  ),
  ...of('item', 'itemId', 'vehicle'),
  ...of('item', 'itemId', 'partReplacement'),
  ...of('project', 'projectId', 'partReplacement', 'projectPoint', 'incident'),
  ...of(
    'request',
    'requestId',
    'requestFinish',
    'workOrder',
    'timer',
    'alert',
    'notice',
    'requestDelay',
    'requestStep',
    'task',
    'appointment',
    'repairCase',
    'feedbackForm',
    'incident',
    'supplierCase',
    'replacement',
    'spareNeed',
  ),
  ...of('workOrder', 'workOrderId', 'workOrderLine', 'reschedule', 'workOrderPart'),
  ...of('workOrder', 'workOrderId', 'materialRequest', 'consignment'),
  ...of('workOrder', 'workOrderId', 'oldPart', 'oldPartWish'),
  ...of('oldPart', 'oldPartId', 'oldPartClaim'),
  ...of('repairCase', 'caseId', 'repairCaseLine', 'repairCasePhoto'),
  ...of('feedbackForm', 'formId', 'feedbackNote'),
  ...of('incident', 'incidentId', 'incidentAction'),
  filesOf('request', 'request'),
  filesOf('workOrder', 'workOrder'),
  filesOf('item', 'installedItem'),
  filesOf('repairCase', 'repairCase'),
  filesOf('feedbackForm', 'feedbackForm'),
  filesOf('incident', 'incident'),
  filesOf('oldPart', 'oldPart'),
];

/** Tables that name a customer only as a pair of identities; they say nothing about a person. */
export const pairTables: readonly (keyof Database)[] = ['customerMerge', 'distinctCustomers'];
