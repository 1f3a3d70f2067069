import type { z } from 'zod';
import type { SearchHit, searchInput } from '../../../shared/home.ts';
import { can } from '../../../shared/permissions.ts';
import { maskPhonesIn } from '../../../shared/phone.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { RequestRow } from '../../../shared/requests.ts';
import { excerpt, reasonIn } from '../../../shared/search-marks.ts';
import type { MatchField, MatchReason } from '../../../shared/search-marks.ts';
import { toHalfWidth, truncate } from '../../../shared/text.ts';
import type { WorkOrderRow } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { explainCustomers } from '../customers/customers-search.service.ts';
import { lookUpCaller } from '../customers/customers.service.ts';
import { lookUpParts } from '../parts/parts.service.ts';
import { findFewMeant, readRequests } from '../requests/requests.service.ts';
import { findNumberedTools } from '../tools/tools.service.ts';
import { lookUpSlips } from '../work-orders/work-orders.service.ts';
import { kindOfNumber, paperHits } from './search-papers.service.ts';

const perKind = 5;
/** So many documents are looked at to show the best of them. */
const candidates = 60;

/** Everything that the palette finds for a text, as far as this person may see it, with the reason of each hit. */
export async function searchEverything(context: ActorContext, { query }: z.output<typeof searchInput>): Promise<readonly SearchHit[]> {
  const { roles } = context.actor;
  const kind = await kindOfNumber(context, query);
  // the number of a warranty card also stands on what it covers, and leads to its owner
  const isNumber = kind !== undefined && kind !== 'warrantyCard';
  const mayRead = { requests: can(roles, 'requests.read'), slips: can(roles, 'workOrders.read') };
  const meant = mayRead.requests || mayRead.slips ? await findFewMeant(context, query, candidates) : [];
  const [customers, requests, workOrders, parts, papers, tools] = await Promise.all([
    can(roles, 'customers.read') && !isNumber ? customerHits(context, query) : [],
    mayRead.requests ? requestHits(context, query, meant) : [],
    mayRead.slips ? slipHits(context, query, meant) : [],
    can(roles, 'parts.read') && !isNumber ? partHits(context, query) : [],
    paperHits(context, kind, query, perKind),
    can(roles, 'tools.read') ? toolHits(context, query) : [],
  ]);
  const found = [...papers, ...tools, ...customers, ...requests, ...workOrders, ...parts];
  // who types the number of a slip means the slip, and its request only after it
  const hits = isNumber ? found.toSorted((a, b) => Number(isNamed(b.title, query)) - Number(isNamed(a.title, query))) : found;
  return can(roles, 'customers.phones') ? hits : hits.map(withoutPlace);
}

/** Where the phone in a text will be masked for this person, its place would point beside it. */
function withoutPlace(hit: SearchHit): SearchHit {
  if (!hit.why || maskPhonesIn(hit.why.text) === hit.why.text) return hit;
  return { ...hit, why: { ...hit.why, from: 0, to: 0 } };
}

async function customerHits(context: ActorContext, query: string): Promise<readonly SearchHit[]> {
  const matches = await lookUpCaller(context, { query, limit: perKind });
  const ids = matches.map(({ customerId }) => customerId);
  const reasons = await explainCustomers(context.db, ids, query);
  return matches.map(({ customerId, name, phone, address }) => ({
    kind: 'customer',
    id: customerId,
    title: name,
    detail: [phone, address].filter(Boolean).join(' · '),
    why: reasons.get(customerId) ?? null,
  }));
}

async function requestHits(context: ActorContext, query: string, meant: readonly number[]): Promise<readonly SearchHit[]> {
  const rows = await readRequests(context, meant);
  const isOpen = ({ state }: RequestRow) => openRequestStates.includes(state);
  return bestOf(rows, query, isOpen).map((row) => ({
    kind: 'request',
    id: row.id,
    title: row.no,
    detail: `${row.customerName} · ${truncate(row.content, 60, '')}`,
    why: reasonOf(query, [
      ['number', row.no],
      ['customer', row.customerName],
      ['phone', row.phone],
      ['content', row.content],
      ['product', row.productText],
      ['address', row.address],
    ]),
  }));
}

async function slipHits(context: ActorContext, query: string, meant: readonly number[]): Promise<readonly SearchHit[]> {
  const rows = await lookUpSlips(context, query, meant, candidates);
  const isOpen = ({ returnedAt, state }: WorkOrderRow) => returnedAt === null && state !== 'voided' && state !== 'archived';
  return bestOf(rows, query, isOpen).map((row) => ({
    kind: 'workOrder',
    id: row.id,
    title: row.no,
    detail: `${row.customerName} · ${truncate(row.work, 60, '')}`,
    why: reasonOf(query, [
      ['number', row.no],
      ['number', row.requestNo],
      ['customer', row.customerName],
      ['phone', row.phone],
      ['work', row.work],
      ['product', row.productText],
      ['address', row.address],
    ]),
  }));
}

/** A number that was typed before anything else, then what still asks for work, then the newest. */
function bestOf<R extends { readonly no: string; readonly id: number }>(
  rows: readonly R[],
  query: string,
  isOpen: (row: R) => boolean,
): readonly R[] {
  return rows
    .toSorted((a, b) => Number(isNamed(b.no, query)) - Number(isNamed(a.no, query)) || Number(isOpen(b)) - Number(isOpen(a)) || b.id - a.id)
    .slice(0, perKind);
}

/** Is this the number that was typed, to its end? */
function isNamed(no: string, query: string): boolean {
  return reasonIn('number', no, query, true)?.to === no.length;
}

async function partHits(context: ActorContext, query: string): Promise<readonly SearchHit[]> {
  const parts = await lookUpParts(context, { query, limit: perKind });
  return parts.map(({ id, code, name, spec, qty, unit }) => ({
    kind: 'part',
    id,
    title: `${code} ${name}`,
    detail: `${spec} · ${qty} ${unit}`,
    why: null,
  }));
}

/** A tool by the number on its label (R-000-69): which kind it is, and who holds it or where it lies. */
async function toolHits(context: ActorContext, query: string): Promise<readonly SearchHit[]> {
  const tools = await findNumberedTools(context, toHalfWidth(query).trim(), perKind);
  return tools.map(({ lotId, no, name, spec, holderName, placeName }) => ({
    kind: 'tool',
    id: lotId,
    title: no,
    detail: [name, spec, holderName ?? placeName].filter(Boolean).join(' · '),
    why: reasonIn('number', no, query, true) ?? null,
  }));
}

/** The first of these texts that holds the query; of a phone its end before its middle. */
function reasonOf(query: string, texts: readonly (readonly [MatchField, string])[]): MatchReason | null {
  for (const [field, text] of texts) {
    const reason = reasonIn(field, text, query, field === 'phone' || field === 'number');
    if (reason) return excerpt(reason);
  }
  return null;
}
