import { createCustomerInput } from '../../shared/customers.ts';
import type { OverrideReasons } from '../../shared/dispatch-guards.ts';
import { logRequestInput } from '../../shared/requests.ts';
import type { LogRequestInput } from '../../shared/requests.ts';
import { dispatchInput, recordResultInput } from '../../shared/work-orders.ts';
import type { DispatchInput, RecordResultInput } from '../../shared/work-orders.ts';
import { createCustomer } from '../../electron/features/customers/customers.service.ts';
import { logRequest } from '../../electron/features/requests/requests-log.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { dispatchSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { recordResult } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import type { Shop } from './shop.ts';

const hour = 3_600_000;

/** A reason for whatever may stand against a dispatch, for tests that are about something else. */
export const anyway: OverrideReasons = { overlap: '试验', absence: '试验', training: '试验', sameWork: '试验' };

/** A customer with a mobile number and an address. */
export async function addCustomer(shop: Shop, name = '张三丰', phone = '13800138000'): Promise<number> {
  const input = createCustomerInput.parse({
    name,
    phones: [{ shownAs: phone }],
    contacts: [{ name }],
    addresses: [{ text: '控江路100弄8号501室' }],
  });
  return (await createCustomer(shop.as('frontDesk'), input)).id;
}

/** A call about a fridge; promised for two hours later and told. */
export async function logCall(shop: Shop, customerId: number | null, changes: Partial<LogRequestInput> = {}) {
  const input = logRequestInput.parse({
    customerId,
    contactName: '张三丰',
    phone: '138 0013 8000',
    address: '控江路100弄8号501室',
    content: '冰箱不制冷，冷藏室有水',
    serviceWanted: '上门维修',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'electrical',
    promisedAt: shop.clock.now + 2 * hour,
    ...changes,
  });
  return logRequest(shop.as('frontDesk'), input);
}

/** A slip for a request as it stands now, planned in an hour. */
export async function dispatch(shop: Shop, requestId: number, changes: Partial<DispatchInput> = {}) {
  const { version } = await viewRequest(shop.as('supervisor'), { id: requestId });
  const input = dispatchInput.parse({
    requestId,
    requestVersion: version,
    staffIds: [shop.technicians[0]],
    plannedAt: shop.clock.now + hour,
    lines: ['检查压缩机', '清理排水孔'],
    reasons: anyway,
    ...changes,
  });
  return dispatchSlip(shop.as('supervisor'), input);
}

/** The paper's result of a slip as it stands now. */
export async function enterResult(shop: Shop, workOrderId: number, changes: Partial<RecordResultInput> = {}) {
  const { version } = await viewWorkOrder(shop.as('supervisor'), { id: workOrderId });
  const input = recordResultInput.parse({
    id: workOrderId,
    version,
    arrivedAt: shop.clock.now,
    leftAt: shop.clock.now + hour,
    cause: '排水孔堵塞',
    remedy: '疏通排水孔，更换密封条',
    nothingLeftOut: true,
    isSigned: true,
    signedBy: '张三丰',
    customerOpinion: '满意',
    laborFen: 8000,
    partsFen: 3550,
    ...changes,
  });
  return recordResult(shop.as('supervisor'), input);
}
