import type { z } from 'zod';
import type { WaitingApproval, waitingApprovalsInput } from '../../../shared/approvals.ts';
import type { Page } from '../../../shared/fields.ts';
import { chainOf, offerSignature } from '../../../shared/signature-chains.ts';
import type { StepCode } from '../../../shared/signature-chains.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toCursor } from '../../platform/cursor.ts';
import { findOpenApprovals } from './approvals.repository.ts';
import { withSignatures } from './approvals.service.ts';

/** So many open matters are looked through for one page. */
const mostSeen = 2000;
const step = 200;

/** What waits for a signature of this person, the longest waiting first. */
export async function listWaitingApprovals(
  { db, actor }: ActorContext,
  { cursor, limit }: z.output<typeof waitingApprovalsInput>,
): Promise<Page<WaitingApproval>> {
  const rows: WaitingApproval[] = [];
  let after = fromCursor<[number, number]>(cursor, 2);
  for (let seen = 0; seen < mostSeen; seen += step) {
    const open = await withSignatures(db, await findOpenApprovals(db, after, step));
    for (const { id, subject, subjectId, no, chain, authorId, authorName, startedAt, signatures } of open) {
      const offer = offerSignature({ chain: chainOf(chain), authorId, signed: signatures }, actor);
      after = [startedAt, id];
      if ('refusal' in offer) continue;
      const signedBy = signatures.map(({ userName }) => userName);
      rows.push({ id, subject, subjectId, no, chain, step: offer.step.code as StepCode, authorName, startedAt, signedBy });
      if (rows.length === limit) return { rows, nextCursor: toCursor(after) };
    }
    if (open.length < step) break;
  }
  return { rows, nextCursor: null };
}
