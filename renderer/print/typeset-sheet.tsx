import type { CSSProperties, ReactNode } from 'react';
import { mmToPx } from './units.ts';
import type { SheetContent, TypesetLine, TypesetRun } from './typeset.ts';

interface TypesetSheetProps {
  readonly sheet: SheetContent;
  readonly fontPt: number;
  readonly offsetMm: { readonly x: number; readonly y: number } | undefined;
  /** Only values: the form's own words and strokes are not printed. */
  readonly isOverlay: boolean;
}

/** One side of paper as plain lines and strokes: a box for each cell would make Chromium print several times as long. */
export function TypesetSheet({ sheet: { size, lines, ink }, fontPt, offsetMm, isOverlay }: TypesetSheetProps): ReactNode {
  const x = mmToPx(offsetMm?.x ?? 0);
  const y = mmToPx(offsetMm?.y ?? 0);
  const { code } = ink;
  return (
    <section className={isOverlay ? 'sheet overlay' : 'sheet'} style={{ ...size, fontSize: `${fontPt}pt` }}>
      <svg
        width="1"
        height="1"
        style={{ left: whole(x), top: whole(y) }}
        {...(code ? { role: 'img', 'aria-label': code.label } : { 'aria-hidden': true })}
      >
        <path className="form-ink" d={ink.rules} />
        {ink.boxes && <path className="form-ink" d={ink.boxes} fill="none" stroke="#000" strokeWidth={ink.tickScale} />}
        {ink.ticks && <path d={ink.ticks} fill="none" stroke="#000" strokeWidth={ink.tickScale * 1.5} />}
        {ink.pictures.map(({ href, isForm, ...place }) => (
          <image
            key={`${place.x} ${place.y}`}
            className={isForm ? 'form-ink' : undefined}
            href={href}
            {...place}
            preserveAspectRatio="xMidYMid meet"
          />
        ))}
        {ink.drawings.map(({ path, x: across, y: down, scale }) => (
          <path key={`${across} ${down}`} className="form-ink" d={path} transform={`translate(${across} ${down}) scale(${scale})`} />
        ))}
        {code && <path d={code.path} shapeRendering="crispEdges" transform={`translate(${code.x} ${code.y}) scale(${code.scale})`} />}
      </svg>
      {lines.map((line, index) => (
        <Line key={index} line={line} isOverlay={isOverlay} left={line.left + x} down={line.top - (lines[index - 1]?.top ?? -y)} />
      ))}
    </section>
  );
}

interface LineProps {
  readonly line: TypesetLine;
  readonly isOverlay: boolean;
  readonly left: number;
  readonly down: number;
}

/** The lines have no height: each says how far it is below the line before. */
function Line({ line: { runs, font }, isOverlay, left, down }: LineProps): ReactNode {
  return (
    <div style={{ margin: `${exact(down)} 0 0 ${exact(left)}`, ...font }}>
      {runs.map((run, index) => (isOverlay ? overlayRun(run, index) : runNode(run, index, runs)))}
    </div>
  );
}

/** Each run has an element of its own, so that those of the form can be left white. */
function overlayRun({ text, isBold, isValue, gap }: TypesetRun, index: number): ReactNode {
  const style: CSSProperties = { ...(gap !== 0 && { marginLeft: exact(gap) }), ...(isBold && { fontWeight: 700 }) };
  return <span key={index} className={isValue ? undefined : 'form-ink'} style={style} children={text} />;
}

/** The room between two runs is a margin of the bold one, so that most others need no element. */
function runNode({ text, isBold, gap }: TypesetRun, index: number, runs: readonly TypesetRun[]): ReactNode {
  const next = runs[index + 1];
  const style: CSSProperties = {
    ...(gap !== 0 && (isBold || !runs[index - 1]?.isBold) && { marginLeft: exact(gap) }),
    ...(isBold && next && !next.isBold && { marginRight: exact(next.gap) }),
  };
  if (isBold) return <b key={index} style={style} children={text} />;
  return style.marginLeft === undefined ? text : <span key={index} style={style} children={text} />;
}

/** In 64ths of a px, the unit of layout: rounded otherwise, the error would grow from line to line. */
function exact(px: number): string {
  return `${Math.round(px * 64) / 64}px`;
}

function whole(px: number): string {
  return `${Math.round(px)}px`;
}
