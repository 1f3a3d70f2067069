/** A block as it was measured; heights in px of the sheet. */
export interface MeasuredBlock {
  readonly height: number;
  /** Stays on the page of the next block. */
  readonly keepWithNext: boolean;
  /** The block that is repeated on a page which begins with this one (the head of a table). */
  readonly head?: number;
  /** The block is running text that may be cut between two lines. */
  readonly lines?: { readonly count: number; readonly height: number };
}

/** A block on a page; of a cut text the lines `from` to before `to`. */
export interface Piece {
  readonly block: number;
  readonly from?: number;
  readonly to?: number;
}

export interface PageRoom {
  readonly first: number;
  readonly other: number;
}

/** Fewer lines of a text do not stand alone at the foot or the head of a page. */
const fewestLines = 2;

/**
 * Spreads blocks over pages, in order and without losing any: what belongs together stays together, heads of tables are repeated, long
 * texts are cut between lines. A block that is higher than a page gets a page to itself.
 */
export function paginate(blocks: readonly MeasuredBlock[], room: PageRoom): readonly (readonly Piece[])[] {
  const pages: Piece[][] = [[]];
  let free = room.first;
  const isFresh = () => pages.at(-1)?.length === 0;
  const put = (piece: Piece, height: number) => {
    pages.at(-1)?.push(piece);
    free -= height;
  };
  const turn = (next: number) => {
    pages.push([]);
    free = room.other;
    const head = blocks[next]?.head;
    if (head !== undefined) put({ block: head }, blocks[head]?.height ?? 0);
  };
  const place = (index: number) => {
    const block = blocks[index];
    if (!block) return;
    if (block.height <= free) put({ block: index }, block.height);
    else if (block.lines) placeText(index, block, block.lines);
    else {
      if (!isFresh()) turn(index);
      put({ block: index }, block.height);
    }
  };
  const placeText = (index: number, block: MeasuredBlock, lines: NonNullable<MeasuredBlock['lines']>) => {
    const around = block.height - lines.count * lines.height;
    let from = 0;
    for (;;) {
      const rest = lines.count - from;
      const fitting = Math.floor((free - around) / lines.height);
      if (rest <= fitting)
        return put(from === 0 ? { block: index } : { block: index, from, to: lines.count }, around + rest * lines.height);
      const taken = rest - fitting < fewestLines ? rest - fewestLines : fitting;
      const isEnough = taken >= fewestLines || (isFresh() && taken > 0);
      if (isEnough) {
        put({ block: index, from, to: from + taken }, around + taken * lines.height);
        from += taken;
      } else if (isFresh()) {
        // not even one line fits on an empty page: the paper is too small, but nothing may be lost
        return put({ block: index, from, to: lines.count }, free);
      }
      turn(index);
    }
  };

  for (let start = 0; start < blocks.length;) {
    let end = start;
    while (blocks[end]?.keepWithNext && end + 1 < blocks.length) end += 1;
    const group = blocks.slice(start, end + 1);
    const height = group.reduce((sum, block) => sum + block.height, 0);
    const mayCut = group.length === 1 && group[0]?.lines !== undefined;
    if (height > free && !isFresh() && !mayCut) turn(start);
    for (let index = start; index <= end; index += 1) place(index);
    start = end + 1;
  }
  return pages;
}
