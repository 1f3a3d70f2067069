import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paginate } from '../../renderer/print/paginate.ts';
import type { MeasuredBlock, Piece } from '../../renderer/print/paginate.ts';

const row = (height: number, keepWithNext = false): MeasuredBlock => ({ height, keepWithNext });
const text = (count: number, keepWithNext = false): MeasuredBlock => ({
  height: count * 10 + 4,
  keepWithNext,
  lines: { count, height: 10 },
});
const room = { first: 100, other: 100 };
const brief = (pages: readonly (readonly Piece[])[]) =>
  pages.map((page) => page.map(({ block, from, to }) => (from === undefined ? `${block}` : `${block}:${from}-${to}`)).join(' '));

describe('pages of a form', () => {
  test('the last lines of a cut text come along with the signatures', () => {
    // 9 lines fill the page: without the rule the signatures would stand alone on the second
    expect(brief(paginate([text(9, true), row(30)], room))).toEqual(['0:0-7', '0:7-9 1']);
    expect(brief(paginate([row(50), text(4, true), row(30)], room))).toEqual(['0 1:0-2', '1:2-4 2']);
    expect(brief(paginate([text(20, true), row(30)], room))).toEqual(['0:0-9', '0:9-18', '0:18-20 1']);
  });

  test('a text too short to be cut goes to the next page with the signatures, its title with it', () => {
    expect(brief(paginate([row(60), text(3, true), row(30)], room))).toEqual(['0', '1 2']);
    expect(brief(paginate([row(60), row(20, true), text(6, true), row(10)], room))).toEqual(['0', '1 2 3']);
    expect(brief(paginate([row(30), row(20, true), text(6, true), row(10)], room))).toEqual(['0 1 2:0-4', '2:4-6 3']);
  });

  test('what fits stays on one page, and what follows a text that keeps nothing is free to turn', () => {
    expect(brief(paginate([text(5, true), row(40)], room))).toEqual(['0 1']);
    expect(brief(paginate([text(9), row(30)], room))).toEqual(['0', '1']);
  });

  test('signatures that are higher than a page lose nothing and end', () => {
    expect(brief(paginate([text(9, true), row(140)], room))).toEqual(['0', '1']);
    expect(brief(paginate([text(1, true), row(140)], room))).toEqual(['0', '1']);
  });

  const block = fc.oneof(
    fc.record({ height: fc.integer({ min: 1, max: 130 }), keepWithNext: fc.boolean() }),
    fc.record({ count: fc.integer({ min: 1, max: 40 }), keep: fc.boolean() }).map(({ count, keep }) => text(count, keep)),
  );

  test('any blocks: all are there once, in order, every line of a text, and a fitting signature row never stands first on its page', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.integer({ min: 1, max: 60 }), (blocks, height) => {
        const all: readonly MeasuredBlock[] = [
          ...blocks.map((one, index) => (index === blocks.length - 1 ? { ...one, keepWithNext: true } : one)),
          row(height),
        ];
        const pages = paginate(all, room);
        const lines = pages.flat().flatMap(({ block: index, from = 0, to }) => {
          const count = all[index]?.lines?.count ?? 1;
          return Array.from({ length: (to ?? count) - from }, (_, nth) => `${index}.${from + nth}`);
        });
        expect(lines).toEqual(
          all.flatMap(({ lines: own }, index) => Array.from({ length: own?.count ?? 1 }, (_, nth) => `${index}.${nth}`)),
        );
        const before = all.at(-2);
        // only a text before it is sure to leave room: rows and their chains may be higher than a page
        if (before?.lines) expect(pages.at(-1)?.length).toBeGreaterThan(1);
      }),
      { numRuns: 2_000 },
    );
  });
});
