import type { Catalogue } from '../../shared/i18n/index.ts';
import type { RequestReportData } from '../../shared/request-report.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';

export interface ClosingTexts {
  readonly print: Catalogue['print'];
  readonly requests: Catalogue['requests'];
  readonly requestLife: Catalogue['requestLife'];
}

type Report = Omit<RequestReportData, 'printCount'>;

/** 处理结果书面报告 (F-33, R-002-97): what was asked, planned, done and told, signed by who answered for it. */
export function closingForm(data: Report, print: FormPrint<ClosingTexts>): PaperForm {
  const { texts, spec, layout } = print;
  const words = texts.requestLife.paper;
  const { no } = data.request;
  return {
    key: no,
    ...sheetHeads({
      noLabel: words.no,
      no,
      title: words.title,
      hasCode: true,
      shop: data.shop,
      print,
    }),
    ...composed(closingParts(data, texts), layout, spec),
  };
}

function closingParts({ request, slips, shop }: Report, texts: ClosingTexts): readonly FormPart[] {
  const { life } = request;
  const words = texts.requestLife.paper;
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, shop.zone));
  const textOf = (kind: (typeof life.steps)[number]['kind']) => life.steps.findLast((step) => step.kind === kind)?.text ?? '';
  const told = [time(request.toldAt), request.toldWay && texts.requests.toldWay[request.toldWay]].filter(Boolean).join(' ');
  const plan = [life.solution && texts.requestLife.solution[life.solution], life.plan].filter(Boolean).join('\n');
  const liability = life.liability === '' ? texts.requestLife.liabilityOpen : texts.requestLife.liability[life.liability];
  return [
    fact('customer', words.customer, request.customerName, 'half', { isFixed: true }),
    fact('contact', words.contact, `${request.contactName} ${request.phone}`),
    fact('address', words.address, request.address, 'full'),
    fact('product', words.product, request.productText || (request.installedItem?.model ?? '')),
    fact('type', words.type, texts.requests.type[request.type], 'third'),
    fact('urgency', words.urgency, texts.requests.urgency[request.urgency], 'third'),
    fact('received', words.receivedAt, time(request.receivedAt)),
    fact('promised', words.promised, time(request.promisedAt)),
    flow('content', words.content, request.content),
    optionalFlow('problem', words.problem, life.problemKind === '' ? '' : texts.requestLife.problem[life.problemKind]),
    optionalFlow('plan', words.plan, plan),
    ...(['survey', 'solution', 'execution', 'acceptance', 'explanation'] as const).flatMap((kind) =>
      optionalFlow(kind, texts.requestLife.text[kind], textOf(kind)),
    ),
    optionalFlow('delays', words.delays, life.delays.map((delay) => delayLine(delay, texts, time)).join('\n')),
    optionalFlow(
      'slips',
      words.slips,
      slips.map(({ no, technicians, cause }) => [no, technicians, cause].filter(Boolean).join(' ')).join('\n'),
    ),
    flow('result', words.result, request.result),
    optionalFlow('report', words.report, textOf('report')),
    fact('resolved', words.resolvedAt, time(request.resolvedAt)),
    fact('told', words.toldAt, told),
    optionalFlow('effect', words.effect, textOf('effect')),
    fact('opinion', words.opinion, life.opinion, 'twoThirds'),
    fact('liability', words.liability, liability, 'third'),
    signatures(
      [
        { title: words.signOwner, name: life.owner?.name ?? '' },
        { title: words.signHead, name: life.headConfirmedBy ?? '' },
      ],
      texts.print.slip,
    ),
  ];
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
