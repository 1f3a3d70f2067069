import type { ReactNode } from 'react';
import type { SlipTexts } from './slip.tsx';

/** Small pieces of forms: cells with labels, boxes to tick, places to write. */

export interface CellProps {
  /** Of the 24 columns of the row. */
  readonly span: number;
  readonly label?: ReactNode;
  readonly children?: ReactNode;
  readonly strong?: boolean;
  readonly className?: string;
}

export function Cell({ span, label, children, strong, className = '' }: CellProps): ReactNode {
  return (
    <div className={`cell span-${span} ${className}`}>
      {label !== undefined && <span className="label">{label}</span>}
      <span className={strong ? 'value strong' : 'value'}>{children}</span>
    </div>
  );
}

export interface SectionRowProps {
  readonly title: string;
  readonly isTitled: boolean;
  /** The section goes on below, so that the line under this row leaves the title out. */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A row of a titled section. */
export function SectionRow({ title, isTitled, isOpen, children }: SectionRowProps): ReactNode {
  return (
    <div className={`row section${isOpen ? ' row-open' : ''}`}>
      <div className="section-title">{isTitled && title}</div>
      <div className="section-content columns">{children}</div>
    </div>
  );
}

/** Running text with its title; without text a place to write that takes the room that is left on the page. */
export function FlowRow({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  return (
    <div className={`row section section-flow${text === '' ? ' row-grow' : ''}`}>
      <div className="section-title">{title}</div>
      <div className="section-content">
        <div className={text === '' ? 'flow flow-blank' : 'flow'}>{text}</div>
      </div>
    </div>
  );
}

/** A box to tick, ticked already where the answer is known. */
export function TickBox({ isTicked = false }: { readonly isTicked?: boolean }): ReactNode {
  return (
    <svg className="tick" viewBox="0 0 12 12" aria-hidden>
      <rect x="0.6" y="0.6" width="10.8" height="10.8" fill="none" stroke="#000" strokeWidth="1" />
      {isTicked && <path d="M2.6 6.4l2.4 2.6 4.6-6" fill="none" stroke="#000" strokeWidth="1.5" />}
    </svg>
  );
}

/** A day and a time to be written by hand. */
export function WriteInTime({ texts }: { readonly texts: SlipTexts['print']['slip'] }): ReactNode {
  return (
    <span className="write-in form-ink">
      <i className="blank" />
      {texts.month}
      <i className="blank" />
      {texts.day}
      <i className="blank" />
      {texts.hour}
      <i className="blank" />
      {texts.minute}
    </span>
  );
}
