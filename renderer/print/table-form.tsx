import type { CSSProperties, ReactNode } from 'react';
import { arrange } from '../../shared/form-layouts.ts';
import type { FormLayout, OfferedPart } from '../../shared/form-layouts.ts';
import { textBlock } from './compose.tsx';
import { Company } from './company.tsx';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { QrCode } from './qr-code.tsx';
import { ReprintReason, closingRows, reprintMark, titleRow } from './sheet-parts.tsx';
import type { SheetHead, Signer } from './sheet-parts.tsx';

export interface TableColumn<Row> extends OfferedPart {
  readonly title: string;
  /** Its share of the width; about one for a centimetre on A4 across. */
  readonly weight: number;
  readonly cell: (row: Row, nth: number) => ReactNode;
}

export interface TableSheet<Row> {
  readonly key: string;
  readonly title: string;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string };
  readonly layout: FormLayout;
  /** Labelled values left and right of the title. */
  readonly left: readonly [label: string, value: string];
  readonly right: readonly [label: string, value: string];
  /** A code of the number on the left, that opens the document when it is scanned. */
  readonly hasCode?: boolean;
  readonly print: SheetHead['print'];
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Lines in bold below the table; the last one stands with the signature. */
  readonly totals: readonly string[];
  /** One place to sign, or several side by side. */
  readonly signer: string | readonly Signer[];
  readonly date: { readonly month: string; readonly day: string };
}

/** A table: its head on every page, its totals and a place to sign at the end. */
export function tableForm<Row>(sheet: TableSheet<Row>): PaperForm {
  const { layout, rows, totals } = sheet;
  const columns = arrange(sheet.columns, layout);
  const style: CSSProperties = { gridTemplateColumns: columns.map(({ part }) => `minmax(0, ${part.weight}fr)`).join(' ') };
  const line = (cells: readonly ReactNode[], isHead = false) => (
    <div className="row table-row" style={style}>
      {cells.map((content, index) => (
        <div key={index} className={isHead ? 'cell head-cell' : 'cell'}>
          <span className={isHead ? 'form-ink' : 'value'}>{content}</span>
        </div>
      ))}
    </div>
  );
  const titles = columns.map(({ part, caption }) => caption || part.title);
  const head: PaperBlock = { key: 'head', keepWithNext: true, render: () => line(titles, true) };
  const before = totals.slice(0, -1).map((text, nth): PaperBlock => ({ ...titleRow(`total ${nth}`, text), head: 'head' }));
  return {
    key: sheet.key,
    ...tableHeads(sheet),
    parts: sheet.columns.map(({ key, title, isFixed = false }) => ({ key, label: title, isFixed, size: null })),
    blocks: [
      ...(layout.topText === '' ? [] : [textBlock('top text', layout.topText)]),
      head,
      ...rows.map((row, nth): PaperBlock => ({
        key: `line ${nth}`,
        head: 'head',
        render: () => line(columns.map(({ part }) => part.cell(row, nth + 1))),
      })),
      ...before,
      ...closingRows(totals.at(-1) ?? '', sheet.signer, sheet.date),
      ...(layout.bottomText === '' ? [] : [textBlock('bottom text', layout.bottomText)]),
    ],
  };
}

function tableHeads<Row>({ title, shop, left, right, hasCode, print }: TableSheet<Row>): Pick<PaperForm, 'head' | 'nextHead'> {
  const mark = reprintMark(print);
  const stamp = mark !== '' && <span className="reprint">{mark}</span>;
  return {
    head: (
      <header className="paper-head">
        <div className="side">
          <div className="label">{left[0]}</div>
          <div className="number">{left[1]}</div>
          {stamp}
        </div>
        <div>
          <Company name={shop.name} />
          <div className="title">{title}</div>
          <div className="address">
            {shop.address} {shop.phone && <span className="nowrap">{`${print.texts.print.slip.phone} ${shop.phone}`}</span>}
          </div>
        </div>
        <div className="side side-right">
          <div>
            <div className="label">{right[0]}</div>
            <div className="number">{right[1]}</div>
          </div>
          {hasCode && <QrCode text={left[1]} />}
        </div>
        <ReprintReason print={print} />
      </header>
    ),
    nextHead: (
      <header className="paper-head-next">
        <span className="title">{title}</span>
        <span>{shop.name}</span>
        <span>
          <span className="number">{left[1]}</span> {left[1] !== right[1] && <span className="number">{right[1]}</span>} {stamp}
        </span>
      </header>
    ),
  };
}
