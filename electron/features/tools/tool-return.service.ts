import type { z } from 'zod';
import type { MovesReceipt } from '../../../shared/stock.ts';
import { dayOf } from '../../../shared/time.ts';
import { lifeStageOn, replacementFen } from '../../../shared/tool-life.ts';
import type { DamageDecision } from '../../../shared/tool-life.ts';
import { proposeScrapInput, sendRepairInput } from '../../../shared/tool-losses.ts';
import type { returnToolsInput, swapToolsInput } from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { bookInto, lockPerson } from '../staff-accounts/accounts.service.ts';
import { openDocument } from '../stock/documents.service.ts';
import { postMoves } from '../stock/posting.service.ts';
import { requireKinds } from './tool-in.service.ts';
import { issueInto } from './tool-issue.service.ts';
import type { KindFacts } from './tool-kinds.repository.ts';
import { holderPlace, requireToolRoom } from './tool-places.ts';
import { proposeScrapInto, sendToRepairInto } from './tool-repairs.service.ts';
import { changeIssue, changeTool, insertReturn, lockIssues } from './tools.repository.ts';
import type { LockedIssue } from './tools.repository.ts';

type ReturnTools = z.output<typeof returnToolsInput>;
type SwapTools = z.output<typeof swapToolsInput>;
type ReturnLine = ReturnTools['lines'][number];

interface Decided {
  readonly decision: DamageDecision;
  readonly reason: string;
  readonly chargeFen: number;
}

/**
 * What somebody held comes back with its condition, line by line (R-000-72): the only way from one person to another leads through the
 * store. @throws DomainError `signatureMissing`, `notFound`, `returnTooMuch`, those of {@link postMoves}
 */
export async function returnTools(context: ActorContext, input: ReturnTools): Promise<MovesReceipt> {
  return write(context, (w) => returnInto(w, context, input, new Map()));
}

/** The same inside another write; `decisions` by issue, where a damage inside its life was decided (R-000-81). */
export async function returnInto(
  w: Write,
  context: ActorContext,
  { staffId, lines, note, bookedOn, signedBy, isSigned, signature }: ReturnTools,
  decisions: ReadonlyMap<number, Decided>,
): Promise<MovesReceipt> {
  if (!isSigned || signedBy === '') throw new DomainError('signatureMissing', { reason: 'giver' });
  const { tx } = w;
  const person = await lockPerson(tx, staffId);
  if (!person) throw new DomainError('notFound', { what: 'staff', id: staffId });
  const issues = await issuesOf(tx, staffId, lines);
  const kinds = await requireKinds(
    tx,
    [...issues.values()].map(({ itemId }) => itemId),
  );
  for (const { placeId } of lines) await requireToolRoom(tx, placeId);
  const from = await holderPlace(context, tx, person);
  const document = await openDocument(context, tx, { kind: 'toolReturn', staffId, bookedOn, signedBy, signature, note });
  const posted = await postMoves(
    context,
    tx,
    { documentId: document.documentId, staffId, signedBy, bookedOn },
    lines.map(({ issueId, qty, placeId }) => {
      const { itemId, tool } = issues.get(issueId) as LockedIssue;
      return { itemId, qty, kind: 'handIn', fromPlaceId: from, toPlaceId: placeId, ...(tool && { lotNo: tool.no }) };
    }),
  );
  for (const line of lines) {
    const issue = issues.get(line.issueId) as LockedIssue;
    const kind = kinds.get(issue.itemId) as KindFacts;
    const decided = decisions.get(line.issueId);
    const openQty = issue.openQty - line.qty;
    await changeIssue(tx, issue.id, { openQty, ...(openQty === 0 && { closedOn: document.bookedOn }) });
    await insertReturn(tx, {
      documentId: document.documentId,
      ...{ issueId: line.issueId, qty: line.qty, condition: line.condition, fate: line.fate, note: line.note },
      decision: decided?.decision ?? '',
      decisionReason: decided?.reason ?? '',
      decidedBy: decided ? context.actor.userId : null,
      chargeFen: decided?.chargeFen ?? 0,
    });
    if (issue.lotId !== null) await changeTool(tx, issue.lotId, { state: 'inStock', stateAt: context.now, condition: line.condition });
    const data = {
      no: document.no,
      item: kind.name,
      unit: kind.unit,
      qty: line.qty,
      toolNo: issue.tool?.no ?? '',
      staff: person.name,
      condition: line.condition,
    };
    await w.record({ subject: 'item', subjectId: issue.itemId, kind: 'toolReturned', data });
    await w.record({ subject: 'staff', subjectId: staffId, kind: 'toolReturned', data });
    await followFate(w, context, { line, issue, name: kind.name, staffId, bookedOn });
  }
  w.touch('tools', 'stock', 'home');
  const { documentId, no } = document;
  return { id: documentId, version: 1, no, moveIds: posted.map(({ moveId }) => moveId), documentId, documentNo: no };
}

interface Fated {
  readonly line: ReturnLine;
  readonly issue: LockedIssue;
  readonly name: string;
  readonly staffId: number;
  readonly bookedOn: string | undefined;
}

/**
 * A numbered tool that is to be mended or scrapped waits in the list of those (R-000-70, R-000-77); of what is only counted nobody could say
 * later which piece it was, so that begins at once.
 */
async function followFate(w: Write, context: ActorContext, { line, issue, name, staffId, bookedOn }: Fated): Promise<void> {
  if (issue.tool !== undefined) return;
  const { placeId, qty, fate, note } = line;
  const what = { itemId: issue.itemId, placeId, toolNo: '', qty };
  if (fate === 'repair') await sendToRepairInto(w, context, sendRepairInput.parse({ ...what, staffId, fault: note || name, bookedOn }));
  if (fate === 'scrap') await proposeScrapInto(w, context, proposeScrapInput.parse({ ...what, reason: note || name }));
}

/**
 * Old for new 以旧换新 in one act. Damaged inside its life, the supervisor decides by the reason whether the new one is paid at the purchase
 * price or free, and it is signed for (R-000-81); after it, and without a lifetime, the new one is free (R-000-82).
 * @throws DomainError those of {@link returnTools} and {@link issueInto}; `guardFailed` with `decisionMissing`, `decisionBySupervisor`
 */
export async function swapTools(context: ActorContext, input: SwapTools): Promise<MovesReceipt> {
  const { staffId, managerId, lines, bookedOn, ...signed } = input;
  return write(context, async (w) => {
    const issues = await issuesOf(w.tx, staffId, lines);
    const kinds = await requireKinds(
      w.tx,
      [...issues.values()].map(({ itemId }) => itemId),
    );
    const today = dayOf(context.now, await readZone(context.app, w.tx));
    const decisions = new Map<number, Decided>();
    for (const line of lines) {
      const decided = decisionOf(context, line, issues.get(line.issueId) as LockedIssue, kinds, bookedOn || today);
      if (decided) decisions.set(line.issueId, decided);
    }
    const back = lines.map(({ issueId, qty, placeId, condition, fate, note }) => ({ issueId, qty, placeId, condition, fate, note }));
    const returned = await returnInto(w, context, { staffId, lines: back, note: '', bookedOn, ...signed }, decisions);
    for (const [issueId, { decision, reason, chargeFen }] of decisions) {
      if (decision !== 'pay' || chargeFen === 0) continue;
      const { itemId } = issues.get(issueId) as LockedIssue;
      const about = { subject: 'stockDocument', subjectId: returned.id, itemId, note: reason, bookedOn };
      await bookInto(w, context, { staffId, kind: 'replacement', amountFen: chargeFen, ...about });
    }
    return issueInto(w, context, {
      ...{ staffId, managerId, bookedOn, note: returned.no ?? '', ...signed },
      why: 'oldForNew',
      dueOn: '',
      lines: lines.map(({ issueId, qty, newPlaceId, newToolNo }) => ({
        itemId: (issues.get(issueId) as LockedIssue).itemId,
        placeId: newPlaceId,
        toolNo: newToolNo,
        qty,
        oldIssueId: issueId,
        overrideReason: '',
      })),
    });
  });
}

function decisionOf(
  { actor }: ActorContext,
  { issueId, qty, condition, decision, decisionReason }: SwapTools['lines'][number],
  issue: LockedIssue,
  kinds: ReadonlyMap<number, KindFacts>,
  today: string,
): Decided | undefined {
  const stage = lifeStageOn(today, issue.lifeEndsOn === '' ? null : issue.lifeEndsOn);
  if (stage !== 'inside' || condition === 'good') return undefined;
  const kind = kinds.get(issue.itemId) as KindFacts;
  const purchaseFen = issue.tool?.purchaseFen ?? kind.purchaseFen;
  const chargeFen = replacementFen({ stage, purchaseFen, decision: decision ?? undefined });
  if (decision === null || chargeFen === undefined || decisionReason === '')
    throw new DomainError('guardFailed', {
      guard: 'decisionMissing',
      item: kind.name,
      issueId,
      lifeEndsOn: issue.lifeEndsOn,
      field: 'lines',
    });
  if (!actor.roles.includes('supervisor'))
    throw new DomainError('guardFailed', { guard: 'decisionBySupervisor', item: kind.name, field: 'lines' });
  return { decision, reason: decisionReason, chargeFen: chargeFen * qty };
}

/** The issues that lines name, locked, each this person's own and with so many still out. @throws DomainError `notFound`, `returnTooMuch` */
async function issuesOf(
  tx: Tx,
  staffId: number,
  lines: readonly Pick<ReturnLine, 'issueId' | 'qty'>[],
): Promise<ReadonlyMap<number, LockedIssue>> {
  const issues = new Map((await lockIssues(tx, [...new Set(lines.map(({ issueId }) => issueId))])).map((issue) => [issue.id, issue]));
  const seen = new Set<number>();
  for (const { issueId, qty } of lines) {
    const issue = issues.get(issueId);
    // one line each: what goes two ways is returned in two acts
    if (!issue || issue.staffId !== staffId || seen.has(issueId)) throw new DomainError('notFound', { what: 'toolIssue', id: issueId });
    if (qty > issue.openQty) throw new DomainError('returnTooMuch', { item: '', wanted: qty, available: issue.openQty });
    seen.add(issueId);
  }
  return issues;
}
