import type { OldPartFate } from '../../shared/old-part-lifecycle.ts';
import { oldPartLifecycle } from '../../shared/old-part-lifecycle.ts';
import { usualOldPartRules } from '../../shared/old-parts.ts';
import type { Bulk, Row } from './bulk.ts';
import { hour, minute } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { createClaims } from './old-part-claims.ts';
import { createShelf } from './old-part-shelf.ts';
import { createRandom } from './random.ts';
import type { DemoSlip } from './slips.ts';

export type OldPart = { -readonly [K in keyof Row<'oldPart'>]: Row<'oldPart'>[K] };

/** What the slips of the last weeks leave to bring back, and what becomes of it (B-19). */
export interface OldParts {
  /** Parts were issued to a slip, or came back unused. */
  counted(at: number, slip: DemoSlip): void;
  handedBack(at: number, slip: DemoSlip): void;
  /** Late ones are brought, and those on the shelf find their fate. */
  morning(day: number): void;
  flush(): void;
}

export interface OldPartsOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly calendar: Calendar;
  readonly catalogue: Catalogue;
  readonly keeper: User;
  readonly head: User;
  readonly ledger: Ledger;
}

/** The shop began to ask for old parts so long ago. */
const daysBack = 21;
const day = 24 * hour;
const conditions = ['烧毁', '外壳破裂', '线圈断路', '老化漏水', '磨损，可修', '接触不良', '锈蚀', '客户已拆过'];
const excuses = [
  { why: 'addedPart', text: '' },
  { why: 'lost', text: '现场混入装修垃圾' },
  { why: 'destroyed', text: '' },
] as const;
const fates = ['scrap', 'scrap', 'scrap', 'returnToMaker', 'sell', 'giveBack'] as const satisfies readonly OldPartFate[];

export function createOldParts(options: OldPartsOptions): OldParts {
  const { bulk, journal, calendar, catalogue, keeper, head } = options;
  // its own chance: the rest of the shop stays as it is without old parts
  const random = createRandom('旧件');
  const rows: OldPart[] = [];
  const bySlip = new Map<number, OldPart[]>();
  const wishes = new Map<number, Row<'oldPartWish'>>();
  const shelf = createShelf(options);
  const claims = createClaims(options, random, settle);
  const since = calendar.now - daysBack * day;

  function tell(at: number, user: User, procedure: string, row: OldPart, kind: string, data: object = {}, state = row.state): void {
    const changes = state === row.state ? {} : { state: [row.state, state] };
    journal.later(at, user, `oldParts.${procedure}`, 'oldPart', row.id, kind, { qty: row.qty, ...data }, changes);
    Object.assign(row, { state, stateAt: at, stateBy: user.id, version: row.version + 1 });
  }

  function expect(at: number, slip: DemoSlip, itemId: number, qty: number): void {
    const row: OldPart = {
      ...{ id: rows.length + 1, workOrderId: slip.id, itemId, staffId: slip.booking.staffIds[0] ?? null, issueDocumentId: null, qty },
      ...{ issuedAt: at, dueAt: at + usualOldPartRules.dueDays * day, state: 'awaited', stateAt: at, stateBy: keeper.id },
      ...{ lotNo: '', condition: '', receivedAt: null, receivedBy: null, receiptDocumentId: null, receiptMoveId: null, reason: '' },
      ...{ partner: '', supplierId: null, supplierCaseId: null, fateMoveId: null, entryMoveId: null, stockItemId: null },
      ...{ amountFen: 0, version: 1 },
    };
    rows.push(row);
    if (!bySlip.has(slip.id) && random.chance(0.6))
      wishes.set(slip.id, { workOrderId: slip.id, wish: 'shop', isShown: random.chance(0.5) ? 1 : 0, at, userId: keeper.id });
    bySlip.set(slip.id, [...(bySlip.get(slip.id) ?? []), row]);
    journal.later(at, keeper, 'stock.issue', 'oldPart', row.id, 'expected', { qty });
  }

  function receive(at: number, own: readonly OldPart[]): void {
    const note = shelf.receive(at, own);
    if (!note) return;
    for (const row of own) {
      if (row.receiptMoveId === null) continue;
      Object.assign(row, { condition: random.pick(conditions), receivedAt: at, receivedBy: keeper.id, receiptDocumentId: note.id });
      tell(at, keeper, 'receive', row, 'received', { no: note.no }, 'received');
    }
  }

  function settle(at: number, row: OldPart, fate: OldPartFate, changes: Partial<OldPart> = {}): boolean {
    const gone = shelf.takeOff(at, row, fate);
    if (!gone) return false;
    Object.assign(row, changes, { fateMoveId: gone.moveId, reason: fate === 'scrap' ? '没有修复价值' : '' });
    const state = oldPartLifecycle[fate].to;
    const data = { ...(gone.no && { no: gone.no }), ...(row.amountFen > 0 && { amountFen: row.amountFen }) };
    tell(at, fate === 'sell' ? head : keeper, 'settle', row, state, data, state);
    return true;
  }

  function someFate(at: number, row: OldPart): void {
    const fate = random.pick(fates);
    if (fate === 'sell') settle(at, row, fate, { partner: '废品回收站', amountFen: random.int(2, 30) * 100 });
    else settle(at, row, fate, fate === 'returnToMaker' ? { supplierId: random.int(1, 5) } : {});
  }

  return {
    counted(at, slip) {
      if (at < since) return;
      const own = bySlip.get(slip.id) ?? [];
      for (const { itemId, issuedQty, returnedQty } of slip.parts.values()) {
        if (catalogue.parts[itemId - 1]?.row.wantsOldPart !== 1) continue;
        const mine = own.filter((row) => row.itemId === itemId && row.state !== 'cancelled');
        const more = issuedQty - returnedQty - mine.reduce((sum, { qty }) => sum + qty, 0);
        if (more > 0) expect(at, slip, itemId, more);
        const row = mine.find(({ state }) => state === 'awaited');
        if (more >= 0 || !row) continue;
        const fewer = Math.min(-more, row.qty);
        journal.later(at, keeper, 'stock.return', 'oldPart', row.id, 'reduced', { qty: fewer });
        if (fewer === row.qty) Object.assign(row, { state: 'cancelled', stateAt: at, version: row.version + 1 });
        else Object.assign(row, { qty: row.qty - fewer, version: row.version + 1 });
      }
    },
    handedBack(at, slip) {
      const own = (bySlip.get(slip.id) ?? []).filter(({ state }) => state === 'awaited');
      if (own.length === 0) return;
      const chance = random.next();
      if (chance < 0.72) return receive(at + 1, own);
      for (const row of own) {
        // what the supplier wants back is not excused
        if (claims.isOpen(row)) continue;
        if (chance < 0.8) {
          const { why, text } = random.pick(excuses);
          row.reason = text === '' ? `#${why}` : `#${why} ${text}`;
          tell(at + 1, keeper, 'excuse', row, 'excused', { why }, 'missing');
        } else if (chance < 0.87) {
          row.reason = '客户要自己留着';
          wishes.set(slip.id, { workOrderId: slip.id, wish: 'keep', isShown: 1, at: at + 1, userId: keeper.id });
          tell(at + 1, keeper, 'leave', row, 'left', {}, 'left');
        }
      }
    },
    morning(today) {
      const opening = calendar.startOf(today) + 8 * hour;
      // all of it is done within the morning
      if (opening < since || opening + 8 * hour > calendar.now) return;
      let at = opening;
      for (const own of bySlip.values()) {
        const late = own.filter(({ state, dueAt }) => state === 'awaited' && dueAt < opening);
        if (late.length > 0 && random.chance(0.2)) receive((at += minute), late);
      }
      for (const row of rows) {
        if (claims.morning((at += 1000), row)) continue;
        if (row.state === 'received' && opening - (row.receivedAt ?? opening) > 3 * day && random.chance(0.15))
          someFate((at += minute), row);
      }
    },
    flush() {
      for (const row of rows) bulk.add('oldPart', row);
      for (const wish of wishes.values()) bulk.add('oldPartWish', wish);
      claims.flush();
      shelf.flush();
    },
  };
}
