import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SlipPrintData } from '../../../shared/work-orders.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';

export interface ReadSlips {
  readonly slips: readonly SlipPrintData[] | undefined;
  /** How many have come so far. */
  readonly read: number;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Slips that are asked for at once. */
const portion = 20;

/** Slips as they print, in portions, so that a whole morning's slips show how far they are and can be called off. */
export function useSlips(ids: readonly number[]): ReadSlips {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [read, setRead] = useState(0);
  // never from memory: what was read for an earlier print is not what is stored now
  const options = trpc.workOrders.printData.queryOptions({ ids: [...ids] }, { enabled: ids.length > 0, staleTime: 0, gcTime: 0 });
  const query = useQuery({
    ...options,
    queryFn: async ({ signal }) => {
      const slips: Awaited<ReturnType<typeof client.workOrders.printData.query>> = [];
      setRead(0);
      for (let start = 0; start < ids.length; start += portion) {
        slips.push(...(await client.workOrders.printData.query({ ids: ids.slice(start, start + portion) }, { signal })));
        setRead(slips.length);
      }
      return slips;
    },
  });
  return { slips: query.data, read, error: query.error, refetch: query.refetch };
}
