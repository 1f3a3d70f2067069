import type { z } from 'zod';
import type { LogPrintData, LogPrintMark, recordLogPrintInput } from '../../../shared/dispatch-log.ts';
import type { dayInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findLogDetails, lockLog } from './work-orders-log.repository.ts';
import { readDispatchLog } from './work-orders.service.ts';

/** What the form of the daily dispatch log prints (F-02), in the order of its lines. */
export async function readLogPrintData(context: ActorContext, { day }: z.output<typeof dayInput>): Promise<LogPrintData> {
  const { app, db } = context;
  const { name, phone, address, zone } = await readShop(app);
  const rows = await readDispatchLog(context, { day });
  const details = await findLogDetails(
    db,
    rows.map(({ workOrder }) => workOrder.id),
  );
  return {
    day,
    shop: { name, phone, address, zone },
    printCount: await countPrints(db, 'dispatchLog', numberOf(day)),
    lines: rows.map(({ lineNo, workOrder }) => {
      const { id, no, state, customerName, address: at, productText, work, technicians, returnedAt } = workOrder;
      const { departedAt = null, leftAt = null, workCount = 0 } = details.get(id) ?? {};
      const names = technicians.map((technician) => technician.name);
      return {
        lineNo,
        no,
        state,
        customerName,
        address: at,
        productText,
        work,
        workCount,
        technicians: names,
        departedAt,
        leftAt,
        returnedAt,
      };
    }),
  };
}

/** Notes the print before the paper is made and says which print of that day's log it is. */
export async function recordLogPrint(
  context: ActorContext,
  { day, ...print }: z.output<typeof recordLogPrintInput>,
): Promise<LogPrintMark> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    if (!(await lockLog(tx, day))) throw new DomainError('notFound', { what: 'dispatchLog', id: day });
    const subjectId = numberOf(day);
    const nth = await notePrint(tx, 'dispatchLog', subjectId, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'dispatchLog', subjectId, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    return { nth };
  });
}

/** The log of a day is one document; its number is the day without dashes. */
function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''));
}
