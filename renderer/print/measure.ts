import type { LaidOutForm, PagePiece, PaperForm } from './paper-form.ts';
import { paginate } from './paginate.ts';
import type { MeasuredBlock } from './paginate.ts';
import { mmToPx, pxToMm } from './units.ts';
import type { PaperSpec } from '../../shared/papers.ts';

/** Room that stays free on every page: printers and screens round fonts a little differently. */
const spareMm = 1.2;

/** Waits until every slice of the shipped font that the text needs is there, so that what is measured is what is printed. */
export async function loadPaperFonts(text: string): Promise<void> {
  const signs = [...new Set(text)].join('');
  await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 12px "Noto Sans SC"`, signs)));
  await document.fonts.ready;
}

/** Spreads a form, whose parts are rendered in `root` in the order head, next head, foot, blocks, over pages of the sheet. */
export function layOut(root: Element, form: PaperForm, spec: PaperSpec): LaidOutForm {
  const [head, nextHead, foot, ...elements] = [...root.children];
  if (!head || !nextHead || !foot || elements.length !== form.blocks.length) throw new Error('the measured form is not complete');
  const blocks = elements.map((element, index) => measured(element, form, index));
  if (spec.heightMm === null) {
    const px = [head, foot, ...elements].reduce((sum, element) => sum + heightOf(element), 0);
    const { top, bottom } = spec.marginMm;
    return { pages: [elements.map((_, block) => ({ block }))], heightMm: Math.ceil(pxToMm(px) + top + bottom + 0.5) };
  }
  const sheet = mmToPx(spec.heightMm - spec.marginMm.top - spec.marginMm.bottom - spareMm) - heightOf(foot);
  const pages = paginate(blocks, { first: sheet - heightOf(head), other: sheet - heightOf(nextHead) });
  return { pages: pages.map((page) => page.map((piece) => withCharacters(piece, elements, blocks))), heightMm: null };
}

function measured(element: Element, form: PaperForm, index: number): MeasuredBlock {
  const block = form.blocks[index];
  const height = heightOf(element);
  const head = block?.head === undefined ? -1 : form.blocks.findIndex(({ key }) => key === block.head);
  const flow = block?.flow === undefined ? null : element.querySelector('.flow');
  return {
    height,
    keepWithNext: block?.keepWithNext ?? false,
    ...(head >= 0 && { head }),
    ...(flow && { lines: linesOf(flow) }),
  };
}

function linesOf(flow: Element): { readonly count: number; readonly height: number } {
  const height = Number.parseFloat(getComputedStyle(flow).lineHeight);
  return { count: Math.max(1, Math.round(heightOf(flow) / height)), height };
}

function withCharacters(
  { block, from, to }: { readonly block: number; readonly from?: number; readonly to?: number },
  elements: readonly Element[],
  blocks: readonly MeasuredBlock[],
): PagePiece {
  const flow = elements[block]?.querySelector('.flow');
  const lines = blocks[block]?.lines;
  if (from === undefined || to === undefined || !flow || !lines) return { block };
  return { block, from: offsetOfLine(flow, from, lines), to: offsetOfLine(flow, to, lines) };
}

/** The character with which line `line` begins, found by halving. */
function offsetOfLine(flow: Element, line: number, { count, height }: { readonly count: number; readonly height: number }): number {
  const node = flow.firstChild;
  const length = node?.textContent?.length ?? 0;
  if (!node || line <= 0) return 0;
  if (line >= count) return length;
  const top = flow.getBoundingClientRect().top;
  const range = document.createRange();
  const isAbove = (offset: number) => {
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const rect = range.getBoundingClientRect();
    // the sign that ends a line has no box of its own in some engines; it belongs to the line before
    return rect.height === 0 || rect.top + rect.height / 2 - top < line * height;
  };
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAbove(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function heightOf(element: Element): number {
  return element.getBoundingClientRect().height;
}
