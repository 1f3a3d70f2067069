import type { ReactNode } from 'react';
import { arrange } from '../../shared/form-layouts.ts';
import type { FormLayout, OfferedPart, PartSize } from '../../shared/form-layouts.ts';
import type { PaperSpec } from '../../shared/papers.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { Cell, FlowRow } from './slip-parts.tsx';

/** A labelled value; facts that follow each other share rows. */
export interface FactPart extends OfferedPart {
  readonly kind: 'fact';
  readonly label: string;
  readonly value: ReactNode;
  readonly size: PartSize;
  readonly strong?: boolean;
}

/** Running text that may go on overleaf; empty it is a place to write. */
export interface FlowPart extends OfferedPart {
  readonly kind: 'flow';
  readonly label: string;
  readonly text: string;
  /** Without text it does not print. */
  readonly isOptional?: boolean;
}

/** Rows of its own: a table, photographs, places to sign. */
export interface BlocksPart extends OfferedPart {
  readonly kind: 'blocks';
  readonly label: string;
  readonly blocks: (label: string) => readonly PaperBlock[];
}

export type FormPart = FactPart | FlowPart | BlocksPart;

/** What a form is drawn with. */
export interface FormPrint<Texts> {
  /** The words on the form, in the shop's language whatever language the screen has. */
  readonly texts: Texts;
  /** Which print this is: 2 and more carry the mark of a reprint. */
  readonly nth: number;
  /** Why it is printed again; it stands below the mark. */
  readonly reason: string;
  readonly spec: PaperSpec;
  readonly layout: FormLayout;
}

export function fact(
  key: string,
  label: string,
  value: ReactNode,
  size: PartSize = 'half',
  more: Pick<FactPart, 'isFixed' | 'strong'> = {},
): FactPart {
  return { kind: 'fact', key, label, value, size, ...more };
}

export function flow(key: string, label: string, text: string): FlowPart {
  return { kind: 'flow', key, label, text };
}

/** A text that is only there when somebody has written it. */
export function optionalFlow(key: string, label: string, text: string): FlowPart {
  return { ...flow(key, label, text), isOptional: true };
}

export function rows(key: string, label: string, blocks: BlocksPart['blocks'], isFixed = false): BlocksPart {
  return { kind: 'blocks', key, label, blocks, isFixed };
}

/** A text that may go on overleaf. */
export function flowBlock(key: string, title: string, text: string): PaperBlock {
  return { key, flow: text, render: (place) => <FlowRow title={title} text={place.text ?? text} /> };
}

/** What a form prints, and what the layout editor may change about it. */
export function composed(parts: readonly FormPart[], layout: FormLayout, spec: PaperSpec): Pick<PaperForm, 'blocks' | 'parts'> {
  return {
    blocks: composeBlocks(parts, layout, spec),
    parts: parts.map(({ key, label, isFixed = false, ...part }) => ({
      key,
      label,
      isFixed,
      size: part.kind === 'fact' ? part.size : null,
    })),
  };
}

/** The parts of a form as the shop wants them, as rows over the whole width of the paper. */
function composeBlocks(parts: readonly FormPart[], layout: FormLayout, spec: PaperSpec): readonly PaperBlock[] {
  const blocks: PaperBlock[] = [];
  let row: PlacedFact[] = [];
  let taken = 0;
  const closeRow = () => {
    if (row.length > 0) blocks.push(factsBlock(filled(row)));
    row = [];
    taken = 0;
  };
  if (layout.topText !== '') blocks.push(textBlock('top text', layout.topText));
  for (const arranged of arrange(parts, layout)) {
    const { part } = arranged;
    const label = arranged.caption || part.label;
    if (part.kind === 'fact') {
      const span = spanOf(part, arranged.size, spec, columns - taken);
      if (taken + span > columns) closeRow();
      row.push({ part, label, span });
      taken += span;
      continue;
    }
    if (part.kind === 'flow' && part.isOptional && part.text === '') continue;
    closeRow();
    if (part.key === signaturesKey) keepLast(blocks);
    blocks.push(...(part.kind === 'flow' ? [flowBlock(part.key, label, part.text)] : part.blocks(label)));
  }
  closeRow();
  // under the signatures, so that no signature stands alone on a page
  if (layout.bottomText !== '') blocks.push(textBlock('bottom text', layout.bottomText));
  return blocks;
}

/** Key of the part with the places to sign. */
export const signaturesKey = 'signatures';

/** No signature stands alone on a page: the row before it, or the last lines of a text, come along. */
function keepLast(blocks: PaperBlock[]): void {
  const last = blocks.pop();
  if (last) blocks.push({ ...last, keepWithNext: true });
}

const columns = 24;
/** Upright sheets narrower than this have no room for three facts in a row. */
const narrowMm = 160;

interface PlacedFact {
  readonly part: FactPart;
  readonly label: string;
  readonly span: number;
}

function spanOf(part: FactPart, size: PartSize | null, { layout, widthMm }: PaperSpec, free: number): number {
  if (layout === 'roll' || layout === 'label') return columns;
  const isNarrow = widthMm < narrowMm;
  switch (size ?? part.size) {
    case 'third':
      return isNarrow ? 12 : 8;
    case 'half':
      return 12;
    case 'twoThirds':
      if (!isNarrow) return 16;
      return free === 12 ? 12 : columns;
    case 'full':
      return columns;
  }
}

/** The last of a row takes what is left of it. */
function filled(row: readonly PlacedFact[]): readonly PlacedFact[] {
  const taken = row.reduce((sum, { span }) => sum + span, 0);
  return row.map((fact, index) => (index === row.length - 1 ? { ...fact, span: fact.span + columns - taken } : fact));
}

function factsBlock(row: readonly PlacedFact[]): PaperBlock {
  return {
    key: `facts ${row.map(({ part }) => part.key).join(' ')}`,
    render: () => (
      <div className="row">
        {row.map(({ part, label, span }) => (
          <Cell key={part.key} span={span} label={label} strong={part.strong}>
            {part.value}
          </Cell>
        ))}
      </div>
    ),
  };
}

/** Fixed text of the shop: only text, with its line breaks. */
export function textBlock(key: string, text: string): PaperBlock {
  return {
    key,
    flow: text,
    render: (place) => (
      <div className="row section-flow">
        <div className="section-content cell span-24">
          <div className="flow form-text">{place.text ?? text}</div>
        </div>
      </div>
    ),
  };
}
