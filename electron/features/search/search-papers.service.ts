import { consignmentListInput } from '../../../shared/consignments.ts';
import { numberedKinds } from '../../../shared/home.ts';
import type { NumberedKind, SearchHit } from '../../../shared/home.ts';
import { inquiryListInput } from '../../../shared/inquiries.ts';
import { can } from '../../../shared/permissions.ts';
import { purchaseOrderListInput } from '../../../shared/purchase-orders.ts';
import { reasonIn } from '../../../shared/search-marks.ts';
import { documentQuery, numberBeginnings } from '../../../shared/search-query.ts';
import { truncate } from '../../../shared/text.ts';
import type { ActorContext } from '../../context.ts';
import { readPrefixes } from '../../platform/sequences.ts';
import { listForms } from '../feedback-forms/feedback-forms.service.ts';
import { listHandovers } from '../handovers/handovers.service.ts';
import { listIncidents } from '../incidents/incidents.service.ts';
import { listRepairs } from '../repair-cases/repair-cases.service.ts';
import { listSupplierCases } from '../suppliers/supplier-cases.service.ts';
import { findCardsByNumber } from '../warranty-cards/warranty-cards.service.ts';
import { listConsignments } from '../consignments/consignments.service.ts';
import { listInquiries } from '../inquiries/inquiries.service.ts';
import { listMaterialRequests } from '../material-requests/material-requests.service.ts';
import { listPurchaseOrders } from '../purchase-orders/purchase-orders.service.ts';
import { stockPapers } from './search-stock-papers.service.ts';
import type { FoundPaper } from './search-stock-papers.service.ts';

/** The kind whose letters a typed number has; undefined: no number, or of something else. */
export async function kindOfNumber({ db }: ActorContext, query: string): Promise<NumberedKind | undefined> {
  const document = documentQuery(query);
  if (document?.kind !== 'number' || document.letters === '') return undefined;
  const prefixes = await readPrefixes(db);
  return numberedKinds.find((kind) => prefixes[kind].includes(document.letters));
}

/** What is neither a request nor a slip by its number: forms, incidents, cases, orders of repair, warranty cards and hand-over lists. */
export async function paperHits(
  context: ActorContext,
  kind: NumberedKind | undefined,
  query: string,
  limit: number,
): Promise<readonly SearchHit[]> {
  const { roles } = context.actor;
  const page = { query, cursor: undefined, limit };
  if (kind === 'feedbackForm' && can(roles, 'feedbackForms.read')) {
    const { rows } = await listForms(context, { ...page, show: 'all', kind: null, decision: null });
    return rows.map(({ id, no, customerName, goods, fault }) => toHit(kind, query, { id, no, texts: [customerName, goods, fault] }));
  }
  if (kind === 'incident' && can(roles, 'incidents.read')) {
    const { rows } = await listIncidents(context, { ...page, states: [], source: null, isLate: false });
    return rows.map(({ id, no, customerName, facts }) => toHit(kind, query, { id, no, texts: [customerName, facts] }));
  }
  if (kind === 'supplierCase' && can(roles, 'suppliers.read')) {
    const anyone = { supplierId: null, requestId: null, subject: null, subjectId: null };
    const { rows } = await listSupplierCases(context, { ...page, ...anyone, show: 'all' });
    return rows.map(({ id, no, supplierName, what }) => toHit(kind, query, { id, no, texts: [supplierName, what] }));
  }
  if (kind === 'handover' && can(roles, 'papers.read')) {
    const anything = { kind: null, staffId: null, isOpen: false };
    const { rows } = await listHandovers(context, { ...page, ...anything, query: beginningOf(query) });
    return rows.map(({ id, no, fromName, toName }) => toHit(kind, query, { id, no, texts: [`${fromName} → ${toName}`] }));
  }
  if ((kind === 'repairFeedback' || kind === 'repairService') && can(roles, 'repairCases.read')) {
    const { rows } = await listRepairs(context, { ...page, states: [], cause: null });
    return rows.map(({ id, no, serviceNo, ownerName, content }) =>
      toHit(kind, query, { id, no: kind === 'repairService' ? serviceNo : no, texts: [ownerName, content] }),
    );
  }
  if (kind === 'warrantyCard' && can(roles, 'customers.read')) {
    const cards = await findCardsByNumber(context, beginningOf(query), limit);
    return cards.map(({ id, no, customerName, projectName }) => toHit(kind, query, { id, no, texts: [customerName, projectName] }));
  }
  if (kind === 'materialRequest' && can(roles, 'materialRequests.read')) {
    const anyone = { states: [], path: null, applicantId: null, workOrderId: null, itemId: null, isOverdue: false };
    const { rows } = await listMaterialRequests(context, { ...page, ...anyone });
    return rows.map(({ id, no, applicantName, goods }) => toHit(kind, query, { id, no, texts: [applicantName, goods] }));
  }
  const bought = await purchaseHits(context, kind, query, limit);
  if (bought.length > 0 || kind === undefined) return bought;
  const papers = await stockPapers(context, kind, { query, beginning: beginningOf(query), limit });
  return papers.map((paper) => toHit(kind, query, paper));
}

/** Inquiries, purchase orders and consignments by their number. */
async function purchaseHits(
  context: ActorContext,
  kind: NumberedKind | undefined,
  query: string,
  limit: number,
): Promise<readonly SearchHit[]> {
  if (!can(context.actor.roles, 'purchasing.read')) return [];
  const all = { query, show: 'all', limit } as const;
  if (kind === 'purchaseOrder') {
    const { rows } = await listPurchaseOrders(context, purchaseOrderListInput.parse(all));
    return rows.map(({ id, no, supplierName, contractNo }) => toHit(kind, query, { id, no, texts: [supplierName, contractNo] }));
  }
  if (kind === 'inquiry') {
    const { rows } = await listInquiries(context, inquiryListInput.parse(all));
    return rows.map(({ id, no, itemNames, chosenSupplier }) => toHit(kind, query, { id, no, texts: [itemNames, chosenSupplier] }));
  }
  if (kind === 'consignment') {
    const { rows } = await listConsignments(context, consignmentListInput.parse(all));
    return rows.map(({ id, no, party, what }) => toHit(kind, query, { id, no, texts: [party, what] }));
  }
  return [];
}

/** The number as far as it was typed, as it is written. */
function beginningOf(query: string): string {
  const document = documentQuery(query);
  const letters = document?.kind === 'number' ? document.letters : '';
  return numberBeginnings(document, [letters])[0] ?? query;
}

function toHit(kind: NumberedKind, query: string, { id, no, texts }: FoundPaper): SearchHit {
  const detail = texts
    .filter(Boolean)
    .map((text) => truncate(text ?? '', 60, ''))
    .join(' · ');
  return { kind, id, title: no, detail, why: reasonIn('number', no, query, true) ?? null };
}
