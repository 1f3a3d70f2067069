import { createCustomerInput } from '../../shared/customers.ts';
import { logRequestInput } from '../../shared/requests.ts';
import type { Urgency } from '../../shared/requests.ts';
import { addAbsenceInput } from '../../shared/staff-plans.ts';
import { dispatchInput } from '../../shared/work-orders.ts';
import { dayOf, startOfDay } from '../../shared/time.ts';
import { loginOf, shopPassword } from './demo-shop.ts';
import { httpSeat } from './seats.ts';

const hour = 3_600_000;
const key = () => crypto.randomUUID();
const urgencies = ['general', 'general', 'important', 'general', 'urgent'] as const;

/** Fills a shop with sixty technicians and four hundred jobs of one day, three quarters of them dispatched; long names among them. */
export async function fillBoard(address: string, day: string, { people = 60, jobs = 400 } = {}): Promise<void> {
  const seatOf = async (role: 'administrator' | 'supervisor') => {
    const { client } = httpSeat(address);
    await client.auth.signIn.mutate({ loginName: loginOf(role), password: shopPassword, seat: '派工板' });
    return client;
  };
  const administrator = await seatOf('administrator');
  const supervisor = await seatOf('supervisor');
  const staffIds: number[] = [];
  for (let n = 0; n < people; n++) {
    const name = n === 3 ? '欧阳买买提江·古丽娜尔（浦东张江服务站）' : `维修${String(n + 1).padStart(2, '0')}`;
    const body = {
      name,
      phone: '',
      isTechnician: true,
      skills: n % 3 === 0 ? '冰箱 空调' : '洗衣机',
      region: n % 2 === 0 ? '杨浦' : '浦东',
    };
    staffIds.push((await administrator.staff.create.mutate({ key: key(), body })).id);
  }
  // what the small shop left waiting would stand before everything else
  for (const { id, version } of (await supervisor.board.day.query({ day })).waiting)
    await supervisor.requests.void.mutate({ key: key(), body: { id, version, reason: '试验' } });
  const away = { staffId: staffIds[5], fromOn: day, toOn: day, reason: '年假' };
  await supervisor.staff.addAbsence.mutate({ key: key(), body: addAbsenceInput.parse(away) });
  const half = { staffId: staffIds[7], fromOn: day, toOn: day, fromMin: 780, toMin: 1080, reason: '培训' };
  await supervisor.staff.addAbsence.mutate({ key: key(), body: addAbsenceInput.parse(half) });
  const start = startOfDay(day, 'Asia/Shanghai');
  // a few stay free: at night every further call is for the first hour of the day
  const busy = staffIds.slice(0, Math.max(1, people - 6));
  for (let n = 0; n < jobs; n++) {
    const name = n % 50 === 7 ? '上海某某国际商务酒店管理有限公司杨浦第二分公司工程部' : `客户${String(n + 1).padStart(3, '0')}`;
    const phone = `139${String(10_000_000 + n)}`;
    const call = callOf(name, phone, `控江路${n + 1}号`, urgencies[n % urgencies.length], start + 47 * hour);
    const { id, version } = await supervisor.requests.log.mutate({ key: key(), body: call });
    if (n % 4 === 3) continue;
    const nth = n - Math.floor(n / 4);
    const plannedAt = start + (8.5 + Math.floor(nth / busy.length) * 1.5) * hour;
    const slip = dispatchInput.parse({
      requestId: id,
      requestVersion: version,
      staffIds: [busy[nth % busy.length], ...(n % 40 === 2 ? [busy[(nth + 1) % busy.length]] : [])],
      plannedAt,
      plannedUntil: plannedAt + (nth % 3 === 0 ? 1.5 : 1) * hour,
      lines: ['检查压缩机'],
      reasons: { overlap: '试验', absence: '试验', training: '试验', sameWork: '' },
    });
    await supervisor.workOrders.dispatch.mutate({ key: key(), body: slip });
  }
}

/** A further urgent call that stands first among those that wait; `earlier` before one that was logged so already. */
export async function logBoardCall(address: string, name: string, order: 'first' | 'earlier' = 'first'): Promise<void> {
  const { client } = httpSeat(address);
  await client.auth.signIn.mutate({ loginName: loginOf('supervisor'), password: shopPassword, seat: '派工板' });
  const promisedAt = Date.now() + (order === 'first' ? 0.5 : 0.4) * hour;
  await client.requests.log.mutate({ key: key(), body: callOf(name, '13900000000', '控江路1号', 'urgent', promisedAt) });
}

function callOf(name: string, phone: string, address: string, urgency: Urgency | undefined, promisedAt: number) {
  return logRequestInput.parse({
    newCustomer: createCustomerInput.parse({ name, phones: [{ shownAs: phone }] }),
    contactName: name.slice(0, 20),
    phone,
    address,
    content: '冰箱不制冷，冷藏室有水',
    serviceWanted: '上门维修',
    type: 'repair',
    branch: 'complaint',
    urgency,
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'electrical',
    productText: '海尔 BCD-216',
    promisedAt,
  });
}

/** The next Monday to Friday after today, so that the board has working hours at whatever hour this runs. */
export function nextWorkday(now = Date.now()): string {
  let at = now + 24 * hour;
  while ([6, 0].includes(new Date(at + 8 * hour).getUTCDay())) at += 24 * hour;
  return dayOf(at, 'Asia/Shanghai');
}
