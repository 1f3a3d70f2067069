import { normalizePhone } from '../../shared/phone.ts';
import { unpaidTurn } from '../../shared/projects.ts';
import { repairPath } from '../../shared/repair-case-lifecycle.ts';
import { defaultRouting } from '../../shared/request-life.ts';
import { slipFreeTypes } from '../../shared/requests.ts';
import { startOfDay } from '../../shared/time.ts';
import { hour, minute } from './calendar.ts';
import { noClocks } from './clocks.ts';
import type { Clocks } from './clocks.ts';
import type { DemoCustomer } from './customers.ts';
import type { User } from './journal.ts';
import type { Life, Request, RequestOptions } from './life.ts';
import { planRepair, planRequest } from './plan.ts';
import type { PlannedStep, Step } from './plan.ts';
import { products, renovation } from './products.ts';
import type { DemoProject } from './projects.ts';
import { quietRequest } from './quiet-columns.ts';
import { weighted } from './random.ts';
import { distanceOf } from './regions.ts';
import { createRequestSteps } from './request-steps.ts';
import { knownGrams } from './terms.ts';
import { complaintText } from './texts.ts';
import type { Trade } from './trades.ts';
import { createVisitSteps } from './visit-steps.ts';

export interface LogOptions {
  readonly at: number;
  readonly customer: DemoCustomer;
  readonly user: User;
  readonly hasFurther: boolean;
  readonly stopAfter: Step | 'log' | undefined;
  /** It still waits for a technician when the data ends. */
  readonly waits?: boolean;
  /** About the customer's project as a whole (SM-18). */
  readonly isRenovation?: boolean;
}

export interface Requests {
  log(options: LogOptions): Life;
  perform(life: Life, step: PlannedStep): void;
  /** Writes a life to which nothing more happens. */
  flush(life: Life): void;
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
const ranks = { urgent: 0, important: 1, general: 2 } as const;

export function createRequests(options: RequestOptions): Requests {
  const { bulk, journal, numbers, random, calendar, slips, calls, trades, clocks, delays, repairs } = options;
  const visitSteps = createVisitSteps(options);
  const requestSteps = createRequestSteps(options, visitSteps, later);
  let requests = 0;

  function log({ at, customer, user, hasFurther, stopAfter, waits = false, isRenovation = false }: LogOptions): Life {
    const item = !isRenovation && customer.items.length > 0 && random.chance(0.75) ? random.pick(customer.items) : undefined;
    const product = isRenovation ? renovation : (item?.product ?? random.pick(products));
    const project = isRenovation ? customer.project : item?.project;
    const mustVisit = stopAfter !== undefined || isRenovation;
    const trade = trades.of({ category: item?.product.category ?? '', contract: project?.presetCode ?? '' });
    const type = offered(trade.data.types, mustVisit ? 'repair' : someType(random), 'repair');
    const urgency = offered(trade.data.urgencies, someUrgency(random), 'general');
    const isTold = stopAfter === 'log' || stopAfter === 'acknowledge' ? false : random.chance(0.85);
    const channel = offered(trade.data.channels, someChannel(random), 'phone');
    const receivedAt = channel === 'letter' ? at - random.int(1, 90) * minute : at;
    const isQualityIssue = random.chance(0.08) ? 1 : 0;
    const distance = distanceOf(customer.row.region ?? '');
    const calendarCode = project?.calendarCode ?? '';
    const told = isRenovation
      ? at + random.int(16, 28) * 24 * hour
      : promiseTold(trade, { type, urgency, distance }, calendarCode, receivedAt, at);
    const standing = standingOf(project, type, isQualityIssue, told, at);
    const id = ++requests;
    const no = numbers.no('request', 'SL', calendar.dayText(calendar.indexOf(at)).replaceAll('-', ''));
    const content = complaintText(random, type, product, item?.model ?? '');
    const row: Request = {
      ...quietRequest,
      id,
      no,
      state: isTold ? 'classified' : 'registered',
      type,
      branch: type === 'installation' ? 'installation' : type === 'opinion' || type === 'consulting' ? 'administration' : 'complaint',
      urgency,
      urgencyRank: ranks[urgency],
      channel,
      lodgedBy: someLodger(random),
      faultClass: trade.data.required.includes('faultClass') || random.chance(0.7) ? product.faultClass : 'unknown',
      isQualityIssue,
      customerId: customer.row.id,
      customerName: customer.row.name,
      contactName: customer.contactName,
      phone: customer.phone,
      phoneDigits: normalizePhone(customer.phone).digits,
      address: customer.address,
      installedItemId: item?.id ?? null,
      productText: item?.text ?? (trade.data.required.includes('productText') || random.chance(0.7) ? product.category : ''),
      content,
      serviceWanted: random.pick(product.services),
      receivedAt,
      ...standing,
      presetVersionId: trade.versionId,
      calendarCode,
      projectId: project?.id ?? null,
      team: defaultRouting[type] ?? '',
      classifiedAt: isTold ? at : null,
      firstContactAt: isTold ? at : null,
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
    const talk = { customerId: row.customerId, requestId: id, at: receivedAt, channel, isIncoming: 1, userId: user.id };
    calls.note({ ...talk, summary: content.slice(0, 200), outcome: 'request' });
    customer.row.lastRequestAt = at;
    journal.record(at, user, 'requests.log', 'request', id, 'logged', { no, channel, promisedAt: row.promisedAt, isPromiseTold: isTold });
    const isSlipFree = slipFreeTypes.includes(type);
    const callsAtOnce = trade.data.timers.some(({ start, stop }) => start === 'slip.issued' && stop === 'appointment.confirmed');
    // Where it counts when all is done, the technician has to be there some hours before.
    const isUntilDone = !trade.data.timers.some(({ isPromise, stop }) => isPromise && stop === 'slip.arrived');
    const promisedAt = row.promisedAt - (isUntilDone ? 4 * hour : 0);
    const plan = { loggedAt: at, urgency, isSlipFree, isTold, hasFurther, promisedAt, callsAtOnce, waits };
    const path = isRenovation ? repairPath(random.pick(['company', 'company', 'supplier', 'customer'] as const)) : [];
    const steps =
      stopAfter === 'log'
        ? []
        : isRenovation
          ? planRepair(calendar, random, { loggedAt: at, isTold, arrows: path.length })
          : planRequest(calendar, random, { ...plan, ...(stopAfter ? { stopAfter } : {}) });
    const left = steps.filter((step) => step.at <= calendar.now).length;
    const quiet = { ...noClocks(), delays: [], tasks: [], done: 0, sweepAt: Infinity, isExplaining: false };
    const life: Life = { row, trade, distance, product, path, slips: [], steps, left, ...quiet };
    const heard = isTold ? [{ event: 'request.acknowledged', at } as const, { event: 'request.contacted', at } as const] : [];
    clocks.happened(life, at, { event: 'request.logged', at: receivedAt }, ...heard);
    lookAhead(life, at);
    return life;
  }

  /** What intake proposes, or another time that suits the caller. */
  function promiseTold(trade: Trade, job: Parameters<Clocks['proposal']>[1], calendarCode: string, receivedAt: number, at: number): number {
    const proposal = clocks.proposal(trade, job, calendarCode, receivedAt);
    if (random.chance(0.65)) return proposal;
    return Math.max(at + hour, Math.round((proposal + random.int(-3, 8) * hour) / (30 * minute)) * 30 * minute);
  }

  /** R-000-06, R-000-07: unpaid projects come first, and their repairs before the goods are accepted. */
  function standingOf(project: DemoProject | undefined, type: Request['type'], isQualityIssue: number, promisedAt: number, at: number) {
    if (!project || project.paymentState === 'settled') return { turn: 0, promisedAt };
    const { goodsAcceptedOn } = project.record;
    const mustPrecede = goodsAcceptedOn > calendar.dayText(calendar.indexOf(at)) && (type === 'repair' || isQualityIssue === 1);
    const latest = mustPrecede ? startOfDay(goodsAcceptedOn, calendar.hours.zone) : promisedAt;
    return { turn: unpaidTurn, promisedAt: Math.min(promisedAt, latest) };
  }

  /** A clock that has something to say before the next thing happens, and a missed promise that is explained before it (R-002-98). */
  function lookAhead(life: Life, at: number): void {
    const next = life.steps[life.done];
    const nextAt = clocks.nextAt(life);
    if (nextAt < (next?.at ?? Infinity) && nextAt < life.sweepAt) {
      life.sweepAt = nextAt;
      later(life, { at: Math.max(at, nextAt), step: 'sweep', slip: -1 });
    }
    if (life.row.overdueSince === null || life.isExplaining) return;
    if (!next && !random.chance(0.6)) return;
    const wanted = calendar.open(at + random.int(10, 90) * minute, random);
    life.isExplaining = true;
    later(life, { at: Math.max(at + 1, Math.min(wanted, (next?.at ?? Infinity) - 1000)), step: 'explain', slip: -1 });
  }

  function later(life: Life, step: PlannedStep): void {
    if (step.at > calendar.now) return;
    life.left++;
    options.schedule(life, step);
  }

  return {
    log,
    perform(life, planned) {
      const { at, step, slip } = planned;
      life.left--;
      if (life.steps[life.done] === planned) life.done++;
      const target = step === 'dispatch' || slip < 0 ? undefined : life.slips[slip];
      if (target) visitSteps.perform(life, target, at, step);
      else requestSteps.perform(life, at, step);
      lookAhead(life, at);
    },
    flush(life) {
      bulk.add('serviceRequest', life.row);
      for (const slip of life.slips) slips.flush(slip);
      clocks.flush(life, calendar.now);
      delays.flush(life);
      repairs.flush(life);
    },
  };
}

function offered<Value>(list: readonly Value[], wanted: Value, otherwise: Value): Value {
  return list.includes(wanted) ? wanted : list.includes(otherwise) ? otherwise : (list[0] ?? otherwise);
}
