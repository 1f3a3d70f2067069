/** Names of what changed, e.g. `requests`: seats that show it ask again. Each is a namespace of the router. */
export type Topic =
  | 'requests'
  | 'repairCases'
  | 'feedbackForms'
  | 'attachments'
  | 'workOrders'
  | 'customers'
  | 'installedItems'
  | 'warranties'
  | 'calls'
  | 'parts'
  | 'stock'
  | 'replacements'
  | 'oldParts'
  | 'empties'
  | 'imports'
  | 'users'
  | 'staff'
  | 'settings'
  | 'drafts'
  | 'sessions'
  | 'projects'
  | 'presets'
  | 'calendars'
  | 'regions'
  | 'outlets'
  | 'warrantyCards'
  | 'merges'
  | 'home'
  | 'timers'
  | 'alerts'
  | 'approvals'
  | 'incidents'
  | 'suppliers'
  | 'supplierCases'
  | 'stocktakes'
  | 'tools'
  | 'staffAccounts'
  | 'toolPurchases'
  | 'materialRequests'
  | 'purchaseOrders'
  | 'inquiries'
  | 'consignments'
  | 'notices'
  | 'numbers'
  | 'prints'
  | 'forms'
  | 'handovers'
  | 'tasks'
  | 'board'
  | 'duty'
  | 'appointments'
  | 'privacy'
  | 'seats';

export interface Bus {
  publish(topics: readonly Topic[]): void;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (topics: readonly Topic[]) => void): () => void;
}

/** Carries topics from a committed write to every seat; knows nothing of how a seat is reached. */
export function createBus(): Bus {
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  return {
    publish(topics) {
      for (const listener of [...listeners]) listener(topics);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
