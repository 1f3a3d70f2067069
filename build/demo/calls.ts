import type { Bulk, NewRow } from './bulk.ts';
import type { DemoCustomer } from './customers.ts';
import type { Journal, User } from './journal.ts';
import { mobile, personName } from './people.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';

/** The register of calls and letters (R-003-57). */
export interface Calls {
  /** A call that came with a request. */
  note(talk: Omit<NewRow<'talk'>, 'id'>): void;
  /** A call or letter that leads to no request: of this customer, or of somebody whom nobody knows yet. */
  aside(at: number, user: User, customer: DemoCustomer): void;
}

const someAside = weighted([
  [{ channel: 'phone', isIncoming: 1, outcome: 'answered', passedTo: '', summary: '问保修期到什么时候，已告知并建议带保修卡' }, 22],
  [{ channel: 'phone', isIncoming: 1, outcome: 'answered', passedTo: '', summary: '催问师傅几点到，已告知在路上' }, 18],
  [{ channel: 'phone', isIncoming: 1, outcome: 'passedOn', passedTo: '销售部 陈经理', summary: '想换一台新的，询问以旧换新价格' }, 10],
  [{ channel: 'phone', isIncoming: 1, outcome: 'callBack', passedTo: '', summary: '问配件是否到货，要求回电' }, 12],
  [{ channel: 'phone', isIncoming: 0, outcome: 'answered', passedTo: '', summary: '提醒客户保养到期，客户说下月再约' }, 12],
  [{ channel: 'wechat', isIncoming: 1, outcome: 'answered', passedTo: '', summary: '发来机器铭牌照片，已记录型号' }, 10],
  [{ channel: 'visit', isIncoming: 1, outcome: 'answered', passedTo: '', summary: '到店取回维修好的遥控器' }, 6],
  [{ channel: 'letter', isIncoming: 1, outcome: 'answered', passedTo: '', summary: '来信感谢上门师傅，已转服务经理' }, 5],
  [{ channel: 'letter', isIncoming: 0, outcome: 'answered', passedTo: '', summary: '寄出保养通知和下年度服务价目表' }, 5],
]);
const questions = ['打错电话', '问有没有上门清洗空调的服务，留了电话', '问门店地址和营业时间', '同行询价', '推销配件，已谢绝'];

export function createCalls(bulk: Bulk, journal: Journal, random: Random): Calls {
  let talks = 0;
  return {
    note: (talk) => bulk.add('talk', { ...talk, id: ++talks }),
    aside(at, user, customer) {
      const id = ++talks;
      const by = { id, requestId: null, at, userId: user.id };
      if (random.chance(0.2)) {
        const summary = random.pick(questions);
        const hasName = random.chance(0.5);
        const caller = { callerName: hasName ? personName(random) : '', phone: hasName || random.chance(0.6) ? mobile(random) : '' };
        bulk.add('talk', { ...by, ...caller, customerId: null, channel: 'phone', isIncoming: 1, summary, outcome: 'answered' });
        journal.record(at, user, 'calls.log', 'call', id, 'talked', { channel: 'phone' });
        return;
      }
      const talk = someAside(random);
      bulk.add('talk', { ...by, ...talk, customerId: customer.row.id });
      const { channel, summary } = talk;
      journal.record(at, user, 'calls.log', 'customer', customer.row.id, 'talked', { channel, summary });
    },
  };
}
