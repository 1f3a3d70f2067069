import type { ReactNode, RefObject } from 'react';
import type { LaidOutForm, PaperForm } from './paper-form.ts';
import type { CopyName, FootTexts, PaperPagesProps } from './paper-pages.tsx';

type DraftProps = Pick<PaperPagesProps, 'forms' | 'spec' | 'copies' | 'foot' | 'language'>;

/** The pages as boxes in boxes, out of sight: their places are read from them and then they go. */
export function DraftPages({
  laidOut,
  root,
  ...props
}: DraftProps & { readonly laidOut: readonly LaidOutForm[]; readonly root: RefObject<HTMLDivElement | null> }): ReactNode {
  const { forms, copies, language } = props;
  return (
    <div ref={root} className="paper-drafts" aria-hidden lang={language}>
      {forms.map((form, index) =>
        copies.map((copy) => {
          const layout = laidOut[index];
          return layout && <FormPages key={`${form.key} ${copy.key}`} {...props} form={form} copy={copy} layout={layout} index={index} />;
        }),
      )}
    </div>
  );
}

interface FormPagesProps extends DraftProps {
  readonly form: PaperForm;
  readonly copy: CopyName;
  readonly layout: LaidOutForm;
  readonly index: number;
}

function FormPages({ form, copy, layout, index, spec, foot }: FormPagesProps): ReactNode {
  const { top, right, bottom, left } = spec.marginMm;
  const heightMm = layout.heightMm ?? spec.heightMm ?? 0;
  return layout.pages.map((pieces, page) => (
    <div
      key={page}
      className={`sheet-draft layout-${spec.layout}`}
      style={{
        width: `${spec.widthMm}mm`,
        // a hair less than the paper: rounded up it would spill onto an empty page
        height: `${heightMm - 0.2}mm`,
        padding: `${top}mm ${right}mm ${bottom - 0.2}mm ${left}mm`,
        fontSize: `${spec.fontPt}pt`,
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
    </div>
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
      <span className="pages">
        {foot.formNo && <span className="form-no">{foot.formNo}</span>}
        {foot.pages.replace('{{page}}', String(page)).replace('{{pages}}', String(pages))}
      </span>
    </footer>
  );
}

/** All parts once, in the width and the font of the sheet, out of sight. */
export function MeasuredForms({
  forms,
  spec,
  copies,
  foot,
  language,
  root,
}: DraftProps & { readonly root: RefObject<HTMLDivElement | null> }): ReactNode {
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
