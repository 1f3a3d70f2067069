import type { ReactNode } from 'react';
import type { PartSize } from '../../shared/form-layouts.ts';

/** How a block stands on its page. */
export interface BlockPlace {
  /** The first of its section on this page, so it shows the section's title. */
  readonly isTitled: boolean;
  /** Of a running text the part on this page; undefined for the whole. */
  readonly text: string | undefined;
}

/** One block over the whole width of a form. Blocks lie under each other without gaps, so that their heights add up. */
export interface PaperBlock {
  readonly key: string;
  readonly render: (place: BlockPlace) => ReactNode;
  /** Stays on the page of the next block. */
  readonly keepWithNext?: boolean;
  /** Key of the block (the head of a table) that is repeated where a page begins with this one. */
  readonly head?: string;
  readonly section?: string;
  /** Running text that may be cut between two lines; `render` puts it into an element of the class `flow`. */
  readonly flow?: string;
}

/** A part of a form as the layout editor shows it. */
export interface PaperPart {
  readonly key: string;
  readonly label: string;
  /** It prints whatever the shop chooses. */
  readonly isFixed: boolean;
  /** How wide it is by itself; null: it has rows of its own, or a column. */
  readonly size: PartSize | null;
}

/** A document of one record, before it is spread over pages. */
export interface PaperForm {
  readonly key: string | number;
  readonly head: ReactNode;
  /** Head of the second page and the ones after it. */
  readonly nextHead: ReactNode;
  readonly blocks: readonly PaperBlock[];
  /** What the shop may arrange, hide and rename; none: nothing. */
  readonly parts: readonly PaperPart[];
}

/** One page of a form: its blocks, and of a cut text the characters `from` to before `to`. */
export interface PagePiece {
  readonly block: number;
  readonly from?: number;
  readonly to?: number;
}

export interface LaidOutForm {
  readonly pages: readonly (readonly PagePiece[])[];
  /** Height of the only page of a form on a roll. */
  readonly heightMm: number | null;
}
