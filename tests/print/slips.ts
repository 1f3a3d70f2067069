import { dispatchInput, recordResultInput } from '../../shared/work-orders.ts';
import type { DispatchInput, RecordResultInput } from '../../shared/work-orders.ts';
import { logRequestInput } from '../../shared/requests.ts';
import type { LogRequestInput } from '../../shared/requests.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { loginOf, shopPassword } from '../support/demo-shop.ts';
import { httpSeat } from '../support/seats.ts';

const hour = 3_600_000;
let keys = 0;
const key = () => `print-test-key-${String((keys += 1)).padStart(6, '0')}`;

export type Supervisor = Awaited<ReturnType<typeof supervisorAt>>;

/** The supervisor over HTTP, to make the slips that are printed. */
export async function supervisorAt(address: string) {
  const { client, cookie } = httpSeat(address);
  await client.auth.signIn.mutate({ loginName: loginOf('supervisor'), password: shopPassword, seat: '打印测试' });
  const staffIds = (await client.staff.list.query()).filter(({ isTechnician, isActive }) => isTechnician && isActive).map(({ id }) => id);
  return { client, cookie, staffIds };
}

export interface SlipChanges {
  readonly customerName?: string;
  readonly call?: Partial<LogRequestInput>;
  readonly slip?: Partial<DispatchInput>;
}

/** Logs a call of a new customer, promised for two hours later and told; answers the request's id. */
export async function newCall({ client }: Supervisor, { customerName = '张三丰', call = {} }: SlipChanges = {}): Promise<number> {
  const now = Date.now();
  const newCustomer = createCustomerInput.parse({
    name: customerName,
    phones: [{ shownAs: '13800138000' }],
    contacts: [{ name: '张三丰' }],
    addresses: [{ text: '控江路100弄8号501室' }],
  });
  const request = await client.requests.log.mutate({
    key: key(),
    body: logRequestInput.parse({
      newCustomer,
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
      productText: '海尔 BCD-216',
      receivedAt: now - 2 * hour,
      promisedAt: now + 2 * hour,
      ...call,
    }),
  });
  return request.id;
}

/** Whoever is proposed first for a call at the time that the form proposes: free, trained and there. */
export async function bestFor({ client }: Supervisor, requestId: number): Promise<string> {
  const { promisedAt } = await client.requests.get.query({ id: requestId });
  const [best] = await client.board.proposals.query({ requestId, at: promisedAt });
  if (!best?.isFree) throw new Error('nobody is free');
  return best.name;
}

/** Logs a call of a new customer and dispatches it; answers the slip's id. */
export async function newSlip(supervisor: Supervisor, changes: SlipChanges = {}): Promise<number> {
  const { client, staffIds } = supervisor;
  const { slip = {} } = changes;
  const requestId = await newCall(supervisor, changes);
  const { version } = await client.requests.get.query({ id: requestId });
  const made = await client.workOrders.dispatch.mutate({
    key: key(),
    body: dispatchInput.parse({
      requestId,
      requestVersion: version,
      staffIds: staffIds.slice(0, 1),
      plannedAt: Math.floor(Date.now() / 60_000) * 60_000 + hour,
      lines: ['检查压缩机', '清理排水孔'],
      reasons: { overlap: '试验', absence: '试验', training: '试验', sameWork: '试验' },
      ...slip,
    }),
  });
  return made.id;
}

/** Enters what the paper of a slip says. */
export async function enterPaper({ client }: Supervisor, id: number, changes: Partial<RecordResultInput> = {}): Promise<void> {
  const { version } = await client.workOrders.get.query({ id });
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  await client.workOrders.recordResult.mutate({
    key: key(),
    body: recordResultInput.parse({
      id,
      version,
      arrivedAt: now - hour,
      leftAt: now,
      cause: '排水孔堵塞',
      remedy: '疏通排水孔，更换密封条',
      nothingLeftOut: true,
      isSigned: true,
      signedBy: '张三丰',
      customerOpinion: '满意',
      laborFen: 8000,
      partsFen: 3550,
      travelFen: 2000,
      ...changes,
    }),
  });
}

/** The longest texts that a slip may have. */
export const longSlip = {
  customerName: '上海浦东新区张江高科技园区长名字有限责任公司'.repeat(80).slice(0, 80),
  call: {
    contactName: '欧阳'.repeat(20),
    phone: '021-55667788转8001',
    address: '上海市浦东新区张江路一千二百三十四弄'.repeat(12).slice(0, 200),
    serviceWanted: '上门检查并更换密封条'.repeat(20).slice(0, 200),
    productText: '海尔冰箱对开门风冷无霜'.repeat(11).slice(0, 120),
    content: '客户说冰箱从前天晚上开始不制冷，冷藏室底部有水，门封发热。'.repeat(30).slice(0, 800),
  },
};
/** More work than any sheet has room for. */
export const thirtyLines = Array.from(
  { length: 30 },
  (_, index) => `第${index + 1}道工序：检查第${index + 1}号部件的接线、紧固和密封情况，记录读数`,
);
