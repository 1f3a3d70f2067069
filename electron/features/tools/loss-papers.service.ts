import type { z } from 'zod';
import type { CompensationPrintData, recordLossPrintInput } from '../../../shared/staff-accounts.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { lockLoss } from './tool-losses.repository.ts';
import { viewLoss } from './tool-losses.service.ts';

/** The compensation sheet 赔偿单 (F-11) of a loss. @throws DomainError `notFound` */
export async function readCompensation(context: ActorContext, { id }: { readonly id: number }): Promise<CompensationPrintData> {
  const { name, phone, address, zone } = await readShop(context.app, context.db);
  const loss = await viewLoss(context, { id });
  return { loss, shop: { name, phone, address, zone }, printCount: await countPrints(context.db, 'toolLoss', id) };
}

/** Notes the print before the paper is made and says which print it is (R-001-14). */
export async function recordLossPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordLossPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    if (!(await lockLoss(tx, id))) throw new DomainError('notFound', { what: 'toolLoss', id });
    const nth = await notePrint(tx, 'toolLoss', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'toolLoss', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    touch('prints');
    return { nth };
  });
}
