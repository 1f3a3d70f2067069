import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { Company } from './company.tsx';
import { rows, signaturesKey } from './compose.tsx';
import type { BlocksPart, FormPrint } from './compose.tsx';
import type { PaperBlock } from './paper-form.ts';
import { QrCode } from './qr-code.tsx';

/** Head of a form of one record: number with the mark of a reprint on the left, shop and title in the middle. */
export interface SheetHead {
  readonly noLabel: string;
  readonly no: string;
  readonly title: string;
  /** Right, beside the title. */
  readonly side?: string;
  /** In the middle of the head of further pages; otherwise the shop. */
  readonly whose?: string;
  /** There too, in small. */
  readonly note?: string;
  /** A code of the number, that opens the document when it is scanned. */
  readonly hasCode?: boolean;
  /** Instead of the mark of a reprint. */
  readonly mark?: string;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string };
  /** Which print it is; 2 and more carry the mark, and below the head why it was printed again. */
  readonly print: Pick<FormPrint<{ readonly print: Catalogue['print'] }>, 'texts' | 'nth' | 'reason'>;
}

export function sheetHeads({ noLabel, no, title, side, hasCode, shop, print, ...head }: SheetHead): {
  readonly head: ReactNode;
  readonly nextHead: ReactNode;
} {
  const words = print.texts.print;
  const marked = head.mark ?? reprintMark(print);
  const mark = marked !== '' && <span className="reprint">{marked}</span>;
  return {
    head: (
      <header className="paper-head">
        <div className="side">
          <div className="label">{noLabel}</div>
          <div className="number">{no}</div>
          {mark}
        </div>
        <div>
          <Company name={shop.name} />
          <div className="title">{title}</div>
          <div className="address">
            {shop.address} {shop.phone && <span className="nowrap">{`${words.slip.phone} ${shop.phone}`}</span>}
          </div>
        </div>
        <div className="side side-right">
          {side && <div className="number">{side}</div>}
          {head.note}
          {hasCode && <QrCode text={no} />}
        </div>
        <ReprintReason print={print} />
      </header>
    ),
    nextHead: (
      <header className="paper-head-next">
        <span className="title">{side ? `${title} ${side}` : title}</span>
        <span className="value">{head.whose ?? shop.name}</span>
        <span>
          <span className="number">{no}</span> {mark}
        </span>
      </header>
    ),
  };
}

/** 补打 with its count; empty on the first print. */
export function reprintMark({ texts, nth }: Pick<SheetHead['print'], 'texts' | 'nth'>): string {
  return nth > 1 ? texts.print.reprint.replace('{{count}}', String(nth - 1)) : '';
}

/** Why the paper was printed again, over the whole width below the head. */
export function ReprintReason({ print: { texts, nth, reason } }: Pick<SheetHead, 'print'>): ReactNode {
  if (nth === 1 || reason === '') return null;
  return <div className="reprint-reason value">{texts.print.reprintReason.replace('{{reason}}', reason)}</div>;
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

/** A sentence over the whole width. */
export function noteRow(key: string, text: string): PaperBlock {
  return {
    key,
    render: () => (
      <div className="row">
        <div className="cell span-24">
          <span className="value">{text}</span>
        </div>
      </div>
    ),
  };
}

export interface Signer {
  readonly title: string;
  /** What is known of the name. */
  readonly name?: string;
  /** Whoever signed in the program, and when: it stands where the hand would sign. */
  readonly stamp?: string;
  /** Drawn on a touch screen: the path of an SVG in a box of 300 x 100. */
  readonly drawing?: string;
}

/** Places to sign, side by side: what is known of the name, and the date to write. */
export function signaturesRow(signers: readonly Signer[], { month, day }: { readonly month: string; readonly day: string }): PaperBlock {
  return {
    key: 'signatures',
    render: () => (
      <div className="row">
        {signers.map(({ title, name = '', stamp = '', drawing = '' }) => (
          <div key={title} className={`cell span-${24 / signers.length} signature`}>
            <span className="value">
              <b className="label">{title}</b> {name}
              {stamp !== '' && <div className="value">{stamp}</div>}
              {drawing !== '' && (
                <svg viewBox="0 0 300 100" style={{ display: 'block', width: '30mm', height: '10mm' }} aria-hidden>
                  <path d={drawing} fill="none" stroke="black" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
                </svg>
              )}
            </span>
            {stamp === '' && (
              <span className="sign-date nowrap hint">
                <i className="blank" />
                {month}
                <i className="blank" />
                {day}
              </span>
            )}
          </div>
        ))}
      </div>
    ),
  };
}

/** Places to sign as a part of a form that always prints. */
export function signatures(signers: readonly Signer[], date: { readonly month: string; readonly day: string }): BlocksPart {
  return rows(signaturesKey, signers.map(({ title }) => title).join(' '), () => [signaturesRow(signers, date)], true);
}

/** At the foot of a list: the count and the signatures stand together, and not alone on a page. */
export function closingRows(
  total: string,
  signer: string | readonly Signer[],
  date: { readonly month: string; readonly day: string },
): readonly PaperBlock[] {
  const signers = typeof signer === 'string' ? [{ title: signer }] : signer;
  return [{ ...titleRow('total', total), head: 'head' }, signaturesRow(signers, date)];
}
