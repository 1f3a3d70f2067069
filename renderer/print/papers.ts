import type { Paper } from '../../shared/work-orders.ts';

/** How a form is laid out: `tall` and `wide` are tables of facts, `roll` stacks everything under each other. */
export type PaperLayout = 'tall' | 'wide' | 'roll';

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

/** The sheet of a paper size; `isLandscape` turns A4 and A5. */
export function paperSpec(paper: Paper, isLandscape: boolean): PaperSpec {
  switch (paper) {
    case 'A4':
      return cutSheet(paper, 210, 297, isLandscape, 10, { top: 12, right: 13, bottom: 11, left: 13 });
    case 'A5':
      return cutSheet(paper, 148, 210, isLandscape, 8.5, { top: 8, right: 8, bottom: 7, left: 8 });
    case '241x140':
      return { paper, widthMm: 241, heightMm: 140, marginMm: { top: 5, right: 21, bottom: 5, left: 21 }, layout: 'wide', fontPt: 9 };
    case '80mm':
      return { paper, widthMm: 80, heightMm: null, marginMm: { top: 3, right: 4, bottom: 6, left: 4 }, layout: 'roll', fontPt: 9 };
  }
}

/** Only cut sheets can be turned. */
export function canTurn(paper: Paper): boolean {
  return paper === 'A4' || paper === 'A5';
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

const pxPerMm = 96 / 25.4;

export function mmToPx(mm: number): number {
  return mm * pxPerMm;
}

export function pxToMm(px: number): number {
  return px / pxPerMm;
}
