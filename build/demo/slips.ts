import type { ReturnedSlip } from './handovers.ts';
import type { Bulk, Row } from './bulk.ts';
import { hour, minute } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { Product } from './products.ts';
import type { Random } from './random.ts';
import { quietSlip } from './quiet-columns.ts';
import type { SlipOfStock, SlipParts } from './stock.ts';
import { instructions, opinionsOfWork, rescheduleReasons, slipVoidReasons, workLines } from './texts.ts';
import type { Booking, Visits } from './visits.ts';

export type SlipStep = 'accept' | 'depart' | 'arrive' | 'finish' | 'sign';

/** A slip on its way; written once nothing more happens to it. */
export interface DemoSlip extends SlipOfStock {
  readonly row: { -readonly [K in keyof Row<'workOrder'>]: Row<'workOrder'>[K] };
  readonly contactName: string;
  readonly parts: SlipParts;
  /** Who goes when. */
  booking: Booking;
  /** All times that were agreed for it; the last one holds. */
  readonly agreed: Appointment[];
}

type Appointment = ReturnType<Visits['agree']>;

export interface Slips {
  /** @param visitAt about when somebody can be there. */
  dispatch(at: number, user: User, request: Row<'serviceRequest'>, product: Product, no: string, visitAt: number): DemoSlip;
  /** The call before the visit (B-09). @returns whether the customer said yes. */
  confirm(at: number, user: User, slip: DemoSlip): boolean;
  print(at: number, user: User, slip: DemoSlip): void;
  step(at: number, user: User, slip: DemoSlip, step: SlipStep): void;
  /** All steps that are left, as the paper tells them in the evening. */
  result(at: number, user: User, slip: DemoSlip): void;
  /** @returns whether the customer knows the new time; undefined: it was not moved. */
  reschedule(at: number, user: User, slip: DemoSlip): boolean | undefined;
  handBack(at: number, user: User, slip: DemoSlip): void;
  archive(at: number, user: User, slip: DemoSlip): void;
  voidSlip(at: number, user: User, slip: DemoSlip): void;
  refreshWaiting(slip: DemoSlip): void;
  flush(slip: DemoSlip): void;
  /** The papers that came back, in their order. */
  readonly returned: readonly ReturnedSlip[];
}

const steps: readonly {
  readonly step: SlipStep;
  readonly from: Row<'workOrder'>['state'];
  readonly to: Row<'workOrder'>['state'];
  readonly kind: string;
}[] = [
  { step: 'accept', from: 'dispatched', to: 'accepted', kind: 'accepted' },
  { step: 'depart', from: 'accepted', to: 'departed', kind: 'departed' },
  { step: 'arrive', from: 'departed', to: 'arrived', kind: 'arrived' },
  { step: 'finish', from: 'arrived', to: 'finished', kind: 'finished' },
  { step: 'sign', from: 'finished', to: 'signed', kind: 'signed' },
];

export function createSlips(bulk: Bulk, journal: Journal, numbers: Numbers, random: Random, calendar: Calendar, visits: Visits): Slips {
  let slips = 0;
  let prints = 0;
  const returned: ReturnedSlip[] = [];
  let reschedules = 0;

  function charge({ row }: DemoSlip, isCharged: boolean, parts: SlipParts): void {
    if (!isCharged) return;
    row.laborFen = random.int(3, 20) * 1000;
    row.partsFen = [...parts.values()].reduce((sum, { issuedQty, returnedQty, priceFen }) => sum + (issuedQty - returnedQty) * priceFen, 0);
    row.travelFen = random.chance(0.4) ? 2000 : 0;
    row.chargeFen = row.laborFen + row.partsFen + row.travelFen;
  }

  function sign(slip: DemoSlip, leftAt: number): void {
    const { row } = slip;
    Object.assign(row, {
      leftAt,
      nothingLeftOut: 1,
      signedAt: leftAt,
      signedBy: slip.contactName,
      customerOpinion: random.pick(opinionsOfWork),
    });
  }

  return {
    dispatch(at, user, request, product, no, visitAt) {
      const id = ++slips;
      const day = calendar.indexOf(at);
      const booking = visits.book(Math.max(visitAt, at + 20 * minute), product.category, at);
      const { plannedAt, plannedUntil, staffIds, overlapReason, trainingReason } = booking;
      const row: DemoSlip['row'] = {
        ...quietSlip,
        id,
        no,
        requestId: request.id,
        round: request.reopenedCount,
        state: 'dispatched',
        plannedAt,
        plannedUntil,
        overlapReason,
        trainingReason,
        instruction: random.pick(instructions),
        issuedAt: at,
        acceptedAt: null,
        departedAt: null,
        arrivedAt: null,
        leftAt: null,
        finishedAt: null,
        cause: '',
        remedy: '',
        nothingLeftOut: null,
        leftOutText: '',
        customerOpinion: '',
        signedBy: '',
        signedAt: null,
        resultEnteredAt: null,
        resultEnteredBy: null,
        laborFen: 0,
        partsFen: 0,
        travelFen: 0,
        chargeFen: 0,
        waitingForParts: 0,
        returnedAt: null,
        returnedTo: null,
        archivedAt: null,
        voidedAt: null,
        voidReason: '',
        printCount: 0,
        lastPrintedAt: null,
        createdBy: user.id,
        createdAt: at,
        version: 1,
      };
      const lines = [`${request.productText || product.category}：${request.serviceWanted}`];
      for (const text of workLines) if (random.chance(0.2) && lines.length < 5) lines.push(text);
      for (const [index, text] of lines.entries()) bulk.add('workOrderLine', { workOrderId: id, lineNo: index + 1, text });
      for (const [index, staffId] of staffIds.entries())
        bulk.add('workOrderTechnician', { workOrderId: id, staffId, isLead: index === 0 ? 1 : 0 });
      const dayText = calendar.dayText(day);
      bulk.add('dispatchLogLine', { day: dayText, lineNo: numbers.take('dispatchLog', dayText), workOrderId: id });
      const overridden = { ...(overlapReason && { overlap: overlapReason }), ...(trainingReason && { training: trainingReason }) };
      const over = Object.keys(overridden).length > 0 ? { overridden } : {};
      journal.record(at, user, 'workOrders.dispatch', 'workOrder', id, 'issued', { no, staffIds, plannedAt, ...over });
      const { contactName } = request;
      const visit = { requestId: request.id, workOrderId: id, withWhom: contactName, plannedAt, plannedUntil };
      const agreed = [visits.agree(visit, at, user)];
      return { id, no, row, parts: new Map(), product, contactName, signedBy: visits.nameOf(staffIds[0] ?? 0), booking, agreed };
    },
    confirm(at, user, { row, agreed }) {
      const visit = agreed.at(-1);
      if (!visit || visit.endedAt !== null || row.arrivedAt !== null || row.voidedAt !== null) return false;
      const result = random.chance(0.94) ? 'confirmed' : random.pick(['notReached', 'wantsOtherTime'] as const);
      Object.assign(visit, { reconfirmedAt: at, reconfirmedBy: user.id, reconfirmResult: result, version: visit.version + 1 });
      row.isConfirmed = result === 'confirmed' ? 1 : 0;
      journal.record(at, user, 'appointments.reconfirm', 'workOrder', row.id, 'reconfirmed', { result, at });
      return result === 'confirmed';
    },
    print(at, user, { row }) {
      row.printCount++;
      row.lastPrintedAt = at;
      const reason = row.printCount > 1 ? '纸张损坏' : '';
      const paper = random.chance(0.7) ? 'A5' : '241x140';
      bulk.add('printRecord', {
        id: ++prints,
        subject: 'workOrder',
        subjectId: row.id,
        nth: row.printCount,
        paper,
        copies: 1,
        reason,
        userId: user.id,
        at,
      });
      journal.record(at, user, 'workOrders.recordPrint', 'workOrder', row.id, row.printCount > 1 ? 'reprinted' : 'printed', {
        nth: row.printCount,
        paper,
        copies: 1,
        reason,
      });
    },
    step(at, user, slip, step) {
      const arrow = steps.find((each) => each.step === step);
      const { row } = slip;
      if (!arrow || row.state !== arrow.from) return;
      row.state = arrow.to;
      row.version++;
      if (step === 'accept') row.acceptedAt = at;
      else if (step === 'depart') row.departedAt = at;
      else if (step === 'arrive') row.arrivedAt = at;
      else if (step === 'finish')
        Object.assign(row, { finishedAt: at, cause: random.pick(slip.product.causes), remedy: random.pick(slip.product.remedies) });
      else sign(slip, at);
      journal.record(at, user, `workOrders.${step}`, 'workOrder', row.id, arrow.kind, { at });
    },
    result(at, user, slip) {
      const { row } = slip;
      const arrivedAt =
        row.arrivedAt ?? Math.max(row.issuedAt ?? at, Math.min(at - 40 * minute, row.plannedAt + random.int(-25, 6) * minute));
      const leftAt = Math.min(at, arrivedAt + random.int(20, 80) * minute);
      const departedAt = row.departedAt ?? arrivedAt;
      const times = { acceptedAt: row.acceptedAt ?? departedAt, departedAt, arrivedAt, finishedAt: leftAt };
      for (const { from, kind } of steps.slice(steps.findIndex(({ from: state }) => state === row.state))) {
        const stamp =
          from === 'dispatched' ? times.acceptedAt : from === 'accepted' ? departedAt : from === 'departed' ? arrivedAt : leftAt;
        journal.record(at, user, 'workOrders.recordResult', 'workOrder', row.id, kind, { at: stamp });
      }
      sign(slip, leftAt);
      charge(slip, random.chance(0.45), slip.parts);
      Object.assign(row, {
        ...times,
        state: 'signed',
        cause: random.pick(slip.product.causes),
        remedy: random.pick(slip.product.remedies),
        resultEnteredAt: at,
        resultEnteredBy: user.id,
        version: row.version + 1,
      });
    },
    reschedule(at, user, slip) {
      const { row, agreed } = slip;
      if (row.state !== 'dispatched' && row.state !== 'departed') return undefined;
      const { plannedAt: oldPlannedAt } = row;
      slip.booking = visits.move(slip.booking, Math.max(oldPlannedAt, at) + random.int(1, 8) * hour, at);
      const { plannedAt, plannedUntil, overlapReason } = slip.booking;
      const reason = random.pick(rescheduleReasons);
      const toldAt = random.chance(0.9) ? at : null;
      const isToldInTime = toldAt !== null && toldAt < oldPlannedAt;
      bulk.add('reschedule', {
        id: ++reschedules,
        workOrderId: row.id,
        at,
        userId: user.id,
        oldPlannedAt,
        newPlannedAt: plannedAt,
        reason,
        toldAt,
        isToldInTime: isToldInTime ? 1 : 0,
      });
      const data = { reason, isToldInTime, toldAt, oldPlannedAt, plannedAt };
      journal.record(at, user, 'workOrders.reschedule', 'workOrder', row.id, 'rescheduled', data, {
        plannedAt: [oldPlannedAt, plannedAt],
      });
      const version = row.version + 1;
      const moved = { plannedAt, plannedUntil, overlapReason, acceptedAt: null, departedAt: null, isConfirmed: 0, version };
      Object.assign(row, { state: 'dispatched', ...moved });
      const before = agreed.at(-1);
      if (before) Object.assign(before, { endedAt: at, endedBy: user.id, endReason: reason, version: before.version + 1 });
      const { requestId, id: workOrderId } = row;
      agreed.push(visits.agree({ requestId, workOrderId, withWhom: slip.contactName, plannedAt, plannedUntil }, at, user));
      return toldAt !== null;
    },
    handBack(at, user, { row }) {
      Object.assign(row, { state: 'returned', returnedAt: at, returnedTo: user.id, waitingForParts: 0, version: row.version + 1 });
      returned.push({ id: row.id, no: row.no, at });
      journal.record(at, user, 'workOrders.handBack', 'workOrder', row.id, 'handedBack', { at });
    },
    archive(at, user, { row }) {
      Object.assign(row, { state: 'archived', archivedAt: at, version: row.version + 1 });
      journal.record(at, user, 'workOrders.archive', 'workOrder', row.id, 'archived', { at });
    },
    voidSlip(at, user, { row, booking, agreed }) {
      const voidReason = random.pick(slipVoidReasons);
      visits.free(booking);
      const visit = agreed.at(-1);
      if (visit) Object.assign(visit, { endedAt: at, endedBy: user.id, endReason: voidReason, version: visit.version + 1 });
      Object.assign(row, { state: 'voided', voidedAt: at, voidReason, waitingForParts: 0, version: row.version + 1 });
      journal.record(at, user, 'workOrders.void', 'workOrder', row.id, 'voided', { reason: voidReason });
    },
    refreshWaiting({ row, parts }) {
      row.waitingForParts = [...parts.values()].some(({ wantedQty, issuedQty }) => wantedQty > issuedQty) ? 1 : 0;
    },
    returned,
    flush({ row, parts, agreed }) {
      bulk.add('workOrder', row);
      for (const visit of agreed) visits.flush(visit);
      for (const part of parts.values()) bulk.add('workOrderPart', part);
    },
  };
}
