import type { z } from 'zod';
import type { MovesReceipt } from '../../../shared/stock.ts';
import type { takeInToolsInput } from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { openDocument } from '../stock/documents.service.ts';
import { findPlaceOfKind, postMoves } from '../stock/posting.service.ts';
import type { PostLine } from '../stock/posting.service.ts';
import { findKindFacts } from './tool-kinds.repository.ts';
import type { KindFacts } from './tool-kinds.repository.ts';
import { requireToolRoom } from './tool-places.ts';
import { findLotId, findToolByNo, insertTool } from './tools.repository.ts';

type TakeIn = z.output<typeof takeInToolsInput> & {
  /** The purchase whose goods they are (R-000-63). */
  readonly toolPurchaseId?: number;
};

/**
 * Tools come into the room: numbered ones each with its number (R-000-69), unique over all kinds; an empty one is given by the program.
 * @throws DomainError `notFound`, `guardFailed` with `numberTaken`, those of {@link postMoves}
 */
export async function takeInTools(context: ActorContext, input: TakeIn): Promise<MovesReceipt> {
  return write(context, (w) => takeInInto(w, context, input));
}

/** The same inside another write. */
export async function takeInInto(
  w: Write,
  context: ActorContext,
  { supplier, note, bookedOn, lines, toolPurchaseId }: TakeIn,
): Promise<MovesReceipt> {
  const { tx } = w;
  const kinds = await requireKinds(
    tx,
    lines.map(({ itemId }) => itemId),
  );
  for (const { placeId } of lines) await requireToolRoom(tx, placeId);
  const from = await findPlaceOfKind(tx, 'supplier');
  const document = await openDocument(context, tx, {
    ...{ kind: 'toolIn', bookedOn, note: [supplier, note].filter(Boolean).join(' · ') },
    ...(toolPurchaseId !== undefined && { toolPurchaseId }),
  });
  const given = new Set<string>();
  const moves: PostLine[] = [];
  const tools: { readonly no: string; readonly line: TakeIn['lines'][number] }[] = [];
  for (const [index, line] of lines.entries()) {
    const { itemId, placeId, qty, priceFen } = line;
    const move = { itemId, kind: 'toolIn' as const, fromPlaceId: from, toPlaceId: placeId };
    if (kinds.get(itemId)?.tracking !== 'serial') {
      moves.push({ ...move, qty, valueFen: qty * priceFen });
      continue;
    }
    for (let nth = 0; nth < qty; nth++) {
      const no = await freeNumber(context, tx, { typed: line.numbers[nth] ?? '', field: `lines.${index}.numbers` }, given);
      moves.push({ ...move, qty: 1, valueFen: priceFen, lotNo: no });
      tools.push({ no, line });
    }
  }
  const posted = await postMoves(context, tx, { documentId: document.documentId, bookedOn }, moves);
  for (const { no, line } of tools) {
    const kind = kinds.get(line.itemId) as KindFacts;
    await insertTool(tx, {
      lotId: await findLotId(tx, line.itemId, no),
      no,
      itemId: line.itemId,
      managerId: line.managerId,
      boughtOn: document.bookedOn,
      originalFen: kind.originalFen,
      purchaseFen: line.priceFen,
      state: 'inStock',
      stateAt: context.now,
      condition: 'good',
      version: 1,
    });
  }
  for (const { itemId, qty } of lines)
    await w.record({
      subject: 'item',
      subjectId: itemId,
      kind: 'toolsIn',
      data: { no: document.no, item: kinds.get(itemId)?.name, qty, supplier },
    });
  w.touch('tools', 'stock', 'home');
  return {
    id: document.documentId,
    version: 1,
    no: document.no,
    moveIds: posted.map(({ moveId }) => moveId),
    documentId: document.documentId,
    documentNo: document.no,
  };
}

/** What is known of each kind. @throws DomainError `notFound` for an item that is no tool, or is not used any more */
export async function requireKinds(tx: Tx, itemIds: readonly number[]): Promise<ReadonlyMap<number, KindFacts>> {
  const ids = [...new Set(itemIds)];
  const kinds = await findKindFacts(tx, ids);
  for (const id of ids) if (!kinds.has(id)) throw new DomainError('notFound', { what: 'tool', id });
  return kinds;
}

/** The number that was typed, or the next free one. */
export async function freeNumber(
  context: ActorContext,
  tx: Tx,
  { typed, field }: { readonly typed: string; readonly field: string },
  given: Set<string>,
): Promise<string> {
  const zone = await readZone(context.app, tx);
  for (;;) {
    const no = typed === '' ? await takeNumber(tx, 'tool', context.now, zone) : typed;
    const isTaken = given.has(no) || (await findToolByNo(tx, no)) !== undefined;
    if (!isTaken) {
      given.add(no);
      return no;
    }
    if (typed !== '') throw new DomainError('guardFailed', { guard: 'toolNumberTaken', field, no });
  }
}
