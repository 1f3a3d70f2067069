import type { Catalogue } from '../index.ts';

/** An empty container for a new one (R-000-34). */
export const empties: Catalogue['empties'] = {
  list: {
    title: 'Empties for new ones',
    search: 'Search person, consumable',
    emptyTitle: 'Nothing issued against empties yet',
    emptyHint: 'Consumables marked “empty for new” are counted here for each person; the first issue needs no empty.',
  },
  field: {
    person: 'Person',
    item: 'Consumable',
    held: 'Held, not handed in',
    credit: 'May still get',
    changedAt: 'Last change',
    containers: 'Empty containers',
    reason: 'Why without empties',
    at: 'When',
    kind: 'What',
    qty: 'Quantity',
    document: 'Document',
    by: 'By',
  },
  kind: {
    firstIssue: 'First issue',
    issue: 'Issue',
    handedIn: 'Empties handed in',
    released: 'Released by supervisor',
    backUnused: 'Back unused',
  },
  command: { handIn: 'Take empties', release: 'Release without empties', history: 'Issues and empties' },
  releaseHint: 'So many may be issued without an empty, this once.',
  done: { handedIn: 'Empties taken', released: 'Released' },
  history: { none: 'Nothing recorded yet.' },
};
