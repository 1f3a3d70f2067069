import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan, timesFen } from '../../shared/money.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { SlipPrintData } from '../../shared/work-orders.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import type { PaperLayout } from './papers.ts';
import { QrCode } from './qr-code.tsx';
import { Cell, SectionRow, TickBox } from './slip-parts.tsx';
import { flowBlock, hasResult, resultBlocks } from './slip-result.tsx';
import { vehicleRows, warrantyText } from './slip-item.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export interface SlipTexts {
  readonly print: Catalogue['print'];
  readonly requests: Pick<Catalogue['requests'], 'type' | 'urgency'>;
  readonly warranties: Pick<Catalogue['warranties'], 'mark' | 'price'>;
}

export interface SlipOptions {
  readonly texts: SlipTexts;
  readonly layout: PaperLayout;
  /** Which print this is: 2 and more carry the reprint mark. */
  readonly nth: number;
}

/** The job paper (F-01), under the name that its trade gives it (J.1): what the call said (R-000-02), the work, room for the result, and who signs. */
export function slipForm(slip: SlipPrintData, { texts, layout, nth }: SlipOptions): PaperForm {
  const words = texts.print.slip;
  const title = slip.ownSlipTitle || texts.print.slipTitle[slip.slipTitle];
  const mark = <Marks slip={slip} nth={nth} texts={texts.print} />;
  return {
    key: slip.id,
    head: (
      <header className="paper-head">
        <div className="side">
          <div className="label">{words.no}</div>
          <div className="number">{slip.no}</div>
          {mark}
        </div>
        <div>
          <div className="company">{slip.shop.name}</div>
          <div className="title">{title}</div>
          <div className="address">
            {slip.shop.address} {slip.shop.phone && <span className="nowrap">{`${words.phone} ${slip.shop.phone}`}</span>}
          </div>
        </div>
        <div className="side side-right">
          <QrCode text={slip.no} />
        </div>
      </header>
    ),
    nextHead: (
      <header className="paper-head-next">
        <span className="title">{title}</span>
        <span>{slip.customerName}</span>
        <span>
          <span className="number">{slip.no}</span> {mark}
        </span>
      </header>
    ),
    blocks: [
      ...factBlocks(slip, texts, layout),
      ...workBlocks(slip, words),
      ...partBlocks(slip, words, layout),
      ...resultBlocks(slip, words, layout),
    ],
  };
}

function Marks({
  slip,
  nth,
  texts,
}: {
  readonly slip: SlipPrintData;
  readonly nth: number;
  readonly texts: SlipTexts['print'];
}): ReactNode {
  if (slip.state === 'voided') return <span className="reprint">{texts.slip.voided}</span>;
  return nth > 1 ? <span className="reprint">{texts.reprint.replace('{{count}}', String(nth - 1))}</span> : null;
}

type Words = SlipTexts['print']['slip'];

function factBlocks(
  slip: SlipPrintData,
  { print: { slip: words }, requests, warranties }: SlipTexts,
  layout: PaperLayout,
): readonly PaperBlock[] {
  const time = (at: number | null) => (at === null ? '' : formatDateTime(at, slip.shop.zone));
  const cells = {
    customer: (span: number) => <Cell span={span} label={words.customer} strong children={slip.customerName} />,
    contact: (span: number) => <Cell span={span} label={words.contact} children={slip.contactName} />,
    phone: (span: number) => <Cell span={span} label={words.contactPhone} strong children={slip.phone} />,
    address: (span: number) => <Cell span={span} label={words.address} children={slip.address} />,
    wanted: (span: number) => <Cell span={span} label={words.serviceWanted} strong children={slip.serviceWanted} />,
    type: (span: number) => (
      <Cell
        span={span}
        label={words.type}
        children={`${requests.type[slip.requestType as keyof typeof requests.type]} · ${requests.urgency[slip.urgency as keyof typeof requests.urgency]}`}
      />
    ),
    product: (span: number) => <Cell span={span} label={words.product} children={slip.productText} />,
    warranty: (span: number) => (
      <Cell span={span} label={words.warranty} children={warrantyText(slip.item, slip.requestType, warranties)} />
    ),
    request: (span: number) => <Cell span={span} label={words.requestNo} children={slip.requestNo} />,
    received: (span: number) => <Cell span={span} label={words.receivedAt} children={time(slip.receivedAt)} />,
    promised: (span: number) => <Cell span={span} label={words.promisedAt} children={time(slip.promisedAt)} />,
    technicians: (span: number) => (
      <Cell span={span} label={words.technicians} strong children={slip.technicians.map(({ name }) => name).join('、')} />
    ),
    planned: (span: number) => <Cell span={span} label={words.plannedAt} strong children={time(slip.plannedAt)} />,
  };
  const rows: readonly ReactNode[][] =
    layout === 'wide'
      ? [
          [cells.customer(11), cells.contact(6), cells.phone(7)],
          [cells.address(15), cells.wanted(9)],
          [cells.product(9), cells.warranty(9), cells.type(6)],
          ...vehicleRows(slip.item, words),
          [cells.request(8), cells.received(8), cells.promised(8)],
          [cells.technicians(16), cells.planned(8)],
        ]
      : [
          [cells.customer(24)],
          [cells.contact(12), cells.phone(12)],
          [cells.address(24)],
          [cells.wanted(14), cells.type(10)],
          [cells.product(12), cells.warranty(12)],
          ...vehicleRows(slip.item, words),
          [cells.request(12), cells.received(12)],
          [cells.promised(12), cells.planned(12)],
          [cells.technicians(24)],
        ];
  return [
    ...rows.map((row, index): PaperBlock => ({ key: `facts ${index}`, render: () => <div className="row">{...row}</div> })),
    flowBlock('content', words.content, slip.requestContent),
    ...(slip.instruction === '' ? [] : [flowBlock('instruction', words.instruction, slip.instruction)]),
  ];
}

function workBlocks({ lines }: SlipPrintData, words: Words): readonly PaperBlock[] {
  return lines.map((text, index) => ({
    key: `work ${index}`,
    section: 'work',
    render: ({ isTitled }) => (
      <SectionRow title={words.work} isTitled={isTitled} isOpen={index < lines.length - 1}>
        <div className="cell span-24">
          <span>{index + 1}.</span>
          <span className="value">{text}</span>
          <span className="nowrap">
            <TickBox />
            {words.done}
          </span>
        </div>
      </SectionRow>
    ),
  }));
}

/** Rows to write parts into while the job is not done. */
const blankParts: Readonly<Record<PaperLayout, number>> = { tall: 3, wide: 1, roll: 2 };

function partBlocks(slip: SlipPrintData, words: Words, layout: PaperLayout): readonly PaperBlock[] {
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
      render: ({ isTitled }) => <PartRow words={words} cells={head} isTitled={isTitled} isOpen isHead />,
    },
    ...rows.map((cells, index): PaperBlock => ({
      key: `part ${index}`,
      section: 'parts',
      head: 'parts head',
      render: ({ isTitled }) => <PartRow words={words} cells={cells} isTitled={isTitled} isOpen={index < rows.length - 1} />,
    })),
  ];
}

type PartCells = { readonly [K in 'code' | 'name' | 'spec' | 'qty' | 'price' | 'amount']: string };
const blankPart: PartCells = { code: '', name: '', spec: '', qty: '', price: '', amount: '' };

function PartRow({
  words,
  cells,
  isTitled,
  isOpen,
  isHead,
}: {
  readonly words: Words;
  readonly cells: PartCells;
  readonly isTitled: boolean;
  readonly isOpen: boolean;
  readonly isHead?: boolean;
}): ReactNode {
  const head = isHead ? ' head-cell' : '';
  return (
    <SectionRow title={words.parts} isTitled={isTitled} isOpen={isOpen}>
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
