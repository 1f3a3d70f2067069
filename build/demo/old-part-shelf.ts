import type { OldPartFate } from '../../shared/old-part-lifecycle.ts';
import type { MoveKind } from '../../shared/stock.ts';
import type { Row } from './bulk.ts';
import { demoPlaces as places } from './ledger.ts';
import type { OldPart, OldPartsOptions } from './old-parts.ts';

/** The shelf of old parts: what comes on it and leaves it, at no value. */
export interface Shelf {
  /** @returns the note 旧件退库单; undefined when the ledger takes no more moves. */
  receive(at: number, own: readonly OldPart[]): { readonly id: number; readonly no: string } | undefined;
  takeOff(at: number, row: OldPart, fate: OldPartFate): { readonly moveId: number; readonly no: string } | undefined;
  flush(): void;
}

const ways: Readonly<Record<OldPartFate, readonly [MoveKind, number]>> = {
  repair: ['recycle', places.adjust],
  refurbish: ['recycle', places.adjust],
  scrap: ['scrap', places.scrap],
  sell: ['sale', places.customer],
  returnToMaker: ['supplierReturn', places.supplier],
  giveBack: ['toCustomer', places.customer],
};

export function createShelf({ bulk, numbers, calendar, keeper, ledger }: OldPartsOptions): Shelf {
  const balances = new Map<number, number>();
  const months = new Map<string, Row<'stockMonth'>>();
  const dayOf = (at: number) => calendar.dayText(calendar.indexOf(at));

  function document(at: number, id: number, row: OldPart, kind: 'oldPart' | 'scrap'): { readonly id: number; readonly no: string } {
    const [range, prefix] = kind === 'oldPart' ? (['oldPartNote', 'JT'] as const) : (['scrapNote', 'BF'] as const);
    const bookedOn = dayOf(at);
    const facts = { id, no: numbers.no(range, prefix, bookedOn.replaceAll('-', '')), kind, bookedOn, at };
    const about = { workOrderId: row.workOrderId, staffId: row.staffId, signedBy: '', reason: '', note: '' };
    bulk.add('stockDocument', { ...facts, ...about, userId: keeper.id, toPlaceId: null, arrivedAt: null });
    return facts;
  }

  function move(at: number, { itemId, qty, workOrderId, staffId }: OldPart, kind: MoveKind, toPlaceId: number, documentId: number | null) {
    const id = ledger.nextMove();
    if (id === undefined) return undefined;
    const isIn = toPlaceId === places.oldParts;
    const fromPlaceId = isIn ? places.customer : places.oldParts;
    const bookedOn = dayOf(at);
    bulk.add('stockMove', {
      ...{ id, itemId, kind, fromPlaceId, toPlaceId, qty, valueFen: 0, workOrderId, receiptId: null, documentId, lotId: null, staffId },
      ...{ signedBy: '', reason: '', userId: keeper.id, at, reversesId: null, bookedOn },
    });
    const held = (balances.get(itemId) ?? 0) + (isIn ? qty : -qty);
    balances.set(itemId, held);
    const month = bookedOn.slice(0, 7);
    months.set(`${itemId}/${month}`, { itemId, placeId: places.oldParts, month, qty: held, valueFen: 0 });
    return id;
  }

  return {
    receive(at, own) {
      const [first] = own;
      if (!first) return undefined;
      const documentId = ledger.nextDocument();
      const firstMove = move(at, first, 'oldPart', places.oldParts, documentId);
      if (firstMove === undefined) return undefined;
      const note = document(at, documentId, first, 'oldPart');
      first.receiptMoveId = firstMove;
      for (const row of own.slice(1)) row.receiptMoveId = move(at, row, 'oldPart', places.oldParts, note.id) ?? null;
      return note;
    },
    takeOff(at, row, fate) {
      const [kind, to] = ways[fate];
      const documentId = fate === 'scrap' ? ledger.nextDocument() : null;
      const moveId = move(at, row, kind, to, documentId);
      if (moveId === undefined) return undefined;
      return { moveId, no: documentId === null ? '' : document(at, documentId, row, 'scrap').no };
    },
    flush() {
      for (const [itemId, qty] of balances) bulk.add('stockBalance', { itemId, placeId: places.oldParts, qty, valueFen: 0, countedOn: '' });
      for (const row of months.values()) bulk.add('stockMonth', row);
    },
  };
}
