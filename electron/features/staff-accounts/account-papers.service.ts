import type { z } from 'zod';
import type {
  PaperShop,
  PlanPrintData,
  ReceiptPrintData,
  StatementPrintData,
  accountInput,
  accountLineInput,
  recordAccountPrintInput,
} from '../../../shared/staff-accounts.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findLine, lockPerson } from './accounts.repository.ts';
import { balanceOfPerson, viewAccount } from './accounts.service.ts';
import { findPlan } from './plans.repository.ts';

type Target = z.output<typeof accountLineInput>;

/** The deposit receipt 押金收据 (F-11) of a line. @throws DomainError `notFound` for one that is no deposit */
export async function readReceipt(context: ActorContext, { id }: Target): Promise<ReceiptPrintData> {
  const line = await findLine(context.db, id);
  if (line?.kind !== 'depositPaid' || line.reversesId !== null) throw new DomainError('notFound', { what: 'staffAccountLine', id });
  const { lines, plans: _plans, deposits: _deposits, ...person } = await viewAccount(context, { staffId: line.staffId });
  const row = lines.find((one) => one.id === id);
  if (!row) throw new DomainError('notFound', { what: 'staffAccountLine', id });
  const printCount = await countPrints(context.db, 'staffAccountLine', id);
  return { receipt: { ...person, ...row }, shop: await readPaperShop(context), printCount };
}

/** The sheet of deductions 分月扣款表 (F-11). @throws DomainError `notFound` */
export async function readPlanSheet(context: ActorContext, { id }: Target): Promise<PlanPrintData> {
  const plan = await findPlan(context.db, id);
  if (!plan) throw new DomainError('notFound', { what: 'deductionPlan', id });
  const { lines: _lines, plans: _plans, deposits: _deposits, ...person } = await viewAccount(context, { staffId: plan.staffId });
  const { owedFen } = await balanceOfPerson(context.db, plan.staffId);
  return { plan, person, owedFen, shop: await readPaperShop(context), printCount: await countPrints(context.db, 'deductionPlan', id) };
}

/** The statement 对账单 (F-11): all lines with both balances, as they stand now. */
export async function readStatement(context: ActorContext, target: z.output<typeof accountInput>): Promise<StatementPrintData> {
  return { account: await viewAccount(context, target), shop: await readPaperShop(context), now: context.now };
}

/** Notes the print of a receipt or a plan before the paper is made, and says which print it is (R-001-14). */
export async function recordAccountPrint(
  context: ActorContext,
  { subject, id, ...print }: z.output<typeof recordAccountPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const owner = subject === 'deductionPlan' ? await findPlan(tx, id) : await findLine(tx, id);
    if (!owner) throw new DomainError('notFound', { what: subject, id });
    await lockPerson(tx, owner.staffId);
    const nth = await notePrint(tx, subject, id, { ...print, userId: actor.userId, at: now });
    await record({
      subject: 'staff',
      subjectId: owner.staffId,
      kind: nth === 1 ? 'printed' : 'reprinted',
      data: { nth, no: owner.no, ...print },
    });
    touch('prints');
    return { nth };
  });
}

async function readPaperShop({ app, db }: ActorContext): Promise<PaperShop> {
  const { name, phone, address, zone } = await readShop(app, db);
  return { name, phone, address, zone };
}
