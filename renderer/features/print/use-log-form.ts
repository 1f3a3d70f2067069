import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { LogPrintData } from '../../../shared/dispatch-log.ts';
import { useTRPC } from '../../api.ts';
import { logForm } from '../../print/dispatch-log.tsx';
import type { LogTexts } from '../../print/dispatch-log.tsx';
import type { FormOn, FormPreviewProps } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

export interface LogForm {
  readonly log: LogPrintData | undefined;
  readonly build: FormPreviewProps['build'];
  readonly texts: LogTexts | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  /** Shows which print this is, once the host has said so. */
  readonly mark: (nth: number) => void;
}

/** The log of a day as a form in the shop's language. Until it is printed the mark says what the next print will be. */
export function useLogForm(day: string): LogForm {
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.workOrders.logPrintData.queryOptions({ day }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const [nth, mark] = useState<number>();
  const log = query.data;
  const shownNth = nth ?? (log?.printCount ?? 0) + 1;
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const [owner, lines] = [log?.shop, log?.lines];
  const build = useMemo(
    () =>
      owner && lines && lines.length > 0 && texts
        ? (on: FormOn) => [logForm({ day, shop: owner, lines }, { texts, nth: shownNth, ...on })]
        : undefined,
    [day, owner, lines, texts, shownNth],
  );
  return { log, build, texts, error: query.error, refetch: query.refetch, mark };
}
