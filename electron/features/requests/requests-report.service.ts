import type { z } from 'zod';
import type { RequestPaperData, RequestPrintMark, RequestReportData, requestPrintInput } from '../../../shared/request-report.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findProjectOnPaper, findReportSlips } from './requests-life.repository.ts';
import { lockRequest, notePrinted } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';
import { viewRequest } from './requests.service.ts';

/** What the closing report prints (F-33, R-002-97). */
export async function readReport(context: ActorContext, { id }: { readonly id: number }): Promise<RequestReportData> {
  const { timeline: _timeline, ...request } = await viewRequest(context, { id });
  requireResolved(request);
  const { name, phone, address, zone } = await readShop(context.app);
  const slips = await findReportSlips(context.db, id);
  const { printCount } = request.life;
  // the count stands beside the facts, so that a print leaves them as they are
  const facts = { ...request, life: { ...request.life, printCount: 0 } };
  return { request: facts, slips, shop: { name, phone, address, zone }, printCount };
}

/** What the papers of a request print before it is done: the application F-22 (R-002-19) and the notice to the customer. */
export async function readPaperData(context: ActorContext, { id }: { readonly id: number }): Promise<RequestPaperData> {
  const { timeline: _timeline, ...request } = await viewRequest(context, { id });
  const { name, phone, address, zone } = await readShop(context.app);
  const { project } = request.life;
  return {
    request,
    slips: await findReportSlips(context.db, id),
    project: project && ((await findProjectOnPaper(context.db, project.id)) ?? null),
    shop: { name, phone, address, zone },
  };
}

/** Notes the print before the paper is made and says which print it is. The job may be archived: its report is printed again. */
export async function recordReportPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof requestPrintInput>,
): Promise<RequestPrintMark> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const request = await lockRequest(tx, id);
    if (!request) throw new DomainError('notFound', { what: 'request', id });
    requireResolved(request);
    const nth = await notePrint(tx, 'request', id, { ...print, userId: actor.userId, at: now });
    await notePrinted(tx, id, nth);
    await record({ subject: 'request', subjectId: id, kind: nth === 1 ? 'reportPrinted' : 'reportReprinted', data: { nth, ...print } });
    touch('requests');
    return { nth };
  });
}

function requireResolved({ resolvedAt }: Pick<RequestRecord, 'resolvedAt'>): void {
  if (resolvedAt === null) throw new DomainError('guardFailed', { guard: 'notResolved' });
}
