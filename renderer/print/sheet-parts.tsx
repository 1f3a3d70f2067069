import type { ReactNode } from 'react';
import type { PaperBlock } from './paper-form.ts';
import { Cell } from './slip-parts.tsx';

/** Head of a form of one record: number with the mark of a reprint on the left, shop and title in the middle. */
export interface SheetHead {
  readonly noLabel: string;
  readonly no: string;
  readonly title: string;
  /** Right, beside the title. */
  readonly side?: string;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string };
  readonly phoneLabel: string;
  readonly reprint: string;
  /** Which print it is; 2 and more carry the mark. */
  readonly nth: number;
}

export function sheetHeads({ noLabel, no, title, side, shop, phoneLabel, reprint, nth }: SheetHead): {
  readonly head: ReactNode;
  readonly nextHead: ReactNode;
} {
  const mark = nth > 1 && <span className="reprint">{reprint.replace('{{count}}', String(nth - 1))}</span>;
  return {
    head: (
      <header className="paper-head">
        <div className="side">
          <div className="label">{noLabel}</div>
          <div className="number">{no}</div>
          {mark}
        </div>
        <div>
          <div className="company">{shop.name}</div>
          <div className="title">{title}</div>
          <div className="address">
            {shop.address} {shop.phone && <span className="nowrap">{`${phoneLabel} ${shop.phone}`}</span>}
          </div>
        </div>
        <div className="side side-right">{side && <div className="number">{side}</div>}</div>
      </header>
    ),
    nextHead: (
      <header className="paper-head-next">
        <span className="title">{side ? `${title} ${side}` : title}</span>
        <span>{shop.name}</span>
        <span>
          <span className="number">{no}</span> {mark}
        </span>
      </header>
    ),
  };
}

/** A row of labelled values; `cells` are `[span, label, value]` and fill 24 columns. */
export function factsRow(key: string, ...cells: readonly (readonly [span: number, label: string, value: ReactNode])[]): PaperBlock {
  return {
    key,
    render: () => (
      <div className="row">
        {cells.map(([span, label, value]) => (
          <Cell key={label} span={span} label={label}>
            {value}
          </Cell>
        ))}
      </div>
    ),
  };
}

/** A row in bold over the whole width. */
export function titleRow(key: string, title: string): PaperBlock {
  return {
    key,
    keepWithNext: true,
    render: () => (
      <div className="row">
        <div className="cell span-24 head-cell">{title}</div>
      </div>
    ),
  };
}

/** Places to sign, side by side: what is known of the name, and the date to write. */
export function signaturesRow(
  signers: readonly { readonly title: string; readonly name?: string }[],
  { month, day }: { readonly month: string; readonly day: string },
): PaperBlock {
  return {
    key: 'signatures',
    render: () => (
      <div className="row">
        {signers.map(({ title, name = '' }) => (
          <div key={title} className={`cell span-${24 / signers.length} signature`}>
            <span className="value">
              <b>{title}</b> {name}
            </span>
            <span className="sign-date nowrap hint">
              <i className="blank" />
              {month}
              <i className="blank" />
              {day}
            </span>
          </div>
        ))}
      </div>
    ),
  };
}

/** At the foot of a list: the count and one signature stand together, and not alone on a page. */
export function closingRows(total: string, signer: string, date: { readonly month: string; readonly day: string }): readonly PaperBlock[] {
  return [{ ...titleRow('total', total), head: 'head' }, signaturesRow([{ title: signer }], date)];
}
