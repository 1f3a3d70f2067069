import { callOutcomes, maxRegisterDays, talkWays } from './calls.ts';
import type { CallFilter, CallOutcome } from './calls.ts';
import { day } from './fields.ts';
import { addDays, daysBetween } from './time.ts';

export interface CallFilters {
  readonly query: string;
  readonly channel: (typeof talkWays)[number] | null;
  readonly direction: 'incoming' | 'outgoing' | null;
  readonly outcome: CallOutcome | null;
  readonly userId: number | null;
  readonly isUnknown: boolean;
  /** As typed: `YYYY-MM-DD`, or empty. */
  readonly from: string;
  readonly to: string;
}

/** The last thirty days, today included. */
export function noCallFilters(today: string): CallFilters {
  const days = { from: addDays(today, -29), to: today };
  return { query: '', channel: null, direction: null, outcome: null, userId: null, isUnknown: false, ...days };
}

/** The filters as the host takes them; days that are missing, reversed or too far apart become the nearest that can be asked for. */
export function callFilter({ query, direction, from, to, ...rest }: CallFilters, today: string): CallFilter {
  const [first, last] = [day.safeParse(from).data, day.safeParse(to).data];
  const end = last ?? (first && first > today ? first : today);
  const begin = first ?? addDays(end, -29);
  const isTooLong = begin <= end && daysBetween(begin, end) >= maxRegisterDays;
  return {
    ...rest,
    query: query.trim().slice(0, 60),
    isIncoming: direction === null ? null : direction === 'incoming',
    from: begin > end ? end : isTooLong ? addDays(end, 1 - maxRegisterDays) : begin,
    to: end,
  };
}

/** Can the days be asked for as they stand? */
export function isSpanAskable({ from, to }: Pick<CallFilters, 'from' | 'to'>): boolean {
  const [first, last] = [day.safeParse(from).data, day.safeParse(to).data];
  if (first === undefined || last === undefined) return true;
  return first <= last && daysBetween(first, last) < maxRegisterDays;
}

/** The filters as parameters of an address, so that a preview can be opened again. */
export function addressOf(filter: CallFilter): Readonly<Record<string, string>> {
  const entries = Object.entries(filter).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** The filters that an address asks for; `read` gives a parameter of it. */
export function filterOfAddress(read: (name: string) => string | null, today: string): CallFilter {
  const incoming = read('isIncoming');
  return callFilter(
    {
      query: read('query') ?? '',
      channel: talkWays.find((one) => one === read('channel')) ?? null,
      direction: incoming === 'true' ? 'incoming' : incoming === 'false' ? 'outgoing' : null,
      outcome: callOutcomes.find((one) => one === read('outcome')) ?? null,
      userId: Number(read('userId')) || null,
      isUnknown: read('isUnknown') === 'true',
      from: read('from') ?? '',
      to: read('to') ?? '',
    },
    today,
  );
}
