import { useSearchParams } from 'react-router';
import { askableSpan } from '../../../shared/reports.ts';
import type { ReportSpan } from '../../../shared/reports.ts';
import { dayOf, isDay } from '../../../shared/time.ts';
import { useNow } from '../../components/use-now.ts';
import { useZone } from '../../session.tsx';

/** How often a table that is looked at is asked for again: others go on working. */
export const refreshMs = 30_000;

/** Today in the shop's zone; it changes at midnight. */
export function useToday(): string {
  return dayOf(useNow(), useZone());
}

/** The period of the address, so that Back from the print preview returns to it; without one `usual(today)`. */
export function useSpan(usual: (today: string) => ReportSpan): readonly [ReportSpan, (span: ReportSpan) => void] {
  const [address, setAddress] = useSearchParams();
  const today = useToday();
  const span = askableSpan({ from: address.get('from') ?? '', to: address.get('to') ?? '' }, usual(today));
  return [span, ({ from, to }) => setAddress({ from, to }, { replace: true })];
}

/** The day of the address, otherwise today. */
export function useDay(usual?: string): readonly [string, (day: string) => void] {
  const [address, setAddress] = useSearchParams();
  const today = useToday();
  const wanted = address.get('day') ?? '';
  return [
    isDay(wanted) && wanted >= '1970-01-01' && wanted <= '2254-12-31' ? wanted : (usual ?? today),
    (day) => setAddress({ day }, { replace: true }),
  ];
}
