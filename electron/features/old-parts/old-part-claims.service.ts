import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page, Receipt } from '../../../shared/fields.ts';
import { oldPartClaimLifecycle } from '../../../shared/old-part-lifecycle.ts';
import type { OldPartClaimCommand, OldPartClaimState } from '../../../shared/old-part-lifecycle.ts';
import type { OldPartClaimRow, answerClaimInput, claimCountInput, claimListInput, withdrawClaimInput } from '../../../shared/old-parts.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { follow, obey } from '../../platform/lifecycle.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import {
  countClaimRows,
  countClaimsDue,
  findClaim,
  findClaimOf,
  findClaims,
  lockClaim,
  updateClaim,
} from './old-part-claims.repository.ts';
import type { ClaimRecord } from './old-part-claims.repository.ts';

/** Claims that want the old part back, by when the supplier wants it. */
export async function listClaims(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof claimListInput>,
): Promise<Page<OldPartClaimRow>> {
  const today = await todayOf(context);
  const rows = await findClaims(context.db, filter, keysIn(cursor), limit + 1);
  const dated = rows.map((row) => ({ ...row, isLate: isLate(row, today) }));
  // the day as a number, since cursors hold numbers
  return toPage(dated, limit, ({ dueOn, id }) => [Number(dueOn.replaceAll('-', '')), id]);
}

function keysIn(cursor: string | undefined): readonly [string, number] | undefined {
  const keys = fromCursor<[number, number]>(cursor, 2);
  return keys && [String(keys[0]).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'), keys[1]];
}

export async function countClaims({ db }: ActorContext, filter: z.output<typeof claimCountInput>): Promise<Count> {
  const total = await countClaimRows(db, filter, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

export async function countDueClaims(context: ActorContext): Promise<number> {
  return countClaimsDue(context.db, await todayOf(context));
}

export async function viewClaim(context: ActorContext, db: Db, id: number): Promise<OldPartClaimRow> {
  const row = await findClaim(db, id);
  if (!row) throw new DomainError('notFound', { what: 'oldPartClaim', id });
  return { ...row, isLate: isLate(row, await todayOf(context)) };
}

/** What the supplier answers, and what is credited for it. */
export async function answerClaim(
  context: ActorContext,
  { answer, creditedFen, ...target }: z.output<typeof answerClaimInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const { claim, state } = await takeClaim(w, context, target, 'answer');
    const changes = { answer, creditedFen, answeredAt: context.now, answeredBy: context.actor.userId };
    return changeClaim(w, context, claim, { state, kind: 'claimAnswered', changes, data: { creditedFen } });
  });
}

export async function withdrawClaim(context: ActorContext, { reason, ...target }: z.output<typeof withdrawClaimInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const { claim, state } = await takeClaim(w, context, target, 'withdraw');
    return changeClaim(w, context, claim, { state, kind: 'claimWithdrawn', changes: { endReason: reason }, data: {} });
  });
}

/** Taking the sending of an old part back opens its claim again. @throws DomainError `guardFailed` once the supplier has answered */
export async function recallClaim(w: Write, context: ActorContext, oldPartId: number): Promise<void> {
  const claim = await findClaimOf(w.tx, oldPartId);
  if (!claim || claim.state === 'open') return;
  if (claim.state === 'answered') throw new DomainError('guardFailed', { guard: 'claimAnswered' });
  const state = follow(oldPartClaimLifecycle, claim.state, 'recall');
  const changes = { sentAt: null, sentBy: null, consignmentNo: '' };
  await changeClaim(w, context, claim, { state, kind: 'claimRecalled', changes, data: {} });
}

export async function takeClaim(
  { tx }: Write,
  context: ActorContext,
  { id, version }: { readonly id: number; readonly version: number },
  command: OldPartClaimCommand,
) {
  const claim = await lockClaim(tx, id);
  if (!claim) throw new DomainError('notFound', { what: 'oldPartClaim', id });
  if (claim.version !== version) throw new DomainError('staleVersion', { what: 'oldPartClaim', current: claim });
  return { claim, state: obey(oldPartClaimLifecycle, claim.state, command, context) };
}

interface ClaimStep {
  readonly state: OldPartClaimState;
  readonly kind: string;
  readonly changes: Partial<ClaimRecord>;
  readonly data: object;
}

/** Writes a step of a claim; it stands in the history of its old part. */
export async function changeClaim(
  w: Write,
  { now }: ActorContext,
  claim: ClaimRecord,
  { state, kind, changes, data }: ClaimStep,
): Promise<Receipt> {
  const version = claim.version + 1;
  await updateClaim(w.tx, claim.id, { ...changes, state, stateAt: now, version });
  await w.record({ subject: 'oldPart', subjectId: claim.oldPartId, kind, data: { ...data } });
  w.touch('oldParts', 'home');
  return { id: claim.id, version };
}

async function todayOf({ app, now }: ActorContext): Promise<string> {
  return dayOf(now, await readZone(app));
}

function isLate({ state, dueOn }: { readonly state: OldPartClaimState; readonly dueOn: string }, today: string): boolean {
  return state === 'open' && dueOn < today;
}
