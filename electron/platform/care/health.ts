import type { Finding, FindingKind } from '../../../shared/care.ts';

/** What this process has found to be wrong, in its memory: each host looks after its own machine. */
export interface Health {
  /** Something is wrong; said again it only renews the figures. @returns whether it is news. */
  report(kind: FindingKind, at: number, details?: Finding['details']): boolean;
  /** It is well again. @returns whether it was not. */
  clear(kind: FindingKind): boolean;
  findings(): readonly Finding[];
}

export function createHealth(): Health {
  const found = new Map<FindingKind, Finding>();
  return {
    report(kind, at, details = {}) {
      const known = found.get(kind);
      found.set(kind, { kind, since: known?.since ?? at, details });
      return known === undefined;
    },
    clear: (kind) => found.delete(kind),
    findings: () => [...found.values()],
  };
}
