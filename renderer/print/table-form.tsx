import type { CSSProperties, ReactNode } from 'react';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { closingRows, titleRow } from './sheet-parts.tsx';

export interface TableColumn<Row> {
  readonly title: string;
  /** A track of the grid: `24mm`, `minmax(0, 3fr)`. */
  readonly track: string;
  readonly cell: (row: Row, nth: number) => ReactNode;
}

export interface TableSheet<Row> {
  readonly key: string;
  readonly title: string;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string };
  readonly phoneLabel: string;
  /** Labelled values left and right of the title. */
  readonly left: readonly [label: string, value: string];
  readonly right: readonly [label: string, value: string];
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Lines in bold below the table; the last one stands with the signature. */
  readonly totals: readonly string[];
  readonly signer: string;
  readonly date: { readonly month: string; readonly day: string };
}

/** A table on sheets of A4 across: its head on every page, its totals and a place to sign at the end. */
export function tableForm<Row>(sheet: TableSheet<Row>): PaperForm {
  const { key, title, shop, phoneLabel, left, right, columns, rows, totals } = sheet;
  const style: CSSProperties = { gridTemplateColumns: columns.map(({ track }) => track).join(' ') };
  const line = (cells: readonly ReactNode[], isHead = false) => (
    <div className="row" style={style}>
      {cells.map((content, index) => (
        <div key={index} className={isHead ? 'cell head-cell' : 'cell'}>
          <span className="value">{content}</span>
        </div>
      ))}
    </div>
  );
  const head: PaperBlock = {
    key: 'head',
    keepWithNext: true,
    render: () =>
      line(
        columns.map((column) => column.title),
        true,
      ),
  };
  const before = totals.slice(0, -1).map((text, nth): PaperBlock => ({ ...titleRow(`total ${nth}`, text), head: 'head' }));
  return {
    key,
    head: (
      <header className="paper-head">
        <div className="side">
          <div className="label">{left[0]}</div>
          <div className="number">{left[1]}</div>
        </div>
        <div>
          <div className="company">{shop.name}</div>
          <div className="title">{title}</div>
          <div className="address">
            {shop.address} {shop.phone && <span className="nowrap">{`${phoneLabel} ${shop.phone}`}</span>}
          </div>
        </div>
        <div className="side side-right">
          <div>
            <div className="label">{right[0]}</div>
            <div className="number">{right[1]}</div>
          </div>
        </div>
      </header>
    ),
    nextHead: (
      <header className="paper-head-next">
        <span className="title">{title}</span>
        <span>{shop.name}</span>
        <span>
          <span className="number">{left[1]}</span> {left[1] !== right[1] && <span className="number">{right[1]}</span>}
        </span>
      </header>
    ),
    blocks: [
      head,
      ...rows.map((row, nth): PaperBlock => ({
        key: `line ${nth}`,
        head: 'head',
        render: () => line(columns.map(({ cell }) => cell(row, nth + 1))),
      })),
      ...before,
      ...closingRows(totals.at(-1) ?? '', sheet.signer, sheet.date),
    ],
  };
}
