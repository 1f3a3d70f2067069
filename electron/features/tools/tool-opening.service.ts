import { lifeEndsOn } from '../../../shared/tool-life.ts';
import type { ToolCondition, ToolKindFacts } from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import type { Write } from '../../platform/write.ts';
import { requireStaff } from '../staff/staff.service.ts';
import { openDocument } from '../stock/documents.service.ts';
import { findPlaceOfKind, postMoves } from '../stock/posting.service.ts';
import type { PostLine } from '../stock/posting.service.ts';
import { freeNumber, requireKinds } from './tool-in.service.ts';
import type { KindFacts } from './tool-kinds.repository.ts';
import { addToolKind } from './tool-kinds.service.ts';
import { findCodesElsewhere, findKnownTools } from './tool-opening.repository.ts';
import type { KnownTools } from './tool-opening.repository.ts';
import { holderPlace } from './tool-places.ts';
import { findLotId, insertIssue, insertTool } from './tools.repository.ts';

export type { KnownTools };

/** A kind as a sheet names it: one that is there, or a new one. */
export type OpeningKind = { readonly itemId: number } | { readonly facts: ToolKindFacts };

/** Tools that a shop had before it had this program. */
export interface OpeningTool {
  readonly kind: OpeningKind;
  /** '' for counted ones, and for numbered ones that the program numbers. */
  readonly no: string;
  readonly qty: number;
  readonly placeId: number;
  readonly holderId: number | null;
  readonly managerId: number | null;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly boughtOn: string;
  readonly condition: ToolCondition;
}

/** What a sheet of tools is compared with, and which of its codes are those of parts. */
export async function readKnownTools(db: Db, codes: readonly string[]): Promise<KnownTools & { readonly elsewhere: ReadonlySet<string> }> {
  return { ...(await findKnownTools(db)), elsewhere: await findCodesElsewhere(db, codes) };
}

interface OpenedWith {
  readonly note: string;
  /** Tells how many of the tools are written. */
  readonly step: (done: number) => Promise<void>;
}

/**
 * The opening: new kinds, what lies in the rooms, and what people hold since when (R-000-68, R-000-79). It comes from the adjustment place
 * on today's books, so that the ledger explains every piece; the lives of tools count from the day on which they were given.
 */
export async function openTools(
  w: Write,
  context: ActorContext,
  kinds: readonly OpeningKind[],
  tools: readonly OpeningTool[],
  { note, step }: OpenedWith,
): Promise<void> {
  const ids = new Map<OpeningKind, number>();
  for (const kind of new Set([...kinds, ...tools.map((tool) => tool.kind)]))
    ids.set(kind, 'itemId' in kind ? kind.itemId : await addToolKind(w, context, kind.facts));
  const facts = await requireKinds(w.tx, [...ids.values()]);
  const given = new Set(tools.map(({ no }) => no));
  let done = 0;
  for (const holderId of new Set(tools.map((tool) => tool.holderId))) {
    const own = tools.filter((tool) => tool.holderId === holderId);
    await step(done);
    await openFor(w, context, holderId, own, { ids, facts, given, note });
    done += own.length;
  }
  await step(done);
}

interface About {
  readonly ids: ReadonlyMap<OpeningKind, number>;
  readonly facts: ReadonlyMap<number, KindFacts>;
  readonly given: Set<string>;
  readonly note: string;
}

/** One document for the room, and one for each person, which can be printed and signed afterwards. */
async function openFor(
  w: Write,
  context: ActorContext,
  holderId: number | null,
  tools: readonly OpeningTool[],
  { ids, facts, given, note }: About,
): Promise<void> {
  const { tx } = w;
  const person = holderId === null ? undefined : { id: holderId, name: await requireStaff(tx, holderId) };
  const holder = person && (await holderPlace(context, tx, person));
  const document = await openDocument(context, tx, { kind: person ? 'toolIssue' : 'toolIn', staffId: holderId, note });
  const fromPlaceId = await findPlaceOfKind(tx, 'adjustment');
  const moves: PostLine[] = [];
  const lines: { readonly tool: OpeningTool; readonly kind: KindFacts; readonly no: string; readonly qty: number }[] = [];
  for (const tool of tools) {
    const kind = facts.get(ids.get(tool.kind) as number) as KindFacts;
    const move = { itemId: kind.id, kind: 'opening' as const, fromPlaceId, toPlaceId: holder ?? tool.placeId };
    const isNumbered = kind.tracking === 'serial';
    const pieces = isNumbered ? tool.qty : 1;
    const qty = isNumbered ? 1 : tool.qty;
    for (let nth = 0; nth < pieces; nth++) {
      const no = isNumbered ? tool.no || (await freeNumber(context, tx, { typed: '', field: '' }, given)) : '';
      moves.push({ ...move, qty, valueFen: qty * kind.purchaseFen, ...(isNumbered && { lotNo: no }) });
      lines.push({ tool, kind, no, qty });
    }
  }
  await postMoves(context, tx, { documentId: document.documentId, staffId: holderId, reason: note }, moves);
  for (const { tool, kind, no, qty } of lines) {
    const lotId = no === '' ? null : await findLotId(tx, kind.id, no);
    const { managerId, condition, boughtOn } = tool;
    if (lotId !== null)
      await insertTool(tx, {
        ...{ lotId, no, itemId: kind.id, managerId, condition, boughtOn },
        ...{ originalFen: kind.originalFen, purchaseFen: kind.purchaseFen, state: person ? 'issued' : 'inStock' },
        ...{ stateAt: context.now, version: 1 },
      });
    if (!person) continue;
    const isLoan = tool.dueOn !== '';
    await insertIssue(tx, {
      ...{ documentId: document.documentId, itemId: kind.id, lotId, qty, openQty: qty, staffId: person.id, managerId },
      why: isLoan ? 'loan' : 'added',
      issuedOn: tool.issuedOn,
      lifeEndsOn: (isLoan ? null : lifeEndsOn(tool.issuedOn, kind.lifeMonths)) ?? '',
      dueOn: tool.dueOn,
      ...{ oldIssueId: null, overrideReason: '', overrideBy: null, closedOn: '' },
    });
  }
  const data = { no: document.no, tools: lines.length, staff: person?.name ?? '' };
  if (person) await w.record({ subject: 'staff', subjectId: person.id, kind: 'toolsOpened', data });
  else await w.record({ subject: 'stockDocument', subjectId: document.documentId, kind: 'toolsOpened', data });
}
