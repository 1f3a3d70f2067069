import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { layOut, loadPaperFonts } from './measure.ts';
import type { LaidOutForm, PaperForm } from './paper-form.ts';
import type { PaperSpec } from './papers.ts';
import './paper.css';
import './print.css';

export interface CopyName {
  readonly key: string;
  readonly label: string;
}

export interface FootTexts {
  readonly printedAt: string;
  /** `{{page}}` and `{{pages}}` are filled in. */
  readonly pages: string;
}

export interface PaperPagesProps {
  readonly forms: readonly PaperForm[];
  readonly spec: PaperSpec;
  /** Each form is printed once per copy, one after the other. */
  readonly copies: readonly CopyName[];
  readonly foot: FootTexts;
  /** Moves everything on the sheet, for printers that draw the paper in a little crooked. */
  readonly offsetMm?: { readonly x: number; readonly y: number };
  /** The pages are laid out and the fonts are there; `count` is 0 while they are not. */
  readonly onReady: (count: number) => void;
  readonly language: string;
}

/**
 * The sheets of forms, exactly as they leave the printer: parts are measured in the shipped font, spread over pages, and drawn as boxes of
 * exact millimetres. The result is plain markup that prints the same without scripts.
 */
export function PaperPages(props: PaperPagesProps): ReactNode {
  const { forms, spec, copies } = props;
  const measure = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState<{
    readonly forms: readonly PaperForm[];
    readonly spec: PaperSpec;
    readonly pages: readonly LaidOutForm[];
  }>();
  const laidOut = done?.forms === forms && done.spec === spec ? done.pages : undefined;
  const onReady = props.onReady;
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
  const count = laidOut ? laidOut.reduce((sum, form) => sum + form.pages.length, 0) * copies.length : 0;
  useEffect(() => {
    if (laidOut) onReady(count);
  }, [laidOut, count, onReady]);

  if (!laidOut) return <MeasuredForms {...props} root={measure} />;
  return (
    <div className="paper-pages" lang={props.language}>
      {forms.map((form, index) =>
        copies.map((copy) => {
          const layout = laidOut[index];
          return layout && <FormPages key={`${form.key} ${copy.key}`} {...props} form={form} copy={copy} layout={layout} index={index} />;
        }),
      )}
    </div>
  );
}

interface FormPagesProps extends PaperPagesProps {
  readonly form: PaperForm;
  readonly copy: CopyName;
  readonly layout: LaidOutForm;
  readonly index: number;
}

function FormPages({ form, copy, layout, index, spec, foot, offsetMm }: FormPagesProps): ReactNode {
  const { top, right, bottom, left } = spec.marginMm;
  const heightMm = layout.heightMm ?? spec.heightMm ?? 0;
  const x = offsetMm?.x ?? 0;
  const y = offsetMm?.y ?? 0;
  return layout.pages.map((pieces, page) => (
    <section
      key={page}
      className={`sheet layout-${spec.layout}`}
      style={{
        width: `${spec.widthMm}mm`,
        // a hair less than the paper: rounded up it would spill onto an empty page
        height: `${heightMm - 0.2}mm`,
        padding: `${top + y}mm ${right - x}mm ${bottom - y - 0.2}mm ${left + x}mm`,
        fontSize: `${spec.fontPt}pt`,
        containIntrinsicSize: `${spec.widthMm}mm ${heightMm}mm`,
        ...(layout.heightMm !== null && { page: `roll-${index}` }),
      }}
    >
      {page === 0 ? form.head : form.nextHead}
      <div className="sheet-body">
        {pieces.map(({ block: at, from, to }, place) => {
          const block = form.blocks[at];
          if (!block) return null;
          const before = pieces[place - 1];
          const isTitled = block.section === undefined || before === undefined || form.blocks[before.block]?.section !== block.section;
          // a line that was cut at a line break does not begin with it
          const text = block.flow === undefined || from === undefined ? undefined : block.flow.slice(from, to).replace(/^\n|\n$/g, '');
          return <PlacedBlock key={`${block.key} ${from ?? 0}`} content={block.render({ isTitled, text })} />;
        })}
      </div>
      <PageFoot copy={copy.label} foot={foot} page={page + 1} pages={layout.pages.length} />
    </section>
  ));
}

function PlacedBlock({ content }: { readonly content: ReactNode }): ReactNode {
  return content;
}

function PageFoot({
  copy,
  foot,
  page,
  pages,
}: {
  readonly copy: string;
  readonly foot: FootTexts;
  readonly page: number;
  readonly pages: number;
}): ReactNode {
  return (
    <footer className="paper-foot">
      <span className="copy">{copy}</span>
      <span>{foot.printedAt}</span>
      <span className="pages">{foot.pages.replace('{{page}}', String(page)).replace('{{pages}}', String(pages))}</span>
    </footer>
  );
}

/** All parts once, in the width and the font of the sheet, out of sight. */
function MeasuredForms({
  forms,
  spec,
  copies,
  foot,
  language,
  root,
}: PaperPagesProps & { readonly root: React.RefObject<HTMLDivElement | null> }): ReactNode {
  const width = spec.widthMm - spec.marginMm.left - spec.marginMm.right;
  const longest = copies.reduce((long, { label }) => (label.length > long.length ? label : long), '');
  return (
    <div ref={root} aria-hidden lang={language}>
      {forms.map((form) => (
        <div key={form.key} className={`sheet-measure layout-${spec.layout}`} style={{ width: `${width}mm`, fontSize: `${spec.fontPt}pt` }}>
          <div>{form.head}</div>
          <div>{form.nextHead}</div>
          <div>
            <PageFoot copy={longest} foot={foot} page={99} pages={99} />
          </div>
          {form.blocks.map((block, index) => (
            <div key={block.key}>
              {block.render({
                isTitled: block.section === undefined || form.blocks[index - 1]?.section !== block.section,
                text: undefined,
              })}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
