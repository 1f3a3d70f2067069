/** A block as it was measured; heights in px of the sheet. */
export interface MeasuredBlock {
  readonly height: number;
  /** Stays on the page of the next block; of a text that may be cut it is the last lines. */
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
  const place = (index: number, after = 0) => {
    const block = blocks[index];
    if (!block) return;
    if (block.height + after <= free) put({ block: index }, block.height);
    else if (block.lines) placeText(index, block, block.lines, after);
    else {
      if (!isFresh()) turn(index);
      put({ block: index }, block.height);
    }
  };
  /** `after` is the room that what stays with its last lines needs. */
  const placeText = (index: number, block: MeasuredBlock, lines: NonNullable<MeasuredBlock['lines']>, after: number) => {
    const around = block.height - lines.count * lines.height;
    let from = 0;
    for (let isNew = isFresh(); ; isNew = true) {
      const rest = lines.count - from;
      const whole = from === 0 ? { block: index } : { block: index, from, to: lines.count };
      const height = around + rest * lines.height;
      if (height + after <= free) return put(whole, height);
      const taken = Math.min(Math.floor((free - around) / lines.height), rest - fewestLines);
      const isEnough = taken >= fewestLines || (isNew && taken > 0);
      if (isEnough) {
        put({ block: index, from, to: from + taken }, around + taken * lines.height);
        from += taken;
      } else if (isNew) {
        // not even one line, or not what follows with it, fits on an empty page: the paper is too small, but nothing may be lost
        return put(whole, Math.min(height, free));
      }
      turn(index);
    }
  };

  for (let start = 0; start < blocks.length;) {
    let end = start;
    while (blocks[end]?.keepWithNext && end + 1 < blocks.length) end += 1;
    const group = blocks.slice(start, end + 1);
    const height = group.reduce((sum, block) => sum + block.height, 0);
    if (height > free && !isFresh() && !mayBegin(group, free)) turn(start);
    for (let index = start; index <= end; index += 1) place(index, roomAfter(group, index - start, room.other));
    start = end + 1;
  }
  return pages;
}

/** May what belongs together begin on this page and be cut in its first text? What stands before the text stays with its first lines. */
function mayBegin(group: readonly MeasuredBlock[], free: number): boolean {
  const at = group.findIndex(({ lines }) => lines !== undefined);
  if (at < 0) return false;
  if (group.length === 1) return true;
  const isCuttable = at < group.length - 1 && (group[at]?.lines?.count ?? 0) >= 2 * fewestLines;
  return isCuttable && group.slice(0, at + 1).reduce((sum, block) => sum + leastHeight(block), 0) <= free;
}

/** What must stand under the last lines of this text; as much of it as a page can hold. */
function roomAfter(group: readonly MeasuredBlock[], at: number, page: number): number {
  let sum = 0;
  if (group[at]?.lines === undefined) return sum;
  for (const block of group.slice(at + 1)) {
    if (sum + leastHeight(block) > page) break;
    sum += leastHeight(block);
    if (block.lines) break;
  }
  return sum;
}

function leastHeight({ height, lines }: MeasuredBlock): number {
  return lines ? height - Math.max(0, lines.count - fewestLines) * lines.height : height;
}
