import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { DeductionPlan, reverseAccountInput } from '../../../shared/staff-accounts.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { findLine, lockPerson } from './accounts.repository.ts';
import { bookInto, depositHeldFor, isLastTaken, planSubject } from './accounts.service.ts';
import { changePlan, clearRow, findPlanOfLine, lockPlan } from './plans.repository.ts';

/**
 * Takes a mistaken line back by one that points to it; once. Of a plan the month that was taken last can be taken back, and is due again.
 * What a loss or a repair charged is taken back where it was charged.
 * @throws DomainError `notFound`, `commandNotAllowed`, those of {@link bookInto}
 */
export async function reverseAccount(context: ActorContext, { lineId, reason }: z.output<typeof reverseAccountInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const found = await findLine(w.tx, lineId);
    if (found) await lockPerson(w.tx, found.staffId);
    const line = await findLine(w.tx, lineId);
    if (!line) throw new DomainError('notFound', { what: 'staffAccountLine', id: lineId });
    const refused = new DomainError('commandNotAllowed', { command: 'reverseAccount', state: 'reversed', refusal: 'state' });
    if (line.reversesId !== null || line.counterId !== null) throw refused;
    const plan = line.subject === planSubject ? await findPlanOfLine(w.tx, lineId) : undefined;
    if (line.subject !== '' && !(plan && isLastTaken(plan, lineId))) throw refused;
    const { staffId, kind, amountFen, itemId, subject, subjectId, way } = line;
    if (kind === 'depositPaid' && itemId !== null) {
      const heldFen = await depositHeldFor(w.tx, staffId, itemId);
      if (amountFen > heldFen) throw new DomainError('guardFailed', { guard: 'moreThanHeld', field: 'amountFen', heldFen });
    }
    if (plan) await openAgain(w, context, plan, lineId);
    const about = { staffId, kind, amountFen, itemId, subject, subjectId, way: way === '' ? null : way };
    const id = await bookInto(w, context, { ...about, note: reason, reversesId: lineId });
    return { id, version: 1 };
  });
}

async function openAgain(w: Write, { now }: ActorContext, { id, no, staffId }: DeductionPlan, lineId: number): Promise<void> {
  const plan = await lockPlan(w.tx, id);
  if (!plan) throw new DomainError('notFound', { what: 'deductionPlan', id });
  await clearRow(w.tx, lineId);
  await changePlan(w.tx, id, { ...(plan.state === 'settled' && { state: 'open', stateAt: now }), version: plan.version + 1 });
  await w.record({ subject: 'staff', subjectId: staffId, kind: 'planReopened', data: { no } });
}
