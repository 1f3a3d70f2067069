import { useMemo } from 'react';
import type { PartRow, PartView } from '../../../shared/parts.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useTRPCClient } from '../../api.ts';

export interface Lookup {
  /** The part with exactly this code or barcode; or the only one that the words find. */
  readonly part: (typed: string) => Promise<PartRow | undefined>;
  /** A part with what lies where. */
  readonly balances: (itemId: number) => Promise<PartView>;
  /** The slip with exactly this number. */
  readonly slip: (typed: string) => Promise<{ readonly id: number; readonly no: string } | undefined>;
  readonly workOrder: (id: number) => Promise<WorkOrderView>;
}

/** What a scanned or typed text means. */
export function useLookup(): Lookup {
  const client = useTRPCClient();
  return useMemo(
    () => ({
      part: async (typed) => {
        const query = tidy(typed).slice(0, 60);
        if (query === '') return undefined;
        const found = await client.parts.find.query({ query, limit: 8 });
        const exact = found.filter((part) => isExactly(part, query));
        return exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : undefined;
      },
      balances: (id) => client.parts.get.query({ id }),
      slip: async (typed) => {
        const query = tidy(typed).slice(0, 60);
        if (query === '') return undefined;
        const { rows } = await client.workOrders.list.query({ query, limit: 5 });
        return rows.find(({ no }) => no.toUpperCase() === query.toUpperCase()) ?? (rows.length === 1 ? rows[0] : undefined);
      },
      workOrder: (id) => client.workOrders.get.query({ id }),
    }),
    [client],
  );
}

/** Document numbers of slips: letters, the day, a running number. */
export function looksLikeSlip(typed: string): boolean {
  return /^WX\d{8}-?\d+$/i.test(tidy(typed));
}

function isExactly(part: PartRow, query: string): boolean {
  return part.code.toUpperCase() === query.toUpperCase() || (part.barcode !== '' && part.barcode === query);
}

function tidy(typed: string): string {
  return toHalfWidth(typed).trim();
}
