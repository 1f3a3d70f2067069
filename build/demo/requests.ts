import { normalizePhone } from '../../shared/phone.ts';
import { slipFreeTypes } from '../../shared/requests.ts';
import { defaultPromiseMinutes } from '../../shared/settings.ts';
import type { Bulk, Row } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Calls } from './calls.ts';
import { minute } from './calendar.ts';
import type { DemoCustomer } from './customers.ts';
import type { Journal, Numbers, User } from './journal.ts';
import { planRequest } from './plan.ts';
import type { PlannedStep, Step } from './plan.ts';
import { products } from './products.ts';
import type { Product } from './products.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';
import type { People } from './shop.ts';
import type { DemoSlip, Slips } from './slips.ts';
import type { Stock } from './stock.ts';
import { knownGrams } from './terms.ts';
import { complaintText, reopenReasons, resolveTexts, returnReasons, talkTexts, voidReasons } from './texts.ts';

type Request = { -readonly [K in keyof Row<'serviceRequest'>]: Row<'serviceRequest'>[K] };

/** A request on its way; written once nothing more happens to it. */
export interface Life {
  readonly row: Request;
  readonly product: Product;
  readonly slips: DemoSlip[];
  readonly steps: readonly PlannedStep[];
  /** Steps still to come. */
  left: number;
}

export interface RequestOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly people: People;
  readonly slips: Slips;
  readonly stock: Stock;
  readonly calls: Calls;
}

export interface LogOptions {
  readonly at: number;
  readonly customer: DemoCustomer;
  readonly user: User;
  readonly hasFurther: boolean;
  readonly stopAfter: Step | 'log' | undefined;
}

export interface Requests {
  log(options: LogOptions): Life;
  perform(life: Life, step: PlannedStep): void;
}

const someType = weighted<Request['type']>([
  ['repair', 70],
  ['installation', 12],
  ['complaint', 6],
  ['consulting', 4],
  ['returnExchange', 3],
  ['opinion', 2],
]);
const someUrgency = weighted<Request['urgency']>([
  ['urgent', 10],
  ['important', 25],
  ['general', 65],
]);
const someChannel = weighted<Request['channel']>([
  ['phone', 74],
  ['wechat', 10],
  ['visit', 8],
  ['web', 3],
  ['sms', 1],
  ['email', 1],
  ['network', 1],
  ['letter', 1],
  ['fax', 1],
]);
const someLodger = weighted<Request['lodgedBy']>([
  ['customer', 88],
  ['sales', 6],
  ['installer', 4],
  ['outlet', 2],
]);
const someTold = weighted<'phone' | 'wechat' | 'visit' | 'sms'>([
  ['phone', 80],
  ['wechat', 12],
  ['visit', 5],
  ['sms', 3],
]);
const ranks = { urgent: 0, important: 1, general: 2 } as const;

export function createRequests(options: RequestOptions): Requests {
  const { bulk, journal, numbers, random, calendar, slips, stock, calls } = options;
  const { users } = options.people;
  let requests = 0;

  function talk(row: Request, at: number, channel: string, isIncoming: boolean, user: User, summary: string, outcome = 'answered'): void {
    calls.note({
      customerId: row.customerId,
      requestId: row.id,
      at,
      channel,
      isIncoming: isIncoming ? 1 : 0,
      userId: user.id,
      summary,
      outcome,
    });
  }

  function change(row: Request, at: number, changes: Partial<Request>): void {
    Object.assign(row, changes, { updatedAt: at, version: row.version + 1 });
  }

  function log({ at, customer, user, hasFurther, stopAfter }: LogOptions): Life {
    const item = customer.items.length > 0 && random.chance(0.75) ? random.pick(customer.items) : undefined;
    const product = item?.product ?? random.pick(products);
    const mustVisit = stopAfter !== undefined;
    const type = mustVisit ? 'repair' : someType(random);
    const urgency = someUrgency(random);
    const isTold = stopAfter === 'log' || stopAfter === 'acknowledge' ? false : random.chance(0.85);
    const channel = someChannel(random);
    const promisedAt = at + Math.round(defaultPromiseMinutes[urgency] * (0.75 + random.next() * 0.5)) * minute;
    const id = ++requests;
    const no = numbers.no('request', 'SL', calendar.dayText(calendar.indexOf(at)).replaceAll('-', ''));
    const content = complaintText(random, type, product, item?.model ?? '');
    const row: Request = {
      id,
      no,
      state: isTold ? 'classified' : 'registered',
      type,
      branch: type === 'installation' ? 'installation' : type === 'opinion' || type === 'consulting' ? 'administration' : 'complaint',
      urgency,
      urgencyRank: ranks[urgency],
      channel,
      lodgedBy: someLodger(random),
      faultClass: random.chance(0.7) ? product.faultClass : 'unknown',
      isQualityIssue: random.chance(0.08) ? 1 : 0,
      customerId: customer.row.id,
      customerName: customer.row.name,
      contactName: customer.contactName,
      phone: customer.phone,
      phoneDigits: normalizePhone(customer.phone).digits,
      address: customer.address,
      installedItemId: item?.id ?? null,
      productText: item?.text ?? (random.chance(0.7) ? product.category : ''),
      content,
      serviceWanted: random.pick(product.services),
      receivedAt: channel === 'letter' ? at - random.int(1, 90) * minute : at,
      promisedAt,
      promiseToldAt: isTold ? at : null,
      ownerUserId: user.id,
      result: '',
      resolvedAt: null,
      toldAt: null,
      toldWay: null,
      closedAt: null,
      voidedAt: null,
      voidReason: '',
      reopenedCount: 0,
      repeatOfId: null,
      createdBy: user.id,
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
    bulk.addGrams(id, knownGrams([content, row.serviceWanted, row.address, row.productText, row.contactName, row.customerName]));
    talk(row, row.receivedAt, channel, true, user, content.slice(0, 200), 'request');
    customer.row.lastRequestAt = at;
    journal.record(at, user, 'requests.log', 'request', id, 'logged', { no, channel, promisedAt, isPromiseTold: isTold });
    const isSlipFree = slipFreeTypes.includes(type);
    const steps =
      stopAfter === 'log'
        ? []
        : planRequest(calendar, random, { loggedAt: at, urgency, isSlipFree, isTold, hasFurther, ...(stopAfter ? { stopAfter } : {}) });
    return { row, product, slips: [], steps, left: steps.filter((step) => step.at <= calendar.now).length };
  }

  function onSlip(life: Life, slip: DemoSlip, at: number, step: Step): void {
    const desk = () => random.pick(users.frontDesk);
    const head = () => random.pick(users.supervisor);
    switch (step) {
      case 'print':
        slips.print(at, head(), slip);
        return random.chance(0.05) ? slips.print(at + 1000, head(), slip) : undefined;
      case 'demand':
        stock.want(at, random.pick(users.technician), slip);
        return slips.refreshWaiting(slip);
      case 'issue':
        stock.issue(at, slip);
        return slips.refreshWaiting(slip);
      case 'giveBack':
        return stock.giveBack(at, slip, random.pick(returnReasons));
      case 'reschedule':
        return slips.reschedule(at, head(), slip);
      case 'result': {
        const user = desk();
        slips.result(at, user, slip);
        start(life, at, user);
        return settle(life, at, user);
      }
      case 'handBack':
        return slips.handBack(at, head(), slip);
      case 'archiveSlip':
        return slips.archive(at, head(), slip);
      case 'voidSlip': {
        const user = head();
        slips.voidSlip(at, user, slip);
        change(life.row, at, { state: 'classified' });
        return journal.record(at, user, 'workOrders.void', 'request', life.row.id, 'recalled');
      }
      default:
        return progress(life, slip, at, step);
    }
  }

  function progress(life: Life, slip: DemoSlip, at: number, step: Step): void {
    if (step !== 'accept' && step !== 'depart' && step !== 'arrive' && step !== 'finish' && step !== 'sign') return;
    const user = random.pick(users.frontDesk);
    slips.step(at, user, slip, step);
    if (step === 'accept' || step === 'depart' || step === 'arrive') start(life, at, user);
    if (step === 'sign') settle(life, at, user);
  }

  function start({ row }: Life, at: number, user: User): void {
    if (row.state !== 'dispatched') return;
    change(row, at, { state: 'inProgress' });
    journal.record(at, user, 'workOrders.accept', 'request', row.id, 'started');
  }

  function settle({ row, slips: own }: Life, at: number, user: User): void {
    const live = own.filter(({ row: { state, round } }) => state !== 'voided' && round === row.reopenedCount);
    if (row.state !== 'inProgress' || live.some(({ row: { signedAt } }) => signedAt === null)) return;
    const result = live.map(({ row: { remedy } }) => remedy).join('\n');
    change(row, at, { state: 'resolved', result, resolvedAt: at });
    journal.record(at, user, 'workOrders.recordResult', 'request', row.id, 'resolved', { result });
  }

  function onRequest(life: Life, at: number, step: Step): void {
    const { row } = life;
    const user = random.pick(users.frontDesk);
    switch (step) {
      case 'acknowledge':
        change(row, at, { state: life.steps.length === 1 ? 'acknowledged' : 'classified', promiseToldAt: at });
        return journal.record(at, user, 'requests.acknowledge', 'request', row.id, 'acknowledged', { promisedAt: row.promisedAt });
      case 'schedule':
        change(row, at, { state: 'scheduled' });
        return journal.record(at, random.pick(users.supervisor), 'requests.schedule', 'request', row.id, 'scheduled');
      case 'talk':
        talk(row, at, 'phone', true, user, random.pick(talkTexts));
        return journal.record(at, user, 'calls.log', 'customer', row.customerId, 'talked', {
          channel: 'phone',
          summary: random.pick(talkTexts),
        });
      case 'resolve': {
        const result = random.pick(resolveTexts);
        change(row, at, { state: 'resolved', result, resolvedAt: at });
        return journal.record(at, user, 'requests.resolve', 'request', row.id, 'resolved', { result });
      }
      case 'tell':
        return tell(row, at, user);
      case 'followUp':
        change(row, at, { state: 'followedUp' });
        return journal.record(at, random.pick(users.followUpCaller), 'followUps.record', 'request', row.id, 'followedUp');
      case 'archive':
        change(row, at, { state: 'archived', closedAt: at });
        return journal.record(at, user, 'requests.archive', 'request', row.id, 'archived');
      case 'void': {
        const reason = random.pick(voidReasons);
        change(row, at, { state: 'voided', voidedAt: at, voidReason: reason });
        return journal.record(at, user, 'requests.void', 'request', row.id, 'voided', { reason });
      }
      case 'reopen':
        return reopen(row, at, random.pick(users.supervisor));
      default:
        return dispatch(life, at, random.pick(users.supervisor));
    }
  }

  function tell(row: Request, at: number, user: User): void {
    const toldWay = someTold(random);
    const opinion = random.chance(0.5) ? random.pick(['满意', '非常满意', '基本满意']) : '';
    change(row, at, { state: 'told', toldAt: at, toldWay });
    talk(row, at, toldWay, false, user, [row.result.slice(0, 200), opinion].filter(Boolean).join(' / '));
    journal.record(at, user, 'requests.tell', 'request', row.id, 'told', { toldAt: at, toldWay, opinion });
  }

  function reopen(row: Request, at: number, user: User): void {
    const reason = random.pick(reopenReasons);
    const { id, result, resolvedAt, toldAt, toldWay, closedAt } = row;
    bulk.add('requestFinish', {
      requestId: id,
      seq: row.reopenedCount + 1,
      result,
      resolvedAt,
      toldAt,
      toldWay,
      closedAt,
      reopenedAt: at,
      reopenedBy: user.id,
      reopenReason: reason,
    });
    change(row, at, {
      state: 'classified',
      result: '',
      resolvedAt: null,
      toldAt: null,
      toldWay: null,
      closedAt: null,
      reopenedCount: row.reopenedCount + 1,
    });
    journal.record(at, user, 'requests.reopen', 'request', id, 'reopened', { reason, result });
  }

  function dispatch(life: Life, at: number, user: User): void {
    const { row } = life;
    const no = numbers.no('workOrder', 'WX', calendar.dayText(calendar.indexOf(at)).replaceAll('-', ''));
    change(row, at, { state: 'dispatched' });
    journal.record(at, user, 'workOrders.dispatch', 'request', row.id, 'dispatched', { slipNo: no });
    life.slips.push(slips.dispatch(at, user, row, life.product, no));
  }

  return {
    log,
    perform(life, { at, step, slip }) {
      life.left--;
      const target = step === 'dispatch' || slip < 0 ? undefined : life.slips[slip];
      if (target) onSlip(life, target, at, step);
      else onRequest(life, at, step);
    },
  };
}
