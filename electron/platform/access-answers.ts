import type { AccessKind } from '../../shared/privacy.ts';

/** What an answer showed about customers. */
export interface Shown {
  readonly kind: AccessKind;
  readonly customerId: number | null;
  readonly records: number;
  /** Whose data a list or a look-up held. */
  readonly people: readonly number[];
}

/** What the answer of a procedure (`customers.get`, `search.everything`, …) showed; nothing for those without people in them. */
export function shownIn(path: string, answer: unknown): Shown | undefined {
  return shownBy[path]?.(answer);
}

interface Row {
  readonly id: number;
  readonly customerId?: number | null;
  readonly kind?: string;
}

const opened = (customerId: number | null): Shown => ({ kind: 'opened', customerId, records: 1, people: [] });
const owned = (answer: unknown): Shown => opened((answer as { readonly customerId: number | null }).customerId);
const customer = (answer: unknown): Shown => opened((answer as { readonly customer: { readonly id: number } }).customer.id);

function many(kind: AccessKind, rows: readonly Row[], ownerOf: (row: Row) => number | null | undefined): Shown {
  const people = rows.map(ownerOf).filter((id) => id !== null && id !== undefined);
  return { kind, customerId: null, records: rows.length, people };
}

const rowsOf = (answer: unknown) => (answer as { readonly rows: readonly Row[] }).rows;
const byOwner = (answer: unknown): Shown => many('listed', rowsOf(answer), (row) => row.customerId);

const shownBy: Readonly<Record<string, (answer: unknown) => Shown>> = {
  'customers.get': customer,
  'customers.caller': customer,
  'requests.get': owned,
  'repairCases.get': owned,
  'projects.get': owned,
  'installedItems.get': customer,
  'warrantyCards.get': owned,
  // what is printed is seen: the whole file of a customer, and a card
  'customers.filePrintData': customer,
  'warrantyCards.printData': (answer) => owned((answer as { readonly card: unknown }).card),
  'customers.lookup': (answer) => many('lookedUp', answer as readonly Row[], ({ customerId }) => customerId),
  'search.everything': (answer) => {
    const found = answer as readonly Row[];
    return many(
      'lookedUp',
      found.filter(({ kind }) => kind === 'customer'),
      ({ id }) => id,
    );
  },
  'customers.list': (answer) => many('listed', rowsOf(answer), ({ id }) => id),
  // the queue is asked again with every change: whom it showed counts, but it is no line of the log
  'requests.list': (answer) => ({ ...byOwner(answer), records: 0 }),
  'alerts.list': (answer) => ({ ...byOwner(answer), records: 0 }),
  'customers.filesDue': (answer) => ({ ...many('listed', rowsOf(answer), ({ id }) => id), records: 0 }),
  'repairCases.printData': (answer) => owned((answer as { readonly repair: unknown }).repair),
  'repairCases.list': byOwner,
  'feedbackForms.get': owned,
  'feedbackForms.printData': (answer) => owned((answer as { readonly form: unknown }).form),
  // the list is asked again with every change
  'feedbackForms.list': (answer) => ({ ...byOwner(answer), records: 0 }),
  'reports.repairs': (answer) => ({ ...byOwner(answer), records: 0 }),
  'reports.repairsToPrint': (answer) => many('listed', answer as readonly Row[], (row) => row.customerId),
  'projects.list': byOwner,
  'warrantyCards.list': byOwner,
  'calls.list': byOwner,
  'calls.printData': (answer) => many('listed', (answer as { readonly lines: readonly Row[] }).lines, () => null),
};
