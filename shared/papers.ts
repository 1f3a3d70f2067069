/** Paper that forms are printed on: cut sheets, continuous forms between tractor strips, a roll, labels. */
export const papers = ['A4', 'A5', '241x280', '241x140', '241x93', '80mm', '60x40', '40x30'] as const;
export type Paper = (typeof papers)[number];

/** How a form is laid out: `tall` and `wide` are tables of facts, `roll` stacks everything under each other, `label` is what fits beside a code. */
export type PaperLayout = 'tall' | 'wide' | 'roll' | 'label';

/** A sheet as it lies in the printer; all lengths in mm. */
export interface PaperSpec {
  readonly paper: Paper;
  readonly widthMm: number;
  /** Null: as long as the content. */
  readonly heightMm: number | null;
  /** Nothing is printed outside: the tractor strips of continuous forms are 19 mm wide. */
  readonly marginMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly layout: PaperLayout;
  readonly fontPt: number;
}

/** The sheet of a paper; `isLandscape` turns A4 and A5. */
export function paperSpec(paper: Paper, isLandscape: boolean): PaperSpec {
  switch (paper) {
    case 'A4':
      return cutSheet(paper, 210, 297, isLandscape, 10, { top: 12, right: 13, bottom: 11, left: 13 });
    case 'A5':
      return cutSheet(paper, 148, 210, isLandscape, 8.5, { top: 8, right: 8, bottom: 7, left: 8 });
    case '241x280':
      return { ...continuous(paper, 280, 9.5), layout: 'tall' };
    case '241x140':
      return continuous(paper, 140, 9);
    case '241x93':
      return continuous(paper, 93, 8.5);
    case '80mm':
      return { paper, widthMm: 80, heightMm: null, marginMm: { top: 3, right: 4, bottom: 6, left: 4 }, layout: 'roll', fontPt: 9 };
    case '60x40':
      return label(paper, 60, 40, 7.5);
    case '40x30':
      return label(paper, 40, 30, 6);
  }
}

/** Only cut sheets can be turned. */
export function canTurn(paper: Paper): boolean {
  return paper === 'A4' || paper === 'A5';
}

/** 241 mm wide with 19 mm of holes on each side, and 2 mm for a tractor that pulls a little askew. */
function continuous(paper: Paper, heightMm: number, fontPt: number): PaperSpec {
  return { paper, widthMm: 241, heightMm, marginMm: { top: 5, right: 21, bottom: 5, left: 21 }, layout: 'wide', fontPt };
}

function label(paper: Paper, widthMm: number, heightMm: number, fontPt: number): PaperSpec {
  return { paper, widthMm, heightMm, marginMm: { top: 1.5, right: 2, bottom: 1.5, left: 2 }, layout: 'label', fontPt };
}

function cutSheet(
  paper: Paper,
  short: number,
  long: number,
  isLandscape: boolean,
  fontPt: number,
  marginMm: PaperSpec['marginMm'],
): PaperSpec {
  return {
    paper,
    widthMm: isLandscape ? long : short,
    heightMm: isLandscape ? short : long,
    marginMm,
    layout: isLandscape ? 'wide' : 'tall',
    fontPt,
  };
}
