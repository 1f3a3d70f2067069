import { useState } from 'react';
import { plainLayout, spelledOut } from '../../../shared/form-layouts.ts';
import type { FormLayout, FormSetup, LayoutPaper, SavedLayout } from '../../../shared/form-layouts.ts';
import type { FormCode } from '../../../shared/forms.ts';
import type { Paper } from '../../../shared/papers.ts';
import type { PaperPart } from '../../print/paper-form.ts';

/** A layout that somebody is making. */
export interface LayoutDraft {
  readonly layout: FormLayout;
  /** For which paper it is; empty: for all that have none of their own. */
  readonly paper: LayoutPaper;
  /** The saved layout that it was made from; 0: none. */
  readonly current: number;
  readonly isDirty: boolean;
}

export interface LayoutEditing {
  readonly draft: LayoutDraft | undefined;
  readonly begin: (parts: readonly PaperPart[]) => void;
  readonly change: (change: Partial<FormLayout>) => void;
  /** Makes it for another paper; where that has a layout of its own, goes on from that one. */
  readonly choosePaper: (paper: LayoutPaper, parts: readonly PaperPart[]) => void;
  /** Goes on from what somebody else has saved: with their layout, or with one's own over it. */
  readonly takeOver: (saved: SavedLayout | undefined, isTheirs: boolean, parts: readonly PaperPart[]) => void;
  readonly end: () => void;
}

/** The layout editor's state: what is being made, for which paper, out of what. */
export function useLayoutDraft(form: FormCode, paper: Paper, setup: FormSetup): LayoutEditing {
  const [draft, setDraft] = useState<LayoutDraft>();
  const savedFor = (wanted: LayoutPaper) => setup.layouts.find((one) => one.form === form && one.paper === wanted);
  const from = (wanted: LayoutPaper, saved: SavedLayout | undefined, parts: readonly PaperPart[]): LayoutDraft => ({
    layout: spelledOut(parts, saved?.layout ?? plainLayout),
    paper: wanted,
    current: saved?.current ?? 0,
    isDirty: false,
  });
  return {
    draft,
    begin: (parts) => {
      const own = savedFor(paper);
      setDraft(own?.layout ? from(paper, own, parts) : from('', savedFor(''), parts));
    },
    change: (change) => setDraft((before) => before && { ...before, layout: { ...before.layout, ...change }, isDirty: true }),
    choosePaper: (wanted, parts) => {
      const saved = savedFor(wanted);
      setDraft((before) => {
        if (!before || saved?.layout) return from(wanted, saved, parts);
        return { ...before, paper: wanted, current: saved?.current ?? 0, isDirty: true };
      });
    },
    takeOver: (saved, isTheirs, parts) => {
      setDraft((before) => {
        if (!before || isTheirs) return from(before?.paper ?? '', saved, parts);
        return { ...before, current: saved?.current ?? 0 };
      });
    },
    end: () => setDraft(undefined),
  };
}
