import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartRow, PartView } from '../../../shared/parts.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { errorText } from '../../error-text.ts';

export interface Lookup {
  /** The part with exactly this code or barcode; or the only one that the words find; or that several could be meant. */
  readonly part: (typed: string) => Promise<PartRow | 'several' | undefined>;
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
        if (exact.length === 1) return exact[0];
        return found.length > 1 ? 'several' : found[0];
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

/** Finds the part for a scan, or says in a toast why there is none. */
export function usePartOfScan(): (code: string) => Promise<PartRow | undefined> {
  const { t, i18n } = useTranslation('parts');
  const lookup = useLookup();
  return async (code) => {
    try {
      const part = await lookup.part(code);
      if (part !== undefined && part !== 'several') return part;
      showToast(t(part === 'several' ? 'scan.ambiguous' : 'scan.unknown', { code: code.trim() }), { severity: 'warning' });
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    }
    return undefined;
  };
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
