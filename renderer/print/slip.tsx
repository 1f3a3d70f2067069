import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan, timesFen } from '../../shared/money.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { SlipPrintData } from '../../shared/work-orders.ts';
import type { PaperLayout } from '../../shared/papers.ts';
import { composed, fact, flow, optionalFlow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { sheetHeads, signatures } from './sheet-parts.tsx';
import { vehicleParts, warrantyText } from './slip-item.tsx';
import { SectionRow, TickBox } from './slip-parts.tsx';
import { answerBlocks, chargesBlocks, findingsBlocks, hasResult } from './slip-result.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export interface SlipTexts {
  readonly oldParts: Catalogue['oldParts'];
  readonly print: Catalogue['print'];
  readonly requests: Pick<Catalogue['requests'], 'type' | 'urgency'>;
  readonly warranties: Pick<Catalogue['warranties'], 'mark' | 'price'>;
}

/** The job paper (F-01), under the name that its trade gives it (J.1): what the call said (R-000-02), the work, room for the result, and who signs. */
export function slipForm(slip: SlipPrintData, print: FormPrint<SlipTexts>): PaperForm {
  const { texts, spec, layout } = print;
  const { slip: words, slipTitle } = texts.print;
  return {
    key: slip.id,
    ...sheetHeads({
      noLabel: words.no,
      no: slip.no,
      title: slip.ownSlipTitle || slipTitle[slip.slipTitle],
      whose: slip.customerName,
      hasCode: true,
      shop: slip.shop,
      print,
      ...(slip.state === 'voided' && { mark: words.voided }),
    }),
    ...composed(slipParts(slip, texts, spec.layout), layout, spec),
  };
}

type Words = SlipTexts['print']['slip'];

function slipParts(
  slip: SlipPrintData,
  { print: { slip: words }, requests, warranties, oldParts }: SlipTexts,
  layout: PaperLayout,
): readonly FormPart[] {
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, slip.shop.zone));
  const kind = `${requests.type[slip.requestType as keyof typeof requests.type]} · ${requests.urgency[slip.urgency as keyof typeof requests.urgency]}`;
  const must = { isFixed: true } as const;
  const named = { isFixed: true, strong: true } as const;
  return [
    fact('customer', words.customer, slip.customerName, 'third', named),
    fact('contact', words.contact, slip.contactName, 'third', must),
    fact('phone', words.contactPhone, slip.phone, 'third', named),
    fact('type', words.type, kind, 'third'),
    fact('address', words.address, slip.address, 'twoThirds', must),
    fact('wanted', words.serviceWanted, slip.serviceWanted, 'third', named),
    fact('product', words.product, slip.productText, 'third'),
    fact('warranty', words.warranty, warrantyText(slip.item, slip.requestType, warranties), 'third'),
    ...vehicleParts(slip.item, words),
    fact('request', words.requestNo, slip.requestNo, 'third'),
    fact('received', words.receivedAt, time(slip.receivedAt), 'third'),
    fact('promised', words.promisedAt, time(slip.promisedAt), 'third'),
    fact('planned', words.plannedAt, time(slip.plannedAt), 'third', { strong: true }),
    fact('technicians', words.technicians, slip.technicians.map(({ name }) => name).join('、'), 'twoThirds', { strong: true }),
    flow('content', words.content, slip.requestContent),
    optionalFlow('instruction', words.instruction, slip.instruction),
    rows('work', words.work, (title) => workBlocks(slip, words, title), true),
    rows('parts', words.parts, (title) => partBlocks(slip, words, layout, title)),
    optionalFlow('oldParts', oldParts.field.wish, wishText(slip, oldParts)),
    rows('findings', words.cause, () => findingsBlocks(slip, words, layout), true),
    rows('charges', words.charges, (title) => chargesBlocks(slip, words, layout, title)),
    rows('answers', words.omission, () => answerBlocks(slip, words, layout), true),
    signatures(
      [{ title: words.signTechnician }, { title: words.signCustomer, name: slip.signedBy }, { title: words.signSupervisor }],
      words,
    ),
  ];
}

/** R-003-32: what the customer wants done with the old parts, once somebody asked. */
function wishText({ oldPartWish, isOldPartShown }: SlipPrintData, { wish, shown }: SlipTexts['oldParts']): string {
  return [oldPartWish !== 'notAsked' && wish[oldPartWish], isOldPartShown && shown].filter(Boolean).join(' · ');
}

function workBlocks({ lines }: SlipPrintData, words: Words, title: string): readonly PaperBlock[] {
  return lines.map((text, index) => ({
    key: `work ${index}`,
    section: 'work',
    render: ({ isTitled }) => (
      <SectionRow title={title} isTitled={isTitled} isOpen={index < lines.length - 1}>
        <div className="cell span-24">
          <span className="form-ink">{index + 1}.</span>
          <span className="value">{text}</span>
          <span className="nowrap form-ink">
            <TickBox />
            {words.done}
          </span>
        </div>
      </SectionRow>
    ),
  }));
}

/** Rows to write parts into while the job is not done. */
const blankParts: Readonly<Record<PaperLayout, number>> = { tall: 3, wide: 1, roll: 2, label: 0 };

/** The parts that were used, and rows to write more while the job is not done. */
export function partBlocks(slip: SlipPrintData, words: Words, layout: PaperLayout, title: string): readonly PaperBlock[] {
  const blanks = hasResult(slip) ? 0 : Math.max(0, blankParts[layout] - slip.parts.length);
  if (slip.parts.length + blanks === 0) return [];
  const rows: readonly PartCells[] = [
    ...slip.parts.map(({ code, name, spec, unit, wantedQty, issuedQty, returnedQty, priceFen }): PartCells => {
      const qty = issuedQty > 0 ? issuedQty - returnedQty : wantedQty;
      return { code, name, spec, qty: `${qty} ${unit}`, price: formatYuan(priceFen), amount: formatYuan(timesFen(priceFen, qty)) };
    }),
    ...Array.from({ length: blanks }, () => blankPart),
  ];
  const head: PartCells = { ...words.part };
  return [
    {
      key: 'parts head',
      section: 'parts',
      keepWithNext: true,
      render: ({ isTitled }) => <PartRow title={title} cells={head} isTitled={isTitled} isOpen isHead />,
    },
    ...rows.map((cells, index): PaperBlock => ({
      key: `part ${index}`,
      section: 'parts',
      head: 'parts head',
      render: ({ isTitled }) => <PartRow title={title} cells={cells} isTitled={isTitled} isOpen={index < rows.length - 1} />,
    })),
  ];
}

type PartCells = { readonly [K in 'code' | 'name' | 'spec' | 'qty' | 'price' | 'amount']: string };
const blankPart: PartCells = { code: '', name: '', spec: '', qty: '', price: '', amount: '' };

function PartRow({
  title,
  cells,
  isTitled,
  isOpen,
  isHead,
}: {
  readonly title: string;
  readonly cells: PartCells;
  readonly isTitled: boolean;
  readonly isOpen: boolean;
  readonly isHead?: boolean;
}): ReactNode {
  const head = isHead ? ' head-cell' : '';
  return (
    <SectionRow title={title} isTitled={isTitled} isOpen={isOpen}>
      <div className={`cell span-4 roll-hidden${head}`}>
        <span className="value">{cells.code}</span>
      </div>
      <div className={`cell span-8 part-name${head}`}>
        <span className="value">{cells.name}</span>
      </div>
      <div className={`cell span-4 roll-hidden${head}`}>
        <span className="value">{cells.spec}</span>
      </div>
      <div className={`cell span-2 part-qty numeric${head}`}>{cells.qty}</div>
      <div className={`cell span-3 roll-hidden numeric${head}`}>{cells.price}</div>
      <div className={`cell span-3 part-amount numeric${head}`}>{cells.amount}</div>
    </SectionRow>
  );
}
