import type { Tx } from '../../db/engine.ts';
import { textIndexOf } from '../../db/text-index.ts';
import { removeCustomerTerms, setItemTerms, setTerms } from '../../platform/search-terms.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import { outStates } from '../../../shared/work-order-lifecycle.ts';
import { orNone } from './person-data.repository.ts';
import type { PersonIds, PersonRows } from './person-data.repository.ts';
import { isTelling, likeNumber, scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Numbers of what is still open or unpaid: nothing of it may lose its customer. */
export async function findOpenMatters(tx: Tx, ids: PersonIds): Promise<readonly string[]> {
  const requests = await tx
    .selectFrom('serviceRequest')
    .select('no')
    .where('id', 'in', orNone(ids.request))
    .where('state', 'in', openRequestStates)
    .orderBy('id')
    .limit(20)
    .execute();
  const slips = await tx
    .selectFrom('workOrder')
    .select('no')
    .where('id', 'in', orNone(ids.workOrder))
    .where('state', 'in', ['draft', ...outStates])
    .orderBy('id')
    .limit(20)
    .execute();
  const unpaid = await tx
    .selectFrom('project')
    .select(['name', 'contractNo'])
    .where('id', 'in', orNone(ids.project))
    .where('paymentState', 'not in', ['', 'settled'])
    .orderBy('id')
    .limit(20)
    .execute();
  return [...requests.map(({ no }) => no), ...slips.map(({ no }) => no), ...unpaid.map(({ name, contractNo }) => contractNo || name)];
}

/** Everything by which the person could be found. */
export async function removeFromSearch(tx: Tx, ids: PersonIds): Promise<void> {
  for (const id of ids.customer) await removeCustomerTerms(tx, id);
  for (const id of ids.item) await setItemTerms(tx, id, { serial: '' });
  for (const id of ids.project) await setTerms(tx, 'project', id, []);
  for (const id of ids.request) await textIndexOf(tx).remove(tx, 'request_text', id);
}

/** The person's own record and what hangs on it. */
export async function blankCustomers(tx: Tx, ids: PersonIds, now: number): Promise<void> {
  await tx.deleteFrom('customerPhone').where('customerId', 'in', ids.customer).execute();
  await tx.deleteFrom('customerContact').where('customerId', 'in', ids.customer).execute();
  await tx.deleteFrom('customerAddress').where('customerId', 'in', ids.customer).execute();
  for (const id of ids.customer)
    await tx
      .updateTable('customer')
      .set((eb) => ({
        name: `已删除客户 ${id}`,
        note: '',
        keyNote: '',
        desiredServices: '',
        nextServiceTopic: '',
        nextServiceOn: '',
        callTime: '',
        buyIntention: '',
        consumption: '',
        interests: '',
        preferences: '',
        source: '',
        externalNo: '',
        fileDueAt: null,
        erasedAt: now,
        updatedAt: now,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
  await tx
    .updateTable('talk')
    .set({ summary: '', outcome: '', passedTo: '', callerName: '', phone: '' })
    .where('customerId', 'in', ids.customer)
    .execute();
  await tx.updateTable('consent').set({ sharedWith: '' }).where('customerId', 'in', ids.customer).execute();
  await tx
    .updateTable('privacyRequest')
    .set({ content: '', verifiedHow: '', action: '', answer: '' })
    .where('customerId', 'in', ids.customer)
    .execute();
}

/** Calls of the same phone, or about it, that nobody had put to the customer. */
export async function blankStrayCalls(tx: Tx, secrets: Secrets): Promise<void> {
  if (secrets.phones.length === 0) return;
  const patterns = secrets.phones.map(likeNumber);
  const calls = await tx
    .selectFrom('talk')
    .select(['id', 'phone', 'summary', 'passedTo', 'callerName'])
    .where('customerId', 'is', null)
    .where((eb) => eb.or(patterns.flatMap((pattern) => [eb('phone', 'like', pattern), eb('summary', 'like', pattern)])))
    .execute();
  const theirs = calls.filter(({ id: _id, ...texts }) => Object.values(texts).some((text) => isTelling(text, secrets)));
  await tx
    .updateTable('talk')
    .set({ summary: '', outcome: '', passedTo: '', callerName: '', phone: '' })
    .where('id', 'in', orNone(theirs.map(({ id }) => id)))
    .execute();
}

/**
 * What the person bought and the papers about it: kind and dates stay, what identifies goes. The new version says to an import that it
 * can no longer be undone.
 */
export async function blankBelongings(tx: Tx, ids: PersonIds): Promise<void> {
  await tx
    .updateTable('installedItem')
    .set((eb) => ({
      serial: '',
      location: '',
      note: '',
      structureNote: '',
      condition: '',
      invoiceNo: '',
      cardNo: '',
      installedBy: '',
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', orNone(ids.item))
    .execute();
  await tx.updateTable('vehicle').set({ plate: '', vin: '' }).where('itemId', 'in', orNone(ids.item)).execute();
  await tx
    .updateTable('project')
    .set((eb) => ({
      name: '',
      managerName: '',
      managerPhone: '',
      progressPlan: '',
      changeOrders: '',
      documents: '',
      note: '',
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', orNone(ids.project))
    .execute();
  await tx.updateTable('projectPoint').set({ text: '', answer: '' }).where('projectId', 'in', orNone(ids.project)).execute();
  await tx
    .updateTable('warrantyCard')
    .set({ ownerName: '', phone: '', postcode: '', address: '', contents: '', supervisorSignedBy: '', voidReason: '' })
    .where('customerId', 'in', ids.customer)
    .execute();
}

/** Requests and slips keep number, dates, work and sums; who and where it was goes, also out of their texts. */
export async function blankWork(tx: Tx, rows: PersonRows, secrets: Secrets): Promise<void> {
  const clean = (value: unknown) => scrubText(String(value), secrets);
  for (const { id, customerId, ...texts } of rows.get('serviceRequest') ?? [])
    await tx
      .updateTable('serviceRequest')
      .set({
        customerName: `已删除客户 ${Number(customerId)}`,
        contactName: '',
        phone: '',
        phoneDigits: '',
        address: '',
        content: '',
        serviceWanted: clean(texts['serviceWanted']),
        productText: clean(texts['productText']),
        result: clean(texts['result']),
        voidReason: clean(texts['voidReason']),
        plan: clean(texts['plan']),
        liabilityNote: clean(texts['liabilityNote']),
        publicBody: clean(texts['publicBody']),
        department: clean(texts['department']),
        consentNote: '',
        opinion: '',
      })
      .where('id', '=', id as number)
      .execute();
  for (const { requestId, seq, result, reopenReason } of rows.get('requestFinish') ?? [])
    await tx
      .updateTable('requestFinish')
      .set({ result: clean(result), reopenReason: clean(reopenReason) })
      .where('requestId', '=', requestId as number)
      .where('seq', '=', seq as number)
      .execute();
  for (const { id, instruction, cause, remedy, leftOutText, voidReason, standardReason } of rows.get('workOrder') ?? [])
    await tx
      .updateTable('workOrder')
      .set({
        instruction: clean(instruction),
        cause: clean(cause),
        remedy: clean(remedy),
        leftOutText: clean(leftOutText),
        standardReason: clean(standardReason),
        voidReason: clean(voidReason),
        customerOpinion: '',
        signedBy: '',
      })
      .where('id', '=', id as number)
      .execute();
  for (const { workOrderId, lineNo, text } of rows.get('workOrderLine') ?? [])
    await tx
      .updateTable('workOrderLine')
      .set({ text: clean(text) })
      .where('workOrderId', '=', workOrderId as number)
      .where('lineNo', '=', lineNo as number)
      .execute();
  for (const { id, reason } of rows.get('reschedule') ?? [])
    await tx
      .updateTable('reschedule')
      .set({ reason: clean(reason) })
      .where('id', '=', id as number)
      .execute();
}
