import type { Catalogue } from '../../shared/i18n/index.ts';
import type { RequestReportData } from '../../shared/request-report.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { paperSpec } from './papers.ts';
import type { PaperSpec } from './papers.ts';
import { factsRow, sheetHeads, signaturesRow } from './sheet-parts.tsx';
import { flowBlock } from './slip-result.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export interface ClosingTexts {
  readonly print: Catalogue['print'];
  readonly requests: Catalogue['requests'];
  readonly requestLife: Catalogue['requestLife'];
}

type Report = Omit<RequestReportData, 'printCount'>;
interface ReportPrint {
  readonly texts: ClosingTexts;
  readonly nth: number;
}

export const closingSpec: PaperSpec = paperSpec('A4', false);

/** 处理结果书面报告 (F-33, R-002-97): what was asked, planned, done and told, signed by who answered for it. */
export function closingForm(data: Report, { texts, nth }: ReportPrint): PaperForm {
  const { request, slips, shop } = data;
  const { life } = request;
  const words = texts.requestLife.paper;
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, shop.zone));
  const optional = (key: string, label: string, text: string): readonly PaperBlock[] => (text === '' ? [] : [flowBlock(key, label, text)]);
  const textOf = (kind: (typeof life.steps)[number]['kind']) => life.steps.findLast((step) => step.kind === kind)?.text ?? '';
  const told = [time(request.toldAt), request.toldWay && texts.requests.toldWay[request.toldWay]].filter(Boolean).join(' ');
  const plan = [life.solution && texts.requestLife.solution[life.solution], life.plan].filter(Boolean).join('\n');
  const liability = life.liability === '' ? texts.requestLife.liabilityOpen : texts.requestLife.liability[life.liability];
  return {
    key: request.no,
    ...sheetHeads({
      noLabel: words.no,
      no: request.no,
      title: words.title,
      shop,
      phoneLabel: texts.print.slip.phone,
      reprint: texts.print.reprint,
      nth,
    }),
    blocks: [
      factsRow('customer', [12, words.customer, request.customerName], [12, words.contact, `${request.contactName} ${request.phone}`]),
      factsRow('address', [24, words.address, request.address]),
      factsRow(
        'what',
        [12, words.product, request.productText || (request.installedItem?.model ?? '')],
        [6, words.type, texts.requests.type[request.type]],
        [6, words.urgency, texts.requests.urgency[request.urgency]],
      ),
      factsRow('times', [12, words.receivedAt, time(request.receivedAt)], [12, words.promised, time(request.promisedAt)]),
      flowBlock('content', words.content, request.content),
      ...optional('problem', words.problem, life.problemKind === '' ? '' : texts.requestLife.problem[life.problemKind]),
      ...optional('plan', words.plan, plan),
      ...(['survey', 'solution', 'execution', 'acceptance', 'explanation'] as const).flatMap((kind) =>
        optional(kind, texts.requestLife.text[kind], textOf(kind)),
      ),
      ...optional('delays', words.delays, life.delays.map((delay) => delayLine(delay, texts, time)).join('\n')),
      ...optional(
        'slips',
        words.slips,
        slips.map(({ no, technicians, cause }) => [no, technicians, cause].filter(Boolean).join(' ')).join('\n'),
      ),
      flowBlock('result', words.result, request.result),
      ...optional('report', words.report, textOf('report')),
      factsRow('done', [12, words.resolvedAt, time(request.resolvedAt)], [12, words.toldAt, told]),
      ...optional('effect', words.effect, textOf('effect')),
      factsRow('opinion', [16, words.opinion, life.opinion], [8, words.liability, liability]),
      signaturesRow(
        [
          { title: words.signOwner, name: life.owner?.name ?? '' },
          { title: words.signHead, name: life.headConfirmedBy ?? '' },
        ],
        texts.print.slip,
      ),
    ],
  };
}

function delayLine(delay: Report['request']['life']['delays'][number], texts: ClosingTexts, time: (at: number | null) => string): string {
  const { hold, overdueKind, rescheduleKind, paper } = texts.requestLife;
  const reason = delay.reason === '' ? (delay.kind === 'reschedule' ? rescheduleKind : overdueKind) : hold[delay.reason];
  return paper.delayLine
    .replace('{{at}}', time(delay.at))
    .replace('{{reason}}', reason)
    .replace('{{note}}', delay.note)
    .replace('{{old}}', time(delay.oldPromisedAt))
    .replace('{{next}}', time(delay.newPromisedAt));
}
