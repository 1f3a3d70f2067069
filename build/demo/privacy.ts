import type { PrivacyKind } from '../../shared/privacy.ts';
import type { Bulk, NewRow } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import { hour, minute } from './calendar.ts';
import type { Consents } from './consents.ts';
import type { DemoCustomer } from './customers.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { Random } from './random.ts';
import type { People } from './shop.ts';

export interface PrivacyDesk {
  /** What the data steward does in the morning of a day: policy, customers' wishes, data to be looked at again. */
  morning(day: number): void;
  flush(): void;
}

interface DeskOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly people: People;
  readonly consents: Consents;
  /** In the order in which they came. */
  readonly customers: readonly DemoCustomer[];
}

type Wish = { -readonly [K in keyof NewRow<'privacyRequest'>]: NewRow<'privacyRequest'>[K] };
type WishStep = 'verify' | 'export' | 'perform' | 'explain' | 'answer';

/** Wishes of the last weeks: how many days ago each came, and how far it got by now, a step a day. */
const script: readonly {
  readonly ago: number;
  readonly kind: PrivacyKind;
  readonly content: string;
  readonly action: string;
  readonly answer: string;
  readonly steps: readonly WishStep[];
}[] = [
  {
    ago: 18,
    kind: 'copy',
    content: '要一份本店保存的全部个人资料',
    action: '已导出并刻盘交给客户',
    answer: '资料已于前台当面交付',
    steps: ['verify', 'export', 'perform', 'answer'],
  },
  {
    ago: 14,
    kind: 'correct',
    content: '搬家了，旧地址请不要再用',
    action: '旧地址已停用，新地址由客户当面确认',
    answer: '已按您的要求更正',
    steps: ['verify', 'perform', 'answer'],
  },
  {
    ago: 11,
    kind: 'delete',
    content: '要求删除全部资料',
    action: '还有一台空调在保修期内并有未结的维修单，暂不能删除，结单后再办理',
    answer: '',
    steps: ['verify', 'explain'],
  },
  {
    ago: 8,
    kind: 'advice',
    content: '建议回访电话不要在中午打',
    action: '已记入客户的方便时间，并提醒回访员',
    answer: '',
    steps: ['verify', 'perform'],
  },
  { ago: 5, kind: 'see', content: '想知道本店记了哪些电话', action: '', answer: '', steps: ['verify'] },
  { ago: 2, kind: 'delete', content: '房子已卖，不再需要服务，要求删除资料', action: '', answer: '', steps: [] },
  { ago: 1, kind: 'complaint', content: '投诉有人拿他的号码推销', action: '', answer: '', steps: [] },
];
const reviewDays = 150;
const reviewsPerDay = 5;
const keyDataDays = 180;

export function createPrivacyDesk({ bulk, journal, numbers, random, calendar, people, consents, customers }: DeskOptions): PrivacyDesk {
  const steward = people.users.dataSteward[0] ?? people.users.serviceManager[0];
  const manager = people.users.generalManager[0];
  const wishes: { readonly row: Wish; readonly steps: WishStep[]; readonly words: { readonly action: string; readonly answer: string } }[] =
    [];
  let reviewed = 0;
  let accesses = 0;

  function receive(at: number, user: User, index: number): void {
    const wish = script[index];
    const customer = customers.find(({ row }) => row.id > 20 + index * 9 && row.kind === 'person');
    if (!wish || !customer) return;
    const { kind, content, steps, action, answer } = wish;
    const no = numbers.no('privacyRequest', 'YS', calendar.dayText(calendar.indexOf(at)).replaceAll('-', ''));
    const channel = random.pick(['phone', 'counter', 'letter']);
    const row: Wish = {
      id: wishes.length + 1,
      no,
      customerId: customer.row.id,
      kind,
      state: 'received',
      channel,
      content,
      receivedAt: at,
      verifiedHow: '',
      verifiedAt: null,
      action: '',
      actedAt: null,
      answer: '',
      answeredAt: null,
      answeredWay: '',
      createdBy: user.id,
      version: 1,
    };
    wishes.push({ row, steps: [...steps], words: { action, answer } });
    journal.record(at, user, 'privacy.receive', 'privacyRequest', wishes.length, 'received', { kind, channel });
  }

  function advance(at: number, user: User, { row, steps, words }: (typeof wishes)[number]): void {
    const step = steps.shift();
    const record = (procedure: string, kind: string, data?: object) =>
      journal.record(at, user, `privacy.${procedure}`, 'privacyRequest', Number(row.id), kind, data);
    if (step === undefined) return;
    if (step !== 'export') row.version += 1;
    switch (step) {
      case 'verify':
        Object.assign(row, { state: 'verified', verifiedHow: '回拨登记的手机并核对了身份证后四位', verifiedAt: at });
        return record('verify', 'verified');
      case 'export':
        return record('exportPerson', 'exported', { format: 'html', rows: 12 });
      case 'perform':
        Object.assign(row, { state: 'done', action: words.action, actedAt: at });
        return record('perform', 'performed', { kind: row.kind });
      case 'explain':
        Object.assign(row, { state: 'explained', action: words.action, actedAt: at });
        return record('explain', 'explained');
      case 'answer':
        Object.assign(row, { state: 'answered', answer: words.answer, answeredWay: 'phone', answeredAt: at });
        return record('answer', 'answered', { way: 'phone' });
    }
  }

  /** Phones and addresses of those who came first are looked at again first (R-004-18). */
  function review(at: number, user: User): void {
    for (let i = 0; i < reviewsPerDay; i++) {
      const customer = customers[reviewed];
      if (!customer || at - Number(customer.row.createdAt) < keyDataDays * 24 * hour) return;
      reviewed++;
      const data = { keyData: true, otherData: true, source: '客户本人' };
      Object.assign(customer.row, { keyDataReviewedAt: at, reviewedAt: at, source: data.source });
      journal.record(at, user, 'privacy.markReviewed', 'customer', customer.row.id, 'dataReviewed', data);
    }
  }

  /** What the access log of a day holds: a handful of looks, and once somebody who opened far too many. */
  function look(day: number): void {
    const start = calendar.startOf(day) + 9 * hour;
    const add = (at: number, userId: number, kind: string, customerId: number | null, records: number) => {
      if (at <= calendar.now) bulk.add('accessEntry', { id: ++accesses, at, userId, kind, customerId, records });
    };
    const user = random.pick(people.users.frontDesk);
    for (let i = 0; i < 6; i++) {
      const at = start + i * 43 * minute;
      if (i % 3 === 2) add(at, user.id, i === 2 ? 'lookedUp' : 'listed', null, random.int(2, 50));
      else add(at, user.id, 'opened', random.pick(customers).row.id, 1);
    }
    const curious = people.users.followUpCaller[0];
    if (day === calendar.last - 3 && curious) add(start + 5 * hour, curious.id, 'alarm', null, 61);
  }

  return {
    morning(day) {
      const at = calendar.startOf(day) + 8 * hour;
      if (!steward || at > calendar.now) return;
      const left = calendar.last - day;
      if (left === 60) consents.publish(at, steward, calendar.dayText(day), manager?.name ?? '');
      for (const wish of wishes) advance(at, steward, wish);
      for (const [index, { ago }] of script.entries()) if (ago === left) receive(at, people.users.frontDesk[0] ?? steward, index);
      if (left === 40 || left === 25 || left === 9) {
        const gone = consents.withdraw(at, steward);
        const customer = gone && customers[gone.customerId - 1];
        if (customer) Object.assign(customer.row, { consentState: gone.state });
      }
      if (left < reviewDays) review(at, steward);
      if (left < 7) look(day);
    },
    flush() {
      for (const { row } of wishes) bulk.add('privacyRequest', row);
    },
  };
}
