import type { TimerEvent } from '../../shared/timer-policy.ts';
import { hour, minute } from './calendar.ts';
import type { User } from './journal.ts';
import { change } from './life.ts';
import type { Life, RequestOptions } from './life.ts';
import type { Step } from './plan.ts';
import type { DemoSlip } from './slips.ts';
import { returnReasons } from './texts.ts';

/** What happens to the slips of a request, and to the request because of them. */
export interface VisitSteps {
  perform(life: Life, slip: DemoSlip, at: number, step: Step): void;
  dispatch(life: Life, at: number, user: User): void;
}

export function createVisitSteps(options: RequestOptions): VisitSteps {
  const { journal, numbers, random, calendar, slips, store, clocks, people } = options;
  const { stock, storeroom, oldParts, empties } = store;
  const { users } = people;

  function onSlip(life: Life, slip: DemoSlip, at: number, step: Step): void {
    const desk = () => random.pick(users.frontDesk);
    const head = () => random.pick(users.supervisor);
    switch (step) {
      case 'print':
        slips.print(at, head(), slip);
        return random.chance(0.05) ? slips.print(at + 1000, head(), slip) : undefined;
      case 'demand':
        stock.want(at, random.pick(users.technician), slip);
        storeroom.wanted(at, slip);
        return slips.refreshWaiting(slip);
      case 'issue':
        stock.issue(at, slip);
        storeroom.issued(at, slip);
        oldParts.counted(at + 2, slip);
        empties.issued(at + 2, slip);
        return slips.refreshWaiting(slip);
      case 'giveBack':
        stock.giveBack(at, slip, random.pick(returnReasons));
        return oldParts.counted(at, slip);
      case 'confirm':
        if (slips.confirm(at, desk(), slip))
          clocks.happened(life, at, { event: 'request.contacted', at }, of(slip, 'appointment.confirmed', at));
        return undefined;
      case 'reschedule':
        if (slips.reschedule(at, head(), slip)) clocks.happened(life, at, of(slip, 'appointment.at', slip.row.plannedAt));
        return undefined;
      case 'result':
        return result(life, slip, at, desk());
      case 'handBack':
        slips.handBack(at, head(), slip);
        oldParts.handedBack(at, slip);
        return clocks.happened(life, at, of(slip, 'slip.returned', at));
      case 'archiveSlip':
        return slips.archive(at, head(), slip);
      case 'voidSlip': {
        const user = head();
        slips.voidSlip(at, user, slip);
        clocks.callOff(life, slip.id, at);
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
    const { state } = slip.row;
    slips.step(at, user, slip, step);
    if (slip.row.state !== state && step !== 'sign') {
      const entered = step === 'finish' ? [of(slip, 'slip.resultEntered', at)] : [];
      clocks.happened(life, at, of(slip, stepEvents[step], at), ...entered);
    }
    if (step === 'accept' || step === 'depart' || step === 'arrive') start(life, at, user);
    if (step === 'sign') settle(life, at, user);
  }

  /** The paper tells the whole visit. */
  function result(life: Life, slip: DemoSlip, at: number, user: User): void {
    const before = { ...slip.row };
    slips.result(at, user, slip);
    const { acceptedAt, departedAt, arrivedAt, finishedAt } = slip.row;
    const visited = [
      ...(before.acceptedAt === null ? [of(slip, 'slip.accepted', acceptedAt ?? at)] : []),
      ...(before.departedAt === null ? [of(slip, 'slip.departed', departedAt ?? at)] : []),
      ...(before.arrivedAt === null ? [of(slip, 'slip.arrived', arrivedAt ?? at)] : []),
      ...(before.finishedAt === null ? [of(slip, 'slip.finished', finishedAt ?? at)] : []),
    ];
    clocks.happened(life, at, ...visited, of(slip, 'slip.resultEntered', at));
    start(life, at, user);
    settle(life, at, user);
  }

  function start({ row }: Life, at: number, user: User): void {
    if (row.state !== 'dispatched') return;
    change(row, at, { state: 'inProgress' });
    journal.record(at, user, 'workOrders.accept', 'request', row.id, 'started');
  }

  function settle(life: Life, at: number, user: User): void {
    const { row, slips: own } = life;
    const live = own.filter(({ row: { state, round } }) => state !== 'voided' && round === row.reopenedCount);
    if (row.state !== 'inProgress' || live.some(({ row: { signedAt } }) => signedAt === null)) return;
    const result = live.map(({ row: { remedy } }) => remedy).join('\n');
    change(row, at, { state: 'resolved', result, resolvedAt: at });
    clocks.happened(life, at, { event: 'request.resolved', at });
    journal.record(at, user, 'workOrders.recordResult', 'request', row.id, 'resolved', { result });
  }

  function dispatch(life: Life, at: number, user: User): void {
    const { row } = life;
    const no = numbers.no('workOrder', 'WX', calendar.dayText(calendar.indexOf(at)).replaceAll('-', ''));
    change(row, at, { state: 'dispatched' });
    journal.record(at, user, 'workOrders.dispatch', 'request', row.id, 'dispatched', { slipNo: no });
    const slip = slips.dispatch(at, user, row, life.product, no, visitTime(life, at));
    life.slips.push(slip);
    clocks.happened(
      life,
      at,
      of(slip, 'request.assigned', at),
      of(slip, 'slip.issued', at),
      of(slip, 'appointment.at', slip.row.plannedAt),
    );
  }

  /** About when the technician will be there: what the paper will say, seen from the dispatch. */
  function visitTime({ steps, done, slips: own }: Life, at: number): number {
    const ofSlip = steps.slice(done).filter(({ slip }) => slip === own.length);
    const arrive = ofSlip.find(({ step }) => step === 'arrive');
    if (arrive) return arrive.at + (random.chance(0.9) ? random.int(0, 12) : random.int(-50, -15)) * minute;
    const entered = ofSlip.find(({ step }) => step === 'result');
    return entered ? entered.at - random.int(60, 200) * minute : at + random.int(1, 26) * hour;
  }

  return { perform: onSlip, dispatch };
}

const stepEvents = { accept: 'slip.accepted', depart: 'slip.departed', arrive: 'slip.arrived', finish: 'slip.finished' } as const;

function of({ id: workOrderId }: DemoSlip, event: TimerEvent, at: number) {
  return { event, at, workOrderId };
}
