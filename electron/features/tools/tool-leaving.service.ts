import type { z } from 'zod';
import type { MovesReceipt } from '../../../shared/stock.ts';
import type { Receipt } from '../../../shared/fields.ts';
import { decideLossInput, reportLossInput } from '../../../shared/tool-losses.ts';
import type { handBackInput, settleLeavingInput } from '../../../shared/tool-notes.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { balanceOfPerson, bookInto, depositsHeld, lockPerson } from '../staff-accounts/accounts.service.ts';
import { decideLossInto } from './tool-loss-decisions.service.ts';
import { reportLossInto } from './tool-losses.service.ts';
import { returnInto } from './tool-return.service.ts';
import { findHeldIssues } from './tools.repository.ts';

type HandBack = z.output<typeof handBackInput>;

/**
 * Everything that somebody holds, in one act on leaving: what is there goes back with its condition, what is missing is reported as lost;
 * the supervisor prices it at once from 1 to 5 times the original price (R-000-74), anybody else leaves that to them.
 * @throws DomainError those of `returnTools` and `reportLoss`; `guardFailed` with `heldNotNamed` where something is left out,
 *   `factorBySupervisor`, `lossFactor`
 */
export async function handBack(context: ActorContext, input: HandBack): Promise<MovesReceipt> {
  const { staffId, lines, bookedOn, ...signed } = input;
  if (!signed.isSigned || signed.signedBy === '') throw new DomainError('signatureMissing', { reason: 'giver' });
  return write(context, async (w) => {
    if (!(await lockPerson(w.tx, staffId))) throw new DomainError('notFound', { what: 'staff', id: staffId });
    for (const { id, openQty, name } of await findHeldIssues(w.tx, staffId)) {
      const named = lines.filter(({ issueId }) => issueId === id).reduce((sum, { qty }) => sum + qty, 0);
      if (named !== openQty)
        throw new DomainError('guardFailed', { guard: 'heldNotNamed', item: name, open: openQty - named, field: 'lines' });
    }
    const back = lines.flatMap(({ outcome, issueId, qty, placeId, condition, fate, note }) =>
      outcome === 'back' ? [{ issueId, qty, placeId, condition, fate, note }] : [],
    );
    const missing = lines.filter(({ outcome }) => outcome === 'missing');
    const isChief = context.actor.roles.includes('supervisor');
    if (!isChief && missing.some(({ factor }) => factor !== null))
      throw new DomainError('guardFailed', { guard: 'factorBySupervisor', field: 'lines' });
    const returned =
      back.length === 0 ? undefined : await returnInto(w, context, { staffId, lines: back, note: '', bookedOn, ...signed }, new Map());
    for (const { issueId, qty, note, factor } of missing) {
      const { id, version } = await reportLossInto(w, context, reportLossInput.parse({ issueId, qty, facts: note, bookedOn }));
      if (factor !== null) await decideLossInto(w, context, decideLossInput.parse({ id, version, factor, reason: note }));
    }
    await w.record({ subject: 'staff', subjectId: staffId, kind: 'toolsHandedBack', data: { back: back.length, missing: missing.length } });
    w.touch('tools', 'staff', 'home');
    return returned ?? { id: staffId, version: 1, moveIds: [] };
  });
}

/**
 * Settles the account of somebody who leaves (SM-11): deposits are set off against what is owed, kind by kind, and what is left of them is
 * paid out. @throws DomainError `notFound`, `guardFailed` with `stillHolds`
 */
export async function settleLeaving(context: ActorContext, { staffId, bookedOn }: z.output<typeof settleLeavingInput>): Promise<Receipt> {
  return write(context, async (w) => {
    if (!(await lockPerson(w.tx, staffId))) throw new DomainError('notFound', { what: 'staff', id: staffId });
    const [held] = await findHeldIssues(w.tx, staffId);
    if (held) throw new DomainError('guardFailed', { guard: 'stillHolds', item: held.name });
    let { owedFen } = await balanceOfPerson(w.tx, staffId);
    for (const { itemId, heldFen } of await depositsHeld(w.tx, staffId)) {
      const about = { staffId, itemId, bookedOn };
      const offFen = Math.min(heldFen, owedFen);
      if (offFen > 0) await bookInto(w, context, { ...about, kind: 'depositOffset', amountFen: offFen });
      if (heldFen > offFen) await bookInto(w, context, { ...about, kind: 'depositRefunded', amountFen: heldFen - offFen, way: 'cash' });
      owedFen -= offFen;
    }
    await w.record({ subject: 'staff', subjectId: staffId, kind: 'accountSettled', data: { owedFen } });
    w.touch('staffAccounts', 'home');
    return { id: staffId, version: 1 };
  });
}
