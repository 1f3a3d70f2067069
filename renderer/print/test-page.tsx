import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import type { PaperSpec } from '../../shared/papers.ts';
import type { PaperForm } from './paper-form.ts';

export interface TestPage {
  readonly words: Catalogue['paperForms']['test'];
  readonly paperName: string;
  readonly spec: PaperSpec;
  /** How far this printer is shifted now, in mm. */
  readonly offset: { readonly x: number; readonly y: number };
}

/**
 * The printer's test page: rulers whose marks say the distance from the edge of the paper, a frame around the printable area, and the
 * shift that is set. Whoever measures reads off what to correct.
 */
export function testPageForm(page: TestPage): PaperForm {
  return { key: 'test', head: null, nextHead: null, parts: [], blocks: [{ key: 'rulers', render: () => <Rulers {...page} /> }] };
}

/** A strip of a roll is as long as this. */
const rollMm = 90;
/** Foot and spare of the page below the block; the frame goes around them too. */
const footMm = 9;
const thinMm = 0.2;

function Rulers({ words, paperName, spec, offset }: TestPage): ReactNode {
  const { left, top, right, bottom } = spec.marginMm;
  const width = spec.widthMm - left - right;
  const height = (spec.heightMm ?? rollMm + top + bottom) - top - bottom;
  const isLabel = spec.layout === 'label';
  const block = spec.heightMm === null ? rollMm : height - (isLabel ? 2 : footMm);
  const longest = isLabel ? 3 : 4.5;
  const inset = isLabel ? 8 : 13;
  return (
    <div className="test-page" style={{ width: `${width}mm`, height: `${block}mm` }}>
      <svg className="drawing" viewBox="0 0 1 1">
        <path
          d={`${frame(width, height)}${ruler(width, left, longest, 'x')}${ruler(height, top, longest, 'y')}${isLabel ? '' : samples(inset, (width - inset) / 3)}`}
          fill="#000"
        />
      </svg>
      {numbered(width, left).map((mm) => (
        <Mark key={`x ${mm}`} mm={mm} left={mm - left - 4} top={longest + 0.4} />
      ))}
      {numbered(height, top)
        .filter((mm) => mm - top > longest + 3)
        .map((mm) => (
          <Mark key={`y ${mm}`} mm={mm} left={longest - 1.4} top={mm - top - 1.1} />
        ))}
      <div className="test-words" style={{ left: `${inset}mm`, top: `${isLabel ? 6.5 : inset + 8}mm`, width: `${width - inset - 2}mm` }}>
        <Words words={words} paperName={paperName} spec={spec} offset={offset} />
      </div>
    </div>
  );
}

function Mark({ mm, left, top }: { readonly mm: number; readonly left: number; readonly top: number }): ReactNode {
  return (
    <span className="mark" style={{ left: `${left}mm`, top: `${top}mm` }}>
      {mm}
    </span>
  );
}

function Words({ words, paperName, spec: { layout, widthMm, heightMm }, offset }: TestPage): ReactNode {
  const isLabel = layout === 'label';
  const size = isLabel ? words.labelSize : heightMm === null ? words.roll : words.paper;
  const sized = size.replace('{{paper}}', paperName).replace('{{width}}', String(widthMm)).replace('{{height}}', String(heightMm));
  const shift = (isLabel ? words.labelOffset : words.offset).replace('{{x}}', String(offset.x)).replace('{{y}}', String(offset.y));
  return (
    <>
      {!isLabel && <b>{words.title}</b>}
      {(isLabel ? [sized, shift] : [sized, words.area, words.ruler, words.adjust, shift, words.lines, words.sample]).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  );
}

/** Every ten mm from the edge of the paper, as far as they lie inside the area. */
function numbered(length: number, from: number): readonly number[] {
  return marks(length, from).filter((mm) => mm % 10 === 0 && mm - from > 3 && mm - from < length - 3);
}

function marks(length: number, from: number): readonly number[] {
  const first = Math.ceil(from);
  return Array.from({ length: Math.floor(from + length) - first + 1 }, (_, nth) => first + nth);
}

/** One mark a mm from the edge of the area inwards, longer at five and ten; in mm, as filled bars. */
function ruler(length: number, from: number, longest: number, axis: 'x' | 'y'): string {
  return marks(length, from)
    .map((mm) => {
      const at = round(mm - from - thinMm / 2);
      const long = longest * (mm % 10 === 0 ? 1 : mm % 5 === 0 ? 0.66 : 0.4);
      return axis === 'x' ? `M${at} 0h${thinMm}v${round(long)}h-${thinMm}z` : `M0 ${at}v${thinMm}h${round(long)}v-${thinMm}z`;
    })
    .join('');
}

function frame(width: number, height: number): string {
  const w = round(width);
  const h = round(height);
  return `M0 0h${w}v${thinMm}h-${w}zM0 ${round(h - thinMm)}h${w}v${thinMm}h-${w}zM0 0v${h}h${thinMm}v-${h}zM${round(w - thinMm)} 0v${h}h${thinMm}v-${h}z`;
}

/** Three lines of the widths that the words name. */
function samples(inset: number, room: number): string {
  const each = Math.min(22, round(room));
  return [0.2, 0.3, 0.5]
    .map((thick, nth) => `M${round(inset + nth * each)} ${inset + 4}h${round(each - 4)}v${thick}h-${round(each - 4)}z`)
    .join('');
}

function round(mm: number): number {
  return Math.round(mm * 100) / 100;
}
