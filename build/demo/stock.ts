import { prorate, timesFen } from '../../shared/money.ts';
import type { Bulk, Row } from './bulk.ts';
import type { Catalogue, DemoPart } from './catalogue.ts';
import type { Journal, Numbers, User } from './journal.ts';
import { demoPlaces as places } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import type { NoteOf } from './stock-notes.ts';
import type { Product } from './products.ts';
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
  /** Who goes there, the leader first. */
  readonly booking: { readonly staffIds: readonly number[] };
}

export interface Stock {
  open(at: number): void;
  /** The morning's delivery: whatever has run low. */
  restock(at: number, day: string): void;
  want(at: number, user: User, slip: SlipOfStock): void;
  issue(at: number, slip: SlipOfStock): void;
  /** One piece more of a part that the slip has got, on the same day. @returns whether there was one. */
  issueAgain(at: number, user: User, slip: SlipOfStock, itemId: number, qty: number): boolean;
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
  readonly ledger: Ledger;
  /** The issue note of a slip, where the shop wrote one. */
  readonly noteOf: NoteOf;
  readonly moves: number;
  /** How much of the whole time has passed, from 0 to 1. */
  readonly progress: () => number;
}

export function createStock({
  bulk,
  journal,
  numbers,
  random,
  catalogue,
  keepers,
  ledger,
  noteOf,
  moves: wantedMoves,
  progress,
}: StockOptions): Stock {
  const low = new Set<DemoPart>();
  const suppliers = ['长沙恒远电器配件批发部', '广州精诚制冷配件有限公司', '佛山顺达五金', '华中电子元件商行', '株洲通用机电'];
  let receipts = 0;

  const heldOf = ({ row }: DemoPart) => ledger.held(row.id, row.placeId);
  const keeper = () => random.pick(keepers);

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
      ledger.move({
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

  interface Issued {
    readonly id: number;
    readonly qty: number;
    readonly valueFen: number;
  }

  function issueLine(at: number, user: User, slip: SlipOfStock, part: DemoPart, wanted: number): Issued | undefined {
    const qty = Math.min(wanted, heldOf(part).qty);
    if (qty === 0) return undefined;
    const { row } = part;
    const { id, valueFen } = ledger.move({
      itemId: row.id,
      kind: 'issue',
      fromPlaceId: row.placeId,
      toPlaceId: places.job,
      qty,
      workOrderId: slip.id,
      staffId: slip.booking.staffIds[0] ?? null,
      documentId: noteOf(at, user, 'issue', slip),
      signedBy: slip.signedBy,
      userId: user.id,
      at,
    });
    if (heldOf(part).qty < Math.max(3, row.minQty)) low.add(part);
    const line = lineOf(slip, part);
    line.issuedQty += qty;
    line.valueFen += valueFen;
    const data = { itemId: row.id, item: row.name, unit: row.unit, qty, no: slip.no, signedBy: slip.signedBy };
    journal.record(at, user, 'stock.issue', 'item', row.id, 'issued', data);
    journal.record(at, user, 'stock.issue', 'workOrder', slip.id, 'partIssued', data);
    return { id, qty, valueFen };
  }

  function reverseIssue(at: number, user: User, slip: SlipOfStock, part: DemoPart, { id: moveId, qty, valueFen }: Issued): void {
    const line = lineOf(slip, part);
    line.issuedQty -= qty;
    line.valueFen -= valueFen;
    const reason = random.pick(reverseReasons);
    ledger.move({
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
        const way = { fromPlaceId: places.adjust, toPlaceId: row.placeId };
        ledger.move({ itemId: row.id, kind: 'opening', ...way, qty, valueFen, userId: user.id, at });
      }
    },
    restock(at, day) {
      const parts = [...low].slice(0, 40);
      if (parts.length === 0 || parts.length > ledger.left()) return;
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
      const isBehind = wantedMoves - ledger.left() < wantedMoves * progress();
      const lines = wanted.length > 0 ? 0 : isBehind ? random.int(2, 5) : random.int(0, 2);
      for (const { itemId, wantedQty, issuedQty } of wanted)
        if (ledger.left() > 1) issueLine(at, user, slip, partById(itemId), wantedQty - issuedQty);
      for (let i = 0; i < lines && ledger.left() > 1; i++) {
        const part = catalogue.someFor(random, slip.product);
        if (slip.parts.has(part.row.id)) continue;
        const issued = issueLine(at, user, slip, part, random.int(1, 3));
        if (issued && random.chance(0.004)) reverseIssue(at + 1, user, slip, part, issued);
      }
    },
    issueAgain(at, user, slip, itemId, qty) {
      const part = partById(itemId);
      if (ledger.left() <= 1 || heldOf(part).qty < qty) return false;
      lineOf(slip, part).wantedQty += qty;
      return issueLine(at, user, slip, part, qty) !== undefined;
    },
    giveBack(at, slip, reason) {
      const user = keeper();
      const out = [...slip.parts.values()].find(({ issuedQty, returnedQty }) => issuedQty > returnedQty);
      if (!out || ledger.left() <= 1) return;
      const part = partById(out.itemId);
      const qty = random.int(1, out.issuedQty - out.returnedQty);
      const valueFen = prorate(out.valueFen, qty, out.issuedQty - out.returnedQty);
      out.returnedQty += qty;
      out.valueFen -= valueFen;
      ledger.move({
        itemId: out.itemId,
        kind: 'return',
        fromPlaceId: places.job,
        toPlaceId: part.row.placeId,
        qty,
        valueFen,
        workOrderId: slip.id,
        staffId: slip.booking.staffIds[0] ?? null,
        documentId: noteOf(at, user, 'return', slip, reason),
        reason,
        userId: user.id,
        at,
      });
      const data = { itemId: out.itemId, item: part.row.name, unit: part.row.unit, qty, no: slip.no, reason };
      journal.record(at, user, 'stock.return', 'item', out.itemId, 'returned', data);
      journal.record(at, user, 'stock.return', 'workOrder', slip.id, 'partReturned', data);
    },
    complete(at, day) {
      while (ledger.left() > 0)
        receive(
          at,
          day,
          Array.from({ length: Math.min(40, ledger.left()) }, () => random.pick(catalogue.parts)),
        );
    },
    flush() {
      ledger.flush();
    },
  };
}
