import type { Catalogue } from '../../shared/i18n/index.ts';
import type { RequestPaperData } from '../../shared/request-report.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, flow } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';

export type ProjectRequestTexts = Pick<Catalogue, 'print' | 'paperForms' | 'requests'>;

/** 售后申请表 (F-22, R-002-19): project, its manager, contact, problem, special demands and who answers for it; the customer signs. */
export function projectRequestForm(data: RequestPaperData, print: FormPrint<ProjectRequestTexts>): PaperForm {
  const { texts, layout, spec } = print;
  const words = texts.paperForms.projectRequest;
  const { no } = data.request;
  return {
    key: no,
    ...sheetHeads({ noLabel: words.no, no, title: words.title, hasCode: true, shop: data.shop, print }),
    ...composed(parts(data, texts), layout, spec),
  };
}

function parts({ request, project, shop }: RequestPaperData, { print, paperForms, requests }: ProjectRequestTexts): readonly FormPart[] {
  const words = paperForms.projectRequest;
  const must = { isFixed: true } as const;
  const { installedItem } = request;
  return [
    fact('project', words.project, project?.name ?? '', 'full', must),
    fact('manager', words.manager, project?.managerName ?? '', 'half', must),
    fact('managerPhone', words.managerPhone, project?.managerPhone ?? ''),
    fact('contract', words.contract, project?.contractNo ?? ''),
    fact('customer', words.customer, request.customerName, 'half', must),
    fact('contact', words.contact, request.contactName, 'half', must),
    fact('phone', words.phone, request.phone, 'half', must),
    fact('address', words.address, request.address, 'full', must),
    fact('product', words.product, request.productText || (installedItem ? `${installedItem.brand} ${installedItem.model}` : ''), 'full'),
    fact('type', words.type, `${requests.type[request.type]} · ${requests.urgency[request.urgency]}`),
    fact('channel', words.channel, requests.channel[request.channel]),
    fact('received', words.received, formatDateTime(request.receivedAt, shop.zone)),
    fact('promised', words.promised, formatDateTime(request.promisedAt, shop.zone)),
    { ...flow('content', words.content, request.content), isFixed: true },
    { ...flow('wanted', words.wanted, request.serviceWanted), isFixed: true },
    fact('owner', words.owner, request.life.owner?.name ?? '', 'full', must),
    signatures([{ title: words.signCustomer }, { title: words.signClerk }], print.slip),
  ];
}
