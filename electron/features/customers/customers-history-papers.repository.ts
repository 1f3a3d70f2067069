import type { Db } from '../../db/engine.ts';
import { newest } from './customers-history-source.repository.ts';
import type { HistorySource } from './customers-history-source.repository.ts';

const cardIssued: HistorySource = {
  kind: 'card',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('warrantyCard')
      .innerJoin('userAccount', 'userAccount.id', 'warrantyCard.userId')
      .select(['warrantyCard.id', 'warrantyCard.createdAt as at', 'no as name', 'kind as code', 'displayName as who'])
      .where('customerId', '=', customerId);
    const rows = await newest(select, { at: 'warrantyCard.createdAt', id: 'warrantyCard.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'cardIssued', link: { to: 'card', id: row.id } }));
  },
};

const cardVoided: HistorySource = {
  kind: 'card',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('warrantyCard')
      .select(['id', 'voidedAt as at', 'no as name', 'kind as code', 'voidReason as detail'])
      .where('customerId', '=', customerId)
      .where('voidedAt', 'is not', null);
    const rows = await newest(select, { at: 'warrantyCard.voidedAt', id: 'warrantyCard.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'cardVoided', link: { to: 'card', id: row.id } }));
  },
};

const slipPrinted: HistorySource = {
  kind: 'print',
  read: async (db, customerId, bound, limit) => {
    const select = prints(db, 'workOrder')
      .innerJoin('workOrder', 'workOrder.id', 'printRecord.subjectId')
      .innerJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
      .select(['workOrder.no as name', 'workOrder.id as workOrderId'])
      .where('serviceRequest.customerId', '=', customerId);
    const rows = await newest(select, { at: 'printRecord.at', id: 'printRecord.id' }, bound, limit).execute();
    return rows.map(({ nth, workOrderId, ...row }) => ({
      ...row,
      what: nth > 1 ? 'slipReprinted' : 'slipPrinted',
      more: String(nth - 1),
      link: { to: 'workOrder', id: workOrderId },
    }));
  },
};

const cardPrinted: HistorySource = {
  kind: 'print',
  read: async (db, customerId, bound, limit) => {
    const select = prints(db, 'warrantyCard')
      .innerJoin('warrantyCard', 'warrantyCard.id', 'printRecord.subjectId')
      .select(['warrantyCard.no as name', 'warrantyCard.id as cardId'])
      .where('warrantyCard.customerId', '=', customerId);
    const rows = await newest(select, { at: 'printRecord.at', id: 'printRecord.id' }, bound, limit).execute();
    return rows.map(({ nth, cardId, ...row }) => ({
      ...row,
      what: nth > 1 ? 'cardReprinted' : 'cardPrinted',
      more: String(nth - 1),
      link: { to: 'card', id: cardId },
    }));
  },
};

const filePrinted: HistorySource = {
  kind: 'print',
  read: async (db, customerId, bound, limit) => {
    const select = prints(db, 'customerFile').where('printRecord.subjectId', '=', customerId);
    const rows = await newest(select, { at: 'printRecord.at', id: 'printRecord.id' }, bound, limit).execute();
    return rows.map(({ nth, ...row }) => ({ ...row, what: nth > 1 ? 'fileReprinted' : 'filePrinted', more: String(nth - 1) }));
  },
};

function prints(db: Db, subject: string) {
  return db
    .selectFrom('printRecord')
    .innerJoin('userAccount', 'userAccount.id', 'printRecord.userId')
    .select(['printRecord.id', 'printRecord.at', 'printRecord.nth', 'printRecord.reason as detail', 'displayName as who'])
    .where('printRecord.subject', '=', subject);
}

const consent: HistorySource = {
  kind: 'privacy',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('consent')
      .innerJoin('userAccount', 'userAccount.id', 'consent.userId')
      .select(['consent.id', 'consent.at', 'purpose as code', 'way as more', 'sharedWith as detail', 'isGiven', 'displayName as who'])
      .where('customerId', '=', customerId);
    const rows = await newest(select, { at: 'consent.at', id: 'consent.id' }, bound, limit).execute();
    return rows.map(({ isGiven, ...row }) => ({ ...row, what: isGiven === 1 ? 'consentGiven' : 'consentRefused' }));
  },
};

const consentWithdrawn: HistorySource = {
  kind: 'privacy',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('consent')
      .leftJoin('userAccount', 'userAccount.id', 'consent.withdrawnBy')
      .select(['consent.id', 'withdrawnAt as at', 'purpose as code', 'withdrawnWay as more', 'displayName as who'])
      .where('customerId', '=', customerId)
      .where('withdrawnAt', 'is not', null);
    const rows = await newest(select, { at: 'consent.withdrawnAt', id: 'consent.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'consentWithdrawn' }));
  },
};

const privacyRequest: HistorySource = {
  kind: 'privacy',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('privacyRequest')
      .innerJoin('userAccount', 'userAccount.id', 'privacyRequest.createdBy')
      .select(['privacyRequest.id', 'receivedAt as at', 'no as name', 'kind as code', 'state as more', 'displayName as who'])
      .where('customerId', '=', customerId);
    const rows = await newest(select, { at: 'privacyRequest.receivedAt', id: 'privacyRequest.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: 'privacyRequest' }));
  },
};

/** Both sides of a merge remember it: the one that stayed, and the one that became a part of it. */
const merges = (['at', 'undoneAt'] as const).map((column): HistorySource => ({
  kind: 'file',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('customerMerge')
      .innerJoin('customer as kept', 'kept.id', 'customerMerge.keptId')
      .innerJoin('customer as absorbed', 'absorbed.id', 'customerMerge.absorbedId')
      .leftJoin('userAccount', 'userAccount.id', column === 'at' ? 'customerMerge.userId' : 'customerMerge.undoneBy')
      .select(['customerMerge.id', `customerMerge.${column} as at`, 'keptId', 'absorbedId', 'displayName as who'])
      .select(['kept.name as keptName', 'absorbed.name as absorbedName'])
      .where((eb) => eb.or([eb('keptId', '=', customerId), eb('absorbedId', '=', customerId)]))
      .where(`customerMerge.${column}`, 'is not', null);
    const rows = await newest(select, { at: `customerMerge.${column}`, id: 'customerMerge.id' }, bound, limit).execute();
    return rows.map(({ keptId, absorbedId, keptName, absorbedName, ...row }) => {
      const isKept = keptId === customerId;
      const what = column === 'at' ? 'merged' : 'mergeUndone';
      return { ...row, what, name: isKept ? absorbedName : keptName, link: { to: 'customer', id: isKept ? absorbedId : keptId } };
    });
  },
}));

const ownTimes = (['createdAt', 'erasedAt'] as const).map((column): HistorySource => ({
  kind: 'file',
  read: async (db, customerId, bound, limit) => {
    const select = db
      .selectFrom('customer')
      .select(['id', `${column} as at`, 'source as detail'])
      .where('id', '=', customerId)
      .where(column, 'is not', null);
    const rows = await newest(select, { at: `customer.${column}`, id: 'customer.id' }, bound, limit).execute();
    return rows.map((row) => ({ ...row, what: column === 'createdAt' ? 'created' : 'erased' }));
  },
}));

/** Papers, agreements, and what became of the file itself. */
export const paperSources: readonly HistorySource[] = [
  cardIssued,
  cardVoided,
  slipPrinted,
  cardPrinted,
  filePrinted,
  consent,
  consentWithdrawn,
  privacyRequest,
  ...merges,
  ...ownTimes,
];
