import { prorate, timesFen } from '../../shared/money.ts';
import { dayOf } from '../../shared/time.ts';
import type { Bulk, Row } from './bulk.ts';
import type { Catalogue, DemoPart } from './catalogue.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { Product } from './products.ts';
import { demoZone } from './shop.ts';
import { addStocktake } from './stocktake.ts';
import { reverseReasons } from './texts.ts';
import type { Random } from './random.ts';

/** What a slip wants, got and gave back, by item. */
export type SlipParts = Map<number, Row<'workOrderPart'>>;

export interface SlipOfStock {
  readonly id: number;
  readonly no: string;
  readonly parts: SlipParts;
  readonly product: Product;
  readonly signedBy: string;
}

export interface Stock {
  open(at: number): void;
  /** The morning's delivery: whatever has run low. */
  restock(at: number, day: string): void;
  want(at: number, user: User, slip: SlipOfStock): void;
  issue(at: number, slip: SlipOfStock): void;
  giveBack(at: number, slip: SlipOfStock, reason: string): void;
  /** Deliveries on the last day until the ledger has as many moves as were asked for. */
  complete(at: number, day: string): void;
  flush(): void;
}

export interface StockOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly random: Random;
  readonly catalogue: Catalogue;
  readonly keepers: readonly User[];
  /** Places that the migrations bring along and the demo's own stores. */
  readonly places: { readonly supplier: number; readonly job: number; readonly adjust: number };
  readonly moves: number;
  /** How much of the whole time has passed, from 0 to 1. */
  readonly progress: () => number;
}

interface Balance {
  qty: number;
  valueFen: number;
}

/** What is said of a move only sometimes. */
const noDocument = {
  workOrderId: null,
  receiptId: null,
  documentId: null,
  lotId: null,
  staffId: null,
  signedBy: '',
  reason: '',
  reversesId: null,
} as const;

type Move = Omit<Row<'stockMove'>, 'id' | 'bookedOn' | keyof typeof noDocument> & Partial<Row<'stockMove'>>;

export function createStock({
  bulk,
  journal,
  numbers,
  random,
  catalogue,
  keepers,
  places,
  moves: wantedMoves,
  progress,
}: StockOptions): Stock {
  const balances = catalogue.parts.map((): Balance => ({ qty: 0, valueFen: 0 }));
  const low = new Set<DemoPart>();
  const suppliers = ['长沙恒远电器配件批发部', '广州精诚制冷配件有限公司', '佛山顺达五金', '华中电子元件商行', '株洲通用机电'];
  let moves = 0;
  let lastAt = 0;
  let receipts = 0;

  const balanceOf = ({ row }: DemoPart) => balances[row.id - 1] as Balance;
  const keeper = () => random.pick(keepers);

  /** What lies where at the end of each month, as the ledger goes on. */
  const months = new Map<string, Row<'stockMonth'>>();
  const lastMonth = new Map<number, Row<'stockMonth'>>();
  function closeMonth(itemId: number, placeId: number, bookedOn: string, qty: number, valueFen: number): void {
    const month = bookedOn.slice(0, 7);
    const last = lastMonth.get(itemId);
    const row = last?.month === month ? last : { itemId, placeId, month, qty: last?.qty ?? 0, valueFen: last?.valueFen ?? 0 };
    row.qty += qty;
    row.valueFen += valueFen;
    lastMonth.set(itemId, row);
    months.set(`${itemId}/${month}`, row);
  }

  function move(facts: Move): number {
    const bookedOn = dayOf(facts.at, demoZone);
    lastAt = Math.max(lastAt, facts.at);
    bulk.add('stockMove', { ...noDocument, ...facts, bookedOn, id: ++moves });
    if (facts.fromPlaceId !== places.supplier && facts.fromPlaceId !== places.job && facts.fromPlaceId !== places.adjust)
      closeMonth(facts.itemId, facts.fromPlaceId, bookedOn, -facts.qty, -facts.valueFen);
    else closeMonth(facts.itemId, facts.toPlaceId, bookedOn, facts.qty, facts.valueFen);
    return moves;
  }

  function take(part: DemoPart, qty: number): number {
    const balance = balanceOf(part);
    const valueFen = prorate(balance.valueFen, qty, balance.qty);
    balance.qty -= qty;
    balance.valueFen -= valueFen;
    if (balance.qty < Math.max(3, part.row.minQty)) low.add(part);
    return valueFen;
  }

  function put(part: DemoPart, qty: number, valueFen: number): void {
    const balance = balanceOf(part);
    balance.qty += qty;
    balance.valueFen += valueFen;
  }

  function receive(at: number, day: string, parts: readonly DemoPart[]): void {
    const user = keeper();
    const supplier = random.pick(suppliers);
    const no = numbers.no('receipt', 'RK', day);
    const id = ++receipts;
    bulk.add('goodsReceipt', { id, no, supplier, note: '', userId: user.id, at });
    for (const part of parts) {
      const { row } = part;
      const qty = row.minQty * 2 + random.int(6, 30);
      const unitCostFen = Math.max(1, Math.round(row.costFen * (0.92 + random.next() * 0.16)));
      const valueFen = timesFen(unitCostFen, qty);
      put(part, qty, valueFen);
      move({
        itemId: row.id,
        kind: 'receipt',
        fromPlaceId: places.supplier,
        toPlaceId: row.placeId,
        qty,
        valueFen,
        receiptId: id,
        userId: user.id,
        at,
      });
      journal.record(at, user, 'stock.receive', 'item', row.id, 'received', { item: row.name, unit: row.unit, qty, no, supplier });
    }
    journal.record(at, user, 'stock.receive', 'goodsReceipt', id, 'received', { no, supplier, lines: parts.length });
  }

  function lineOf(slip: SlipOfStock, part: DemoPart): Row<'workOrderPart'> {
    const known = slip.parts.get(part.row.id);
    if (known) return known;
    const made: Row<'workOrderPart'> = {
      workOrderId: slip.id,
      itemId: part.row.id,
      wantedQty: 0,
      issuedQty: 0,
      returnedQty: 0,
      valueFen: 0,
      priceFen: part.row.priceFen,
    };
    slip.parts.set(part.row.id, made);
    return made;
  }

  function issueLine(at: number, user: User, slip: SlipOfStock, part: DemoPart, wanted: number): number {
    const qty = Math.min(wanted, balanceOf(part).qty);
    if (qty === 0) return 0;
    const { row } = part;
    const valueFen = take(part, qty);
    const line = lineOf(slip, part);
    line.issuedQty += qty;
    line.valueFen += valueFen;
    const id = move({
      itemId: row.id,
      kind: 'issue',
      fromPlaceId: row.placeId,
      toPlaceId: places.job,
      qty,
      valueFen,
      workOrderId: slip.id,
      signedBy: slip.signedBy,
      userId: user.id,
      at,
    });
    const data = { itemId: row.id, item: row.name, unit: row.unit, qty, no: slip.no, signedBy: slip.signedBy };
    journal.record(at, user, 'stock.issue', 'item', row.id, 'issued', data);
    journal.record(at, user, 'stock.issue', 'workOrder', slip.id, 'partIssued', data);
    return id;
  }

  function reverseIssue(at: number, user: User, slip: SlipOfStock, part: DemoPart, moveId: number, qty: number, valueFen: number): void {
    const line = lineOf(slip, part);
    line.issuedQty -= qty;
    line.valueFen -= valueFen;
    put(part, qty, valueFen);
    const reason = random.pick(reverseReasons);
    move({
      itemId: part.row.id,
      kind: 'reversal',
      fromPlaceId: places.job,
      toPlaceId: part.row.placeId,
      qty,
      valueFen,
      workOrderId: slip.id,
      reason,
      userId: user.id,
      at,
      reversesId: moveId,
    });
    const data = { itemId: part.row.id, item: part.row.name, unit: part.row.unit, qty, reversed: 'issue', reason };
    journal.record(at, user, 'stock.reverse', 'item', part.row.id, 'moveReversed', data);
    journal.record(at, user, 'stock.reverse', 'workOrder', slip.id, 'partMoveReversed', data);
  }

  function partById(itemId: number): DemoPart {
    return catalogue.parts[itemId - 1] as DemoPart;
  }

  return {
    open(at) {
      const user = keeper();
      for (const part of catalogue.parts) {
        const { row } = part;
        const qty = row.minQty + random.int(4, 40);
        const valueFen = timesFen(row.costFen, qty);
        put(part, qty, valueFen);
        move({ itemId: row.id, kind: 'opening', fromPlaceId: places.adjust, toPlaceId: row.placeId, qty, valueFen, userId: user.id, at });
      }
    },
    restock(at, day) {
      const parts = [...low].slice(0, 40);
      if (parts.length === 0 || moves + parts.length > wantedMoves) return;
      for (const part of parts) low.delete(part);
      receive(at, day, parts);
    },
    want(at, user, slip) {
      for (let i = random.int(1, 3); i > 0; i--) {
        const part = catalogue.someFor(random, slip.product);
        const line = lineOf(slip, part);
        line.wantedQty = random.int(1, 3);
        journal.record(at, user, 'parts.demand', 'workOrder', slip.id, 'partWanted', {
          itemId: part.row.id,
          item: part.row.name,
          unit: part.row.unit,
          qty: line.wantedQty,
        });
      }
    },
    issue(at, slip) {
      const user = keeper();
      const wanted = [...slip.parts.values()].filter(({ wantedQty, issuedQty }) => wantedQty > issuedQty);
      // The ledger keeps in step with the time that has passed, so that it ends with as many moves as were asked for.
      const isBehind = moves < wantedMoves * progress();
      const lines = wanted.length > 0 ? 0 : isBehind ? random.int(2, 5) : random.int(0, 2);
      for (const { itemId, wantedQty, issuedQty } of wanted)
        if (moves < wantedMoves - 1) issueLine(at, user, slip, partById(itemId), wantedQty - issuedQty);
      for (let i = 0; i < lines && moves < wantedMoves - 1; i++) {
        const part = catalogue.someFor(random, slip.product);
        if (slip.parts.has(part.row.id)) continue;
        const before = balanceOf(part).valueFen;
        const held = balanceOf(part).qty;
        const id = issueLine(at, user, slip, part, random.int(1, 3));
        if (id > 0 && random.chance(0.004))
          reverseIssue(at + 1, user, slip, part, id, held - balanceOf(part).qty, before - balanceOf(part).valueFen);
      }
    },
    giveBack(at, slip, reason) {
      const user = keeper();
      const out = [...slip.parts.values()].find(({ issuedQty, returnedQty }) => issuedQty > returnedQty);
      if (!out || moves >= wantedMoves - 1) return;
      const part = partById(out.itemId);
      const qty = random.int(1, out.issuedQty - out.returnedQty);
      const valueFen = prorate(out.valueFen, qty, out.issuedQty - out.returnedQty);
      out.returnedQty += qty;
      out.valueFen -= valueFen;
      put(part, qty, valueFen);
      move({
        itemId: out.itemId,
        kind: 'return',
        fromPlaceId: places.job,
        toPlaceId: part.row.placeId,
        qty,
        valueFen,
        workOrderId: slip.id,
        reason,
        userId: user.id,
        at,
      });
      const data = { itemId: out.itemId, item: part.row.name, unit: part.row.unit, qty, no: slip.no, reason };
      journal.record(at, user, 'stock.return', 'item', out.itemId, 'returned', data);
      journal.record(at, user, 'stock.return', 'workOrder', slip.id, 'partReturned', data);
    },
    complete(at, day) {
      while (moves < wantedMoves)
        receive(
          at,
          day,
          Array.from({ length: Math.min(40, wantedMoves - moves) }, () => random.pick(catalogue.parts)),
        );
    },
    flush() {
      for (const [index, { qty, valueFen }] of balances.entries())
        bulk.add('stockBalance', { itemId: index + 1, placeId: partById(index + 1).row.placeId, qty, valueFen, countedOn: '' });
      for (const row of months.values()) bulk.add('stockMonth', row);
      const lines = balances
        .slice(0, 8)
        .map((balance, index) => ({ ...balance, itemId: index + 1, placeId: partById(index + 1).row.placeId }));
      const [user] = keepers;
      if (user && moves > 0) addStocktake({ bulk, journal, numbers, user, at: lastAt, moveId: moves, lines });
    },
  };
}
