import type { z } from 'zod';
import type { FeedbackPrintData, formPrintInput, recordFormPrintInput } from '../../../shared/feedback-forms.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { lockForm } from './feedback-forms.repository.ts';
import { viewForm } from './feedback-forms.service.ts';

/** What the form F-03 prints. */
export async function readFormPrintData(context: ActorContext, { id }: z.output<typeof formPrintInput>): Promise<FeedbackPrintData> {
  const { name, phone, address, zone } = await readShop(context.app);
  const form = await viewForm(context, { id });
  return { form, shop: { name, phone, address, zone }, printCount: await countPrints(context.db, 'feedbackForm', id) };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordFormPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordFormPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    if (!(await lockForm(tx, id))) throw new DomainError('notFound', { what: 'feedbackForm', id });
    const nth = await notePrint(tx, 'feedbackForm', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'feedbackForm', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    return { nth };
  });
}
