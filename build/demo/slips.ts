import type { Bulk, Row } from './bulk.ts';
import { hour, minute } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { Product } from './products.ts';
import type { Random } from './random.ts';
import type { People } from './shop.ts';
import type { SlipOfStock, SlipParts } from './stock.ts';
import { instructions, opinionsOfWork, rescheduleReasons, slipVoidReasons, workLines } from './texts.ts';

export type SlipStep = 'accept' | 'depart' | 'arrive' | 'finish' | 'sign';

/** A slip on its way; written once nothing more happens to it. */
export interface DemoSlip extends SlipOfStock {
  readonly row: { -readonly [K in keyof Row<'workOrder'>]: Row<'workOrder'>[K] };
  readonly contactName: string;
  readonly parts: SlipParts;
}

export interface Slips {
  dispatch(at: number, user: User, request: Row<'serviceRequest'>, product: Product, no: string): DemoSlip;
  print(at: number, user: User, slip: DemoSlip): void;
  step(at: number, user: User, slip: DemoSlip, step: SlipStep): void;
  /** All steps that are left, as the paper tells them in the evening. */
  result(at: number, user: User, slip: DemoSlip): void;
  reschedule(at: number, user: User, slip: DemoSlip): void;
  handBack(at: number, user: User, slip: DemoSlip): void;
  archive(at: number, user: User, slip: DemoSlip): void;
  voidSlip(at: number, user: User, slip: DemoSlip): void;
  refreshWaiting(slip: DemoSlip): void;
  flush(slip: DemoSlip): void;
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

const halfHour = 30 * minute;

export function createSlips(bulk: Bulk, journal: Journal, numbers: Numbers, random: Random, calendar: Calendar, people: People): Slips {
  let slips = 0;
  let prints = 0;
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
    dispatch(at, user, request, product, no) {
      const id = ++slips;
      const day = calendar.indexOf(at);
      const plannedAt = Math.ceil(calendar.open(at + random.int(1, 30) * hour, random) / halfHour) * halfHour;
      const technician = random.pick(people.technicians);
      const helper = random.chance(0.15) ? random.pick(people.technicians) : technician;
      const staffIds = [...new Set([technician.staffId, helper.staffId])];
      const row: DemoSlip['row'] = {
        id,
        no,
        requestId: request.id,
        round: request.reopenedCount,
        state: 'dispatched',
        plannedAt,
        plannedUntil: random.chance(0.4) ? plannedAt + 2 * hour : null,
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
      journal.record(at, user, 'workOrders.dispatch', 'workOrder', id, 'issued', { no, staffIds, plannedAt });
      return { id, no, row, parts: new Map(), product, contactName: request.contactName, signedBy: technician.name };
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
        row.arrivedAt ?? Math.max(row.issuedAt ?? at, Math.min(at - 90 * minute, row.plannedAt + random.int(-15, 30) * minute));
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
    reschedule(at, user, { row }) {
      if (row.state !== 'dispatched' && row.state !== 'departed') return;
      const newPlannedAt = row.plannedAt + random.int(1, 8) * hour;
      const reason = random.pick(rescheduleReasons);
      const toldAt = random.chance(0.9) ? at : null;
      const isToldInTime = toldAt !== null && toldAt < row.plannedAt;
      bulk.add('reschedule', {
        id: ++reschedules,
        workOrderId: row.id,
        at,
        userId: user.id,
        oldPlannedAt: row.plannedAt,
        newPlannedAt,
        reason,
        toldAt,
        isToldInTime: isToldInTime ? 1 : 0,
      });
      const data = { reason, isToldInTime, oldPlannedAt: row.plannedAt, plannedAt: newPlannedAt };
      journal.record(at, user, 'workOrders.reschedule', 'workOrder', row.id, 'rescheduled', data, {
        plannedAt: [row.plannedAt, newPlannedAt],
      });
      Object.assign(row, { state: 'dispatched', plannedAt: newPlannedAt, acceptedAt: null, departedAt: null, version: row.version + 1 });
    },
    handBack(at, user, { row }) {
      Object.assign(row, { state: 'returned', returnedAt: at, returnedTo: user.id, waitingForParts: 0, version: row.version + 1 });
      journal.record(at, user, 'workOrders.handBack', 'workOrder', row.id, 'handedBack', { at });
    },
    archive(at, user, { row }) {
      Object.assign(row, { state: 'archived', archivedAt: at, version: row.version + 1 });
      journal.record(at, user, 'workOrders.archive', 'workOrder', row.id, 'archived', { at });
    },
    voidSlip(at, user, { row }) {
      const voidReason = random.pick(slipVoidReasons);
      Object.assign(row, { state: 'voided', voidedAt: at, voidReason, waitingForParts: 0, version: row.version + 1 });
      journal.record(at, user, 'workOrders.void', 'workOrder', row.id, 'voided', { reason: voidReason });
    },
    refreshWaiting({ row, parts }) {
      row.waitingForParts = [...parts.values()].some(({ wantedQty, issuedQty }) => wantedQty > issuedQty) ? 1 : 0;
    },
    flush({ row, parts }) {
      bulk.add('workOrder', row);
      for (const part of parts.values()) bulk.add('workOrderPart', part);
    },
  };
}
