import { inkOf } from './ink.ts';
import type { SheetInk } from './ink.ts';

/** One side of paper: its text and its strokes at their places in px, and its size as it was drafted. */
export interface SheetContent {
  readonly size: { readonly width: string; readonly height: string; readonly page?: string };
  readonly lines: readonly TypesetLine[];
  readonly ink: SheetInk;
}

/** A run of signs on one line that share a weight. */
export interface TypesetRun {
  readonly text: string;
  readonly isBold: boolean;
  /** A value, as against the words of the form: all that is printed where the paper has the form on it 套打. */
  readonly isValue: boolean;
  /** Room in px to the run before it. */
  readonly gap: number;
}

/** Runs that stand on one line, in the order in which they are read. Lines overlap freely; `top` is that of the line box. */
export interface TypesetLine {
  readonly top: number;
  readonly left: number;
  readonly runs: readonly TypesetRun[];
  /** Only where it is not the sheet's own. */
  readonly font?: { readonly fontSize: string; readonly lineHeight: string; readonly letterSpacing: string };
}

interface Run {
  readonly text: string;
  readonly isValue: boolean;
  readonly rect: DOMRect;
  readonly style: CSSStyleDeclaration;
}

export function typeset(draft: Element): SheetContent {
  const { width, height, page } = (draft as HTMLElement).style;
  return { size: { width, height, ...(page && { page }) }, lines: typesetLines(draft), ink: inkOf(draft) };
}

/** Nearer than this in px is the same place. */
const hair = 0.05;

/** The text of a draft, line by line in the order of reading: nothing can break differently on the paper any more. */
function typesetLines(draft: Element): readonly TypesetLine[] {
  const origin = draft.getBoundingClientRect();
  const own = fontOf(getComputedStyle(draft));
  const lines: (TypesetLine & { readonly runs: TypesetRun[] })[] = [];
  let end = 0;
  let lastFont = '';
  for (const { text, isValue, rect, style } of runsOf(draft)) {
    const font = fontOf(style);
    const fontKey = Object.values(font).join();
    // a browser gives the half of the leading in whole px to the side above the signs
    const top = rect.top - origin.top - Math.floor((Number.parseFloat(font.lineHeight) - rect.height) / 2);
    const left = rect.left - origin.left;
    const run = { text: text.replace(/\s/g, ' '), isBold: Number(style.fontWeight) > 500, isValue, gap: left - end };
    const line = lines.at(-1);
    const before = line?.runs.at(-1);
    if (!line || !before || Math.abs(line.top - top) > hair || lastFont !== fontKey || !(left >= end - hair)) {
      lines.push({ top, left, runs: [{ ...run, gap: 0 }], ...(fontKey !== Object.values(own).join() && { font }) });
    } else if (before.isBold === run.isBold && before.isValue === isValue && run.gap < hair) {
      line.runs[line.runs.length - 1] = { ...before, text: before.text + run.text };
    } else line.runs.push(run);
    lastFont = fontKey;
    // how wide a tab is depends on where its line begins: nothing is put after it
    end = text.includes('\t') ? Number.NaN : rect.right - origin.left;
  }
  return lines;
}

function fontOf({ fontSize, lineHeight, letterSpacing }: CSSStyleDeclaration): NonNullable<TypesetLine['font']> {
  return { fontSize, lineHeight, letterSpacing };
}

/** Elements whose text is a value, and those whose text belongs to the form; the nearest one says which. */
const valueInk = '.value, .number, .flow, .numeric, .reprint';
const inkKinds = `${valueInk}, .label, .hint, .head-cell, .form-ink`;

function* runsOf(draft: Element): Generator<Run> {
  const walker = document.createTreeWalker(draft, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let parent: Element | null = null;
  let style: CSSStyleDeclaration | undefined;
  let isValue = false;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement || node.data.trim() === '') continue;
    if (!style || node.parentElement !== parent) {
      style = getComputedStyle(node.parentElement);
      isValue = node.parentElement.closest(inkKinds)?.matches(valueInk) ?? false;
    }
    parent = node.parentElement;
    const keepsSpace = style.whiteSpace.startsWith('pre');
    for (const { text, rect } of linesOf(node, range))
      yield { text: keepsSpace ? text : text.replace(/\s+/g, ' ').trim(), isValue, rect, style };
  }
}

/** The lines of one text: where it was broken is found by halving. */
function* linesOf(node: Text, range: Range): Generator<Pick<Run, 'text' | 'rect'>> {
  const length = node.data.length;
  const rectOf = (from: number, to: number) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  };
  const whole = rectOf(0, length);
  const first = range.getClientRects()[0];
  if (!first) return;
  if (whole.height < first.height * 1.5) return yield { text: node.data, rect: whole };
  for (let from = 0; from < length;) {
    if (node.data[from] === '\n') {
      from += 1;
      continue;
    }
    const top = rectOf(from, from + 1).top;
    let low = from + 1;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rect = rectOf(middle, middle + 1);
      // the sign that ends a line has no box of its own in some engines; it belongs to the line before
      if (rect.height === 0 || rect.top - top < first.height / 2) low = middle + 1;
      else high = middle;
    }
    const text = node.data.slice(from, low).replace(/\s+$/, '');
    if (text !== '') yield { text, rect: rectOf(from, from + text.length) };
    from = low;
  }
}
