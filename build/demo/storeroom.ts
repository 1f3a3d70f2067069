import type { ReplacementCause } from '../../shared/replacements.ts';
import type { Bulk } from './bulk.ts';
import { hour, minute } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Catalogue, DemoPart } from './catalogue.ts';
import type { Journal, Numbers, User } from './journal.ts';
import { demoPlaces } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import type { Technician } from './shop.ts';
import type { DemoSlip } from './slips.ts';
import { firstBagId, secondStore } from './stock-places.ts';
import type { NoteOf } from './stock-notes.ts';
import type { Stock } from './stock.ts';

/** What the store does besides the slips: technicians' bags, transfers, what is kept for a job, replacement pieces 补换件. */
export interface Storeroom {
  morning(day: number): void;
  /** Parts were issued to a slip. */
  issued(at: number, slip: DemoSlip): void;
  /** Parts are wanted for a slip. */
  wanted(at: number, slip: DemoSlip): void;
  /** Keeps parts for the slips that still wait when the data ends. */
  keep(): void;
}

interface StoreroomOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly calendar: Calendar;
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly noteOf: NoteOf;
  readonly stock: Stock;
  readonly keeper: User;
  readonly head: User;
  readonly technicians: readonly Technician[];
}

/** Days before the last one on which each of the first technicians fills the bag, and how many kinds of parts go into it. */
const bags = [
  [38, 4],
  [23, 3],
  [17, 5],
  [9, 3],
  [6, 4],
  [2, 3],
] as const;
const returned = { daysAgo: 3, bag: 2, reason: '本周用不上' } as const;
const transfers = [
  { daysAgo: 5, isOnTheWay: false, note: '补二号库' },
  { daysAgo: 1, isOnTheWay: true, note: '随早班车' },
] as const;

interface Case {
  readonly cause: ReplacementCause;
  readonly reason: string;
  readonly decision?: 'approved' | 'refused';
  readonly note?: string;
}

const replacements: readonly Case[] = [
  { cause: 'defective', reason: '新件装上后无反应，测量线圈断路', decision: 'approved' },
  { cause: 'damagedOnSite', reason: '安装时卡扣折断一件', decision: 'approved', note: '费用由责任人承担一半' },
  { cause: 'wrongPart', reason: '领成旧款，接口不符', decision: 'approved' },
  { cause: 'lost', reason: '现场丢失一件', decision: 'refused', note: '先在车上再找一遍' },
  { cause: 'damagedInTransit', reason: '外包装破损，件已变形' },
  { cause: 'customer', reason: '客户装修时碰坏，要求再配一件' },
];

const atWork: ReadonlySet<string> = new Set(['dispatched', 'accepted', 'departed', 'arrived']);

export function createStoreroom(options: StoreroomOptions): Storeroom {
  const { bulk, journal, numbers, calendar, catalogue, ledger, noteOf, stock, keeper, head, technicians } = options;
  let asked = 0;
  let issues = 0;
  const waiting: DemoSlip[] = [];

  /** Parts of which there are so many on the shelf that some can go, beginning somewhere else each time. */
  function spare(from: number, count: number, fits: (part: DemoPart) => boolean): readonly DemoPart[] {
    const { parts } = catalogue;
    const turned = parts.map((_part, index) => parts[(index + from * 37) % parts.length] as DemoPart);
    return turned.filter((part) => fits(part) && ledger.held(part.row.id, part.row.placeId).qty > 12).slice(0, count);
  }

  /** The bag of the nth technician. */
  const bagOf = (nth: number) => firstBagId + nth;

  function fillBag(at: number, nth: number, kinds: number): void {
    const person = technicians[nth];
    const parts = [...spare(nth, kinds, ({ row }) => row.kind === 'part'), ...spare(nth, 1, ({ row }) => row.kind === 'consumable')];
    if (!person || ledger.left() <= parts.length + 1) return;
    const { staffId, name } = person;
    bulk.add('place', {
      id: bagOf(nth),
      code: `BAG-${staffId}`,
      name: `${name}（随身）`,
      kind: 'technician',
      isStocked: 1,
      isShelf: 0,
      staffId,
    });
    const documentId = noteOf(at, keeper, 'issue', { signedBy: name, booking: { staffIds: [staffId] } });
    for (const [index, { row }] of parts.entries()) {
      const isPart = row.kind === 'part';
      const qty = 1 + ((index + nth) % 3);
      ledger.move({
        ...{
          itemId: row.id,
          kind: isPart ? 'transfer' : 'consume',
          fromPlaceId: row.placeId,
          toPlaceId: isPart ? bagOf(nth) : demoPlaces.used,
        },
        ...{ qty, documentId, staffId, signedBy: name, userId: keeper.id, at },
      });
      const data = { item: row.name, unit: row.unit, qty, staff: name, signedBy: name };
      journal.later(at, keeper, 'stock.issueToStaff', 'item', row.id, 'issuedToStaff', data);
    }
  }

  function takeBack(at: number, nth: number, reason: string): void {
    const person = technicians[nth];
    const part = catalogue.parts.find(({ row }) => ledger.held(row.id, bagOf(nth)).qty > 0);
    if (!person || !part || ledger.left() <= 1) return;
    const { row } = part;
    const documentId = noteOf(at, keeper, 'return', { booking: { staffIds: [person.staffId] } }, reason);
    const about = { documentId, staffId: person.staffId, reason, userId: keeper.id, at };
    ledger.move({ itemId: row.id, kind: 'return', fromPlaceId: bagOf(nth), toPlaceId: row.placeId, qty: 1, ...about });
    const data = { item: row.name, unit: row.unit, qty: 1, staff: person.name, reason };
    journal.later(at, keeper, 'stock.returnFromStaff', 'item', row.id, 'returnedFromStaff', data);
  }

  function transfer(at: number, { isOnTheWay, note }: (typeof transfers)[number]): void {
    const [fromPlaceId, target] = [demoPlaces.main, secondStore.id];
    const parts = spare(isOnTheWay ? 5 : 3, 3, ({ row }) => row.placeId === fromPlaceId);
    if (ledger.left() <= parts.length + 1) return;
    const documentId = noteOf(at, keeper, 'transfer', { booking: { staffIds: [] }, note, ...(isOnTheWay && { toPlaceId: target }) });
    for (const [index, { row }] of parts.entries()) {
      const [qty, toPlaceId] = [2 + index, isOnTheWay ? demoPlaces.transit : target];
      ledger.move({ itemId: row.id, kind: 'transfer', fromPlaceId, toPlaceId, qty, documentId, userId: keeper.id, at });
      const data = { item: row.name, unit: row.unit, qty, place: secondStore.name };
      journal.later(at, keeper, 'stock.transfer', 'item', row.id, isOnTheWay ? 'sent' : 'transferred', data);
    }
  }

  function replace(at: number, slip: DemoSlip, itemId: number, { cause, reason, decision, note = '' }: Case): void {
    const id = ++asked;
    const no = numbers.no('replacement', 'BH', calendar.dayText(calendar.indexOf(at)).replaceAll('-', ''));
    const state = decision ?? 'asked';
    const [decidedAt, decidedBy] = decision ? [at + 1, head.id] : [null, null];
    const about = { workOrderId: slip.id, requestId: slip.row.requestId, itemId, responsibleId: slip.booking.staffIds[0] ?? 1 };
    bulk.add('replacement', {
      ...{ id, no, ...about, qty: 1, cause, reason, nth: 1, state, decidedAt, decidedBy, decisionNote: note },
      ...{ createdBy: keeper.id, createdAt: at, version: decision ? 2 : 1 },
    });
    const data = { no, qty: 1, cause, reason };
    journal.later(at, keeper, 'replacements.ask', 'replacement', id, 'asked', data);
    journal.later(at, keeper, 'replacements.ask', 'workOrder', slip.id, 'replacementAsked', data);
    if (!decision) return;
    const kind = decision === 'approved' ? 'replacementApproved' : 'replacementRefused';
    journal.later(at + 1, head, 'replacements.decide', 'replacement', id, state, { no, note });
    journal.later(at + 1, head, 'replacements.decide', 'workOrder', slip.id, kind, { no, qty: 1, reason: note });
  }

  return {
    morning(day) {
      const at = calendar.startOf(day) + 7 * hour + 10 * minute;
      if (at > calendar.now) return;
      const ago = calendar.last - day;
      for (const [nth, [daysAgo, kinds]] of bags.entries()) if (ago === daysAgo) fillBag(at + nth * minute, nth, kinds);
      if (ago === returned.daysAgo) takeBack(at, returned.bag, returned.reason);
      for (const one of transfers) if (ago === one.daysAgo) transfer(at + minute, one);
    },
    issued(at, slip) {
      const one = replacements[asked];
      const [line] = [...slip.parts.values()].filter(({ issuedQty, returnedQty }) => issuedQty > returnedQty);
      if (!one || !line || calendar.now - at > 24 * 24 * hour || issues++ % 19 !== 4) return;
      if (one.decision === 'approved' && !stock.issueAgain(at + 3, keeper, slip, line.itemId, 1)) return;
      replace(at + 1, slip, line.itemId, one);
    },
    wanted(at, slip) {
      if (calendar.now - at < 30 * 24 * hour) waiting.push(slip);
    },
    keep() {
      let kept = 0;
      for (const slip of waiting) {
        if (!atWork.has(slip.row.state)) continue;
        for (const { itemId, wantedQty, issuedQty } of slip.parts.values()) {
          const placeId = catalogue.parts[itemId - 1]?.row.placeId ?? demoPlaces.main;
          const open = wantedQty - issuedQty;
          // for some of them only, so that the queue shows both
          if (open <= 0 || kept > 5 || ledger.held(itemId, placeId).qty < open * 3) continue;
          kept++;
          bulk.add('stockReservation', { workOrderId: slip.id, itemId, placeId, qty: open, userId: keeper.id, at: calendar.now - hour });
        }
      }
    },
  };
}
