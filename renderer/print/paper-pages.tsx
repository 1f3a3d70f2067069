import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { PaperLogoContext } from './company.tsx';
import type { PaperLogo } from './company.tsx';
import { DraftPages, MeasuredForms } from './draft-pages.tsx';
import { layOut, loadPaperFonts } from './measure.ts';
import type { LaidOutForm, PaperForm } from './paper-form.ts';
import type { PaperSpec } from '../../shared/papers.ts';
import { TypesetSheet } from './typeset-sheet.tsx';
import { typeset } from './typeset.ts';
import type { SheetContent } from './typeset.ts';
import './paper.css';
import './print.css';
import './sheet.css';

export interface CopyName {
  readonly key: string;
  readonly label: string;
}

export interface FootTexts {
  readonly printedAt: string;
  /** `{{page}}` and `{{pages}}` are filled in. */
  readonly pages: string;
  /** Number of the form in the trade's list; empty: none. */
  readonly formNo: string;
}

export interface PaperPagesProps {
  readonly forms: readonly PaperForm[];
  readonly spec: PaperSpec;
  /** Each form is printed once per copy, one after the other. */
  readonly copies: readonly CopyName[];
  readonly foot: FootTexts;
  /** Moves everything on the sheet, for printers that draw the paper in a little crooked. */
  readonly offsetMm?: { readonly x: number; readonly y: number };
  /** Only the values, for paper on which the form is printed already. */
  readonly isOverlay?: boolean;
  /** The pages are laid out and the fonts are there; `count` is 0 while they are not. */
  readonly onReady: (count: number) => void;
  readonly language: string;
  readonly logo: PaperLogo | null;
}

/**
 * The sheets of forms, exactly as they leave the printer. Parts are measured in the shipped font and spread over pages; the pages are drafted as
 * boxes of exact millimetres, and what is shown and printed is read from the drafts: lines of text and strokes at their places. That is
 * plain markup, which prints the same without scripts and in a fraction of the time of the boxes.
 */
export function PaperPages(props: PaperPagesProps): ReactNode {
  const { forms, spec, copies, foot, onReady } = props;
  const measure = useRef<HTMLDivElement>(null);
  const drafts = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState<{
    readonly forms: readonly PaperForm[];
    readonly spec: PaperSpec;
    readonly pages: readonly LaidOutForm[];
  }>();
  const laidOut = done?.forms === forms && done.spec === spec ? done.pages : undefined;
  useEffect(() => {
    const root = measure.current;
    if (laidOut || !root) return;
    let isCurrent = true;
    onReady(0);
    void loadPaperFonts(root.textContent).then(() => {
      if (!isCurrent) return;
      setDone({ forms, spec, pages: forms.map((form, index) => layOut(root.children[index] ?? root, form, spec)) });
    });
    return () => {
      isCurrent = false;
    };
  }, [forms, spec, laidOut, onReady]);

  const [set, setSet] = useState<{
    readonly laidOut: unknown;
    readonly texts: string;
    readonly fontPt: number;
    readonly sheets: readonly SheetContent[];
  }>();
  const texts = JSON.stringify([copies, foot]);
  const sheets = laidOut && set?.laidOut === laidOut && set.texts === texts ? set.sheets : undefined;
  // before the browser paints: the drafts are never seen
  useLayoutEffect(() => {
    if (laidOut && !sheets && drafts.current)
      setSet({ laidOut, texts, fontPt: spec.fontPt, sheets: [...drafts.current.children].map(typeset) });
  }, [laidOut, sheets, texts, spec]);
  const count = sheets?.length ?? 0;
  useEffect(() => {
    if (count > 0) onReady(count);
  }, [sheets, count, onReady]);

  return (
    <PaperLogoContext value={props.logo}>
      {!laidOut && <MeasuredForms {...props} root={measure} />}
      {laidOut && !sheets && <DraftPages {...props} laidOut={laidOut} root={drafts} />}
      {/* the sheets of before stay until the new ones are set: a preview that was only read anew does not blink */}
      {set && (
        <div className="paper-pages" lang={props.language}>
          {set.sheets.map((sheet, index) => (
            <TypesetSheet key={index} sheet={sheet} fontPt={set.fontPt} offsetMm={props.offsetMm} isOverlay={props.isOverlay ?? false} />
          ))}
        </div>
      )}
    </PaperLogoContext>
  );
}
