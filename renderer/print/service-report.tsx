import type { SlipPrintData } from '../../shared/work-orders.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';
import { warrantyText } from './slip-item.tsx';
import { answerBlocks, chargesBlocks } from './slip-result.tsx';
import { partBlocks } from './slip.tsx';

export type ServiceReportTexts = Pick<Catalogue, 'print' | 'paperForms' | 'requests' | 'warranties'>;

/** 售后服务报告单, 用户服务报告书 (F-29, R-003-63): cause, remedy, parts replaced and the user's opinion; user and technician sign. */
export function serviceReportForm(slip: SlipPrintData, print: FormPrint<ServiceReportTexts>): PaperForm {
  const { texts, layout, spec } = print;
  const words = texts.paperForms.report;
  return {
    key: slip.id,
    ...sheetHeads({
      noLabel: words.no,
      no: slip.no,
      title: words.title,
      whose: slip.customerName,
      hasCode: true,
      shop: slip.shop,
      print,
      ...(slip.state === 'voided' && { mark: texts.print.slip.voided }),
    }),
    ...composed(parts(slip, print), layout, spec),
  };
}

function parts(slip: SlipPrintData, { texts, spec: { layout } }: FormPrint<ServiceReportTexts>): readonly FormPart[] {
  const { print, paperForms, requests, warranties } = texts;
  const words = print.slip;
  const own = paperForms.report;
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, slip.shop.zone));
  return [
    fact('customer', words.customer, slip.customerName, 'half', { isFixed: true, strong: true }),
    fact('contact', words.contact, `${slip.contactName} ${slip.phone}`, 'half', { isFixed: true }),
    fact('address', words.address, slip.address, 'full', { isFixed: true }),
    fact('product', words.product, slip.productText),
    fact('warranty', words.warranty, warrantyText(slip.item, slip.requestType, warranties)),
    fact('request', words.requestNo, slip.requestNo),
    fact('type', words.type, requests.type[slip.requestType as keyof typeof requests.type]),
    fact('received', words.receivedAt, time(slip.receivedAt)),
    fact('technicians', words.technicians, slip.technicians.map(({ name }) => name).join('、'), 'half', { isFixed: true }),
    flow('content', words.content, slip.requestContent),
    optionalFlow('work', own.work, slip.lines.map((line, index) => `${index + 1}. ${line}`).join('\n')),
    { ...flow('cause', words.cause, slip.cause), isFixed: true },
    { ...flow('remedy', words.remedy, slip.remedy), isFixed: true },
    rows('parts', words.parts, (title) => partBlocks(slip, words, layout, title), true),
    rows('charges', words.charges, (title) => chargesBlocks(slip, words, layout, title)),
    rows('answers', words.omission, () => answerBlocks(slip, words, layout), true),
    signatures(
      [
        { title: own.signUser, name: slip.signedBy },
        { title: own.signTechnician, name: slip.technicians.map(({ name }) => name).join('、') },
      ],
      words,
    ),
  ];
}
