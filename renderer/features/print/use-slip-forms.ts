import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PrintMark, SlipPrintData } from '../../../shared/work-orders.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { PaperForm } from '../../print/paper-form.ts';
import type { PaperLayout } from '../../print/papers.ts';
import { slipForm } from '../../print/slip.tsx';
import type { SlipTexts } from '../../print/slip.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

export interface SlipForms {
  readonly slips: readonly SlipPrintData[] | undefined;
  readonly forms: readonly PaperForm[] | undefined;
  readonly texts: SlipTexts | undefined;
  /** How many slips have come so far. */
  readonly read: number;
  readonly error: unknown;
  readonly refetch: () => unknown;
  /** Shows which print this is, once the host has said so. */
  readonly mark: (marks: readonly PrintMark[]) => void;
}

/** Slips that are asked for at once. */
const portion = 20;

/** The slips as forms in the shop's language. Until they are printed the mark says what the next print will be. */
export function useSlipForms(ids: readonly number[], layout: PaperLayout): SlipForms {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [read, setRead] = useState(0);
  // never from memory: what was read for an earlier print is not what is stored now
  const options = trpc.workOrders.printData.queryOptions({ ids: [...ids] }, { enabled: ids.length > 0, staleTime: 0, gcTime: 0 });
  // In portions, so that a whole morning's slips show how far they are and can be called off.
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
  const texts = usePaperTexts();
  const [marks, setMarks] = useState<readonly PrintMark[]>([]);
  const slips = query.data;
  const forms = useMemo(() => {
    if (!slips || !texts) return undefined;
    const nthOf = new Map(marks.map(({ workOrderId, nth }) => [workOrderId, nth]));
    return slips.map((slip) => slipForm(slip, { texts, layout, nth: nthOf.get(slip.id) ?? slip.printCount + 1 }));
  }, [slips, texts, layout, marks]);
  return { slips, forms, texts, read, error: query.error, refetch: query.refetch, mark: setMarks };
}
