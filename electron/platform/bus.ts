/** Names of what changed, e.g. `requests`: seats that show it ask again. Each is a namespace of the router. */
export const topics = [
  'requests',
  'repairCases',
  'feedbackForms',
  'attachments',
  'workOrders',
  'customers',
  'installedItems',
  'warranties',
  'calls',
  'parts',
  'stock',
  'replacements',
  'oldParts',
  'empties',
  'imports',
  'users',
  'audit',
  'keys',
  'backups',
  'care',
  'staff',
  'settings',
  'drafts',
  'sessions',
  'projects',
  'presets',
  'calendars',
  'regions',
  'outlets',
  'warrantyCards',
  'merges',
  'home',
  'timers',
  'alerts',
  'approvals',
  'incidents',
  'suppliers',
  'supplierCases',
  'stocktakes',
  'tools',
  'staffAccounts',
  'toolPurchases',
  'materialRequests',
  'purchaseOrders',
  'inquiries',
  'consignments',
  'notices',
  'numbers',
  'prints',
  'forms',
  'handovers',
  'tasks',
  'board',
  'duty',
  'appointments',
  'privacy',
  'seats',
] as const;

export type Topic = (typeof topics)[number];

export interface Bus {
  /** Tells the seats of all hosts. */
  publish(topics: readonly Topic[]): void;
  /** Tells those of this host; the others have heard it with the commit or by themselves. */
  deliver(topics: readonly Topic[]): void;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (topics: readonly Topic[]) => void): () => void;
}

/**
 * Carries topics from a committed write to every seat; knows nothing of how a seat is reached.
 * @param tellHosts tells the other hosts on the same database, where there are any.
 */
export function createBus(tellHosts: (topics: readonly Topic[]) => void = () => undefined): Bus {
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const deliver = (some: readonly Topic[]) => {
    for (const listener of [...listeners]) listener(some);
  };
  return {
    deliver,
    publish(some) {
      deliver(some);
      tellHosts(some);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
