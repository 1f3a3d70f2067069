import type { Catalogue } from '../../shared/i18n/index.ts';
import type { RequestPaperData } from '../../shared/request-report.ts';
import { formatDateTime } from '../../shared/time.ts';
import { composed, fact, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';

export type CustomerNoticeTexts = Pick<Catalogue, 'print' | 'paperForms' | 'requestLife'>;

/** 客户通知单: a letter about a request; `letter` is the text as somebody may have changed it. The customer signs that it came. */
export function customerNoticeForm(data: RequestPaperData, letter: string, print: FormPrint<CustomerNoticeTexts>): PaperForm {
  const { texts, layout, spec } = print;
  const words = texts.paperForms.notice;
  const { no, customerName } = data.request;
  return {
    key: no,
    ...sheetHeads({ noLabel: words.no, no, title: words.title, whose: customerName, hasCode: true, shop: data.shop, print }),
    ...composed(parts(data, letter, texts), layout, spec),
  };
}

/** What the letter says of itself: what was reported, found and decided, until when, and whom to call. */
export function proposedLetter(
  { request, slips, shop }: RequestPaperData,
  { paperForms: { notice: words }, requestLife }: CustomerNoticeTexts,
): string {
  const { life, resolvedAt, result } = request;
  const time = (at: number) => formatDateTime(at, shop.zone);
  const found = [...new Set(slips.map(({ cause }) => cause).filter((cause) => cause !== ''))].join('；');
  const kind = life.problemKind === '' ? '' : requestLife.problem[life.problemKind];
  const plan = [life.solution && requestLife.solution[life.solution], life.plan].filter(Boolean).join('：');
  const decided = result || plan || request.serviceWanted;
  return [
    words.intro.replace('{{received}}', time(request.receivedAt)).replace('{{content}}', () => request.content),
    words.found.replace('{{text}}', () => found || kind || words.checking),
    words.decided.replace('{{text}}', () => decided),
    resolvedAt === null ? words.until.replace('{{time}}', time(request.promisedAt)) : words.done.replace('{{time}}', time(resolvedAt)),
    ...(shop.phone === '' ? [] : [words.call.replace('{{phone}}', shop.phone)]),
    words.thanks,
  ].join('\n');
}

function parts({ request, shop }: RequestPaperData, letter: string, { print, paperForms }: CustomerNoticeTexts): readonly FormPart[] {
  const words = paperForms.notice;
  return [
    fact('customer', words.customer, request.customerName, 'half', { isFixed: true }),
    fact('phone', words.phone, request.phone),
    fact('address', words.address, request.address, 'full'),
    fact('product', words.product, request.productText),
    fact('promised', words.promised, formatDateTime(request.promisedAt, shop.zone), 'half', { isFixed: true }),
    rows(
      'letter',
      words.text,
      () => [
        letterBlock(
          'greeting',
          words.greeting.replace('{{name}}', () => request.contactName || request.customerName),
          true,
        ),
        letterBlock('letter', letter),
      ],
      true,
    ),
    signatures([{ title: words.signShop }, { title: words.receipt }], print.slip),
  ];
}

/** Running text of a letter over the whole width, that may go on overleaf. */
function letterBlock(key: string, text: string, isGreeting = false): PaperBlock {
  return {
    key,
    ...(isGreeting ? { keepWithNext: true } : { flow: text }),
    render: (place) => (
      <div className={`row section-flow${isGreeting ? ' row-open' : ''}`}>
        <div className="section-content cell span-24">
          <div className={isGreeting ? 'flow letter-greeting' : 'flow letter'}>{place.text ?? text}</div>
        </div>
      </div>
    ),
  };
}
