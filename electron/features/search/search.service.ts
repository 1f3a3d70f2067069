import type { z } from 'zod';
import type { SearchHit, searchInput } from '../../../shared/home.ts';
import { can } from '../../../shared/permissions.ts';
import { requestListInput } from '../../../shared/requests.ts';
import { truncate } from '../../../shared/text.ts';
import { workOrderListInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { lookUpCaller } from '../customers/customers.service.ts';
import { lookUpParts } from '../parts/parts.service.ts';
import { listRequests } from '../requests/requests.service.ts';
import { listWorkOrders } from '../work-orders/work-orders.service.ts';

const perKind = 5;

/** Everything that the palette finds for a text, as far as this person may see it. */
export async function searchEverything(context: ActorContext, { query }: z.output<typeof searchInput>): Promise<readonly SearchHit[]> {
  const { roles } = context.actor;
  const [customers, requests, workOrders, parts] = await Promise.all([
    can(roles, 'customers.read') ? lookUpCaller(context, { query, limit: perKind }) : [],
    can(roles, 'requests.read') ? listRequests(context, requestListInput.parse({ query, limit: perKind })).then(({ rows }) => rows) : [],
    can(roles, 'workOrders.read')
      ? listWorkOrders(context, workOrderListInput.parse({ query, limit: perKind })).then(({ rows }) => rows)
      : [],
    can(roles, 'parts.read') ? lookUpParts(context, { query, limit: perKind }) : [],
  ]);
  return [
    ...customers.map(({ customerId, name, phone, address }): SearchHit => ({
      kind: 'customer',
      id: customerId,
      title: name,
      detail: [phone, address].filter(Boolean).join(' · '),
    })),
    ...requests.map(({ id, no, customerName, content }): SearchHit => ({
      kind: 'request',
      id,
      title: no,
      detail: `${customerName} · ${truncate(content, 60, '')}`,
    })),
    ...workOrders.map(({ id, no, customerName, work }): SearchHit => ({
      kind: 'workOrder',
      id,
      title: no,
      detail: `${customerName} · ${truncate(work, 60, '')}`,
    })),
    ...parts.map(({ id, code, name, spec, qty, unit }): SearchHit => ({
      kind: 'part',
      id,
      title: `${code} ${name}`,
      detail: `${spec} · ${qty} ${unit}`,
    })),
  ];
}
