import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftView } from '../../../shared/settings.ts';
import { useTRPC } from '../../api.ts';
import { useSession } from '../../session.tsx';
import { knowDraftId } from './draft-turns.ts';
import { restoredIntake } from './intake-values.ts';
import type { IntakeValues } from './intake-values.ts';

/** One call on the screen: the host's draft once it is kept there, and what was typed so far. */
export interface IntakeDraft {
  readonly key: string;
  readonly id: number | undefined;
  readonly title: string;
  readonly values: IntakeValues;
  /** Somebody has typed in it. */
  readonly isTouched: boolean;
}

interface Desk {
  readonly drafts: readonly IntakeDraft[];
  readonly activeKey: string | undefined;
}

/** What each person has on the intake screen of this window; the host's drafts are added to it, whichever came first. */
const desks = new Map<number, Desk>();
/** Calls that were logged or thrown away here: an older list of the host must not bring them back. */
const closed = new Set<string>();

export interface IntakeDrafts {
  readonly drafts: readonly IntakeDraft[];
  readonly active: IntakeDraft | undefined;
  /** The host's drafts are there, or cannot be had now. */
  readonly isLoaded: boolean;
  readonly activate: (key: string) => void;
  /** Puts a new call in front; one that is still empty gives way. */
  readonly begin: (values: IntakeValues) => void;
  readonly note: (key: string, change: Partial<Pick<IntakeDraft, 'title' | 'values' | 'isTouched'>>) => void;
  /** Takes a call off the screen, for good. */
  readonly close: (key: string) => IntakeDraft | undefined;
  /** Brings one back that was closed by mistake. */
  readonly reopen: (draft: IntakeDraft) => void;
}

/** The calls beside each other on the intake screen. `fresh` makes the values of an empty one. */
export function useIntakeDrafts(fresh: () => IntakeValues): IntakeDrafts {
  const trpc = useTRPC();
  const { user } = useSession();
  const kept = useQuery(trpc.drafts.list.queryOptions(undefined, { staleTime: 0 }));
  const [, setCount] = useState(0);
  const [merged, setMerged] = useState<readonly KeptDraft[]>();

  const desk = () => desks.get(user.id) ?? { drafts: [], activeKey: undefined };
  const change = (next: Desk, isSilent = false) => {
    desks.set(user.id, next);
    if (!isSilent) setCount((count) => count + 1);
  };
  if (kept.data && kept.data !== merged) {
    setMerged(kept.data);
    desks.set(user.id, merge(desk(), kept.data, fresh));
  }

  const { drafts, activeKey } = desk();
  return {
    drafts,
    active: drafts.find((draft) => draft.key === activeKey),
    isLoaded: kept.data !== undefined || kept.error !== null,
    activate: (key) => change({ drafts: desk().drafts.filter((draft) => draft.isTouched || draft.key === key), activeKey: key }),
    begin: (values) => {
      const draft = { key: values.draftKey, id: undefined, title: '', values, isTouched: false };
      change({ drafts: [...desk().drafts.filter((one) => one.isTouched), draft], activeKey: draft.key });
    },
    note: (key, next) => {
      const now = desk();
      const before = now.drafts.find((draft) => draft.key === key);
      if (!before) return;
      const after = { ...before, ...next };
      const isSilent = after.title === before.title && after.isTouched === before.isTouched;
      change({ ...now, drafts: now.drafts.map((draft) => (draft.key === key ? after : draft)) }, isSilent);
    },
    close: (key) => {
      closed.add(key);
      const now = desk();
      const gone = now.drafts.find((draft) => draft.key === key);
      change({ drafts: now.drafts.filter((draft) => draft.key !== key), activeKey: now.activeKey === key ? undefined : now.activeKey });
      return gone;
    },
    reopen: (draft) => {
      closed.delete(draft.key);
      change({ drafts: [...desk().drafts.filter((one) => one.isTouched), draft], activeKey: draft.key });
    },
  };
}

type KeptDraft = Omit<DraftView, 'data'> & Partial<Pick<DraftView, 'data'>>;

function merge(desk: Desk, kept: readonly KeptDraft[], fresh: () => IntakeValues): Desk {
  const drafts = [...desk.drafts];
  for (const { id, form, data, title } of [...kept].reverse()) {
    if (form !== 'intake') continue;
    const values = restoredIntake(data, fresh());
    if (!values || closed.has(values.draftKey)) continue;
    knowDraftId(values.draftKey, id);
    const index = drafts.findIndex((draft) => draft.key === values.draftKey);
    const known = drafts[index];
    if (known) drafts[index] = { ...known, id };
    else drafts.push({ key: values.draftKey, id, title, values, isTouched: true });
  }
  return { ...desk, drafts };
}
