import type { TokenCarrier } from '../context.ts';

/** What is asked of the contents of a window. */
interface SeatWindow {
  once(event: 'destroyed', listener: () => void): unknown;
  isDestroyed(): boolean;
  send(channel: string, ...messages: readonly unknown[]): void;
}

/** The windows that have called, each with the session token of whoever sits there. */
export interface Seats extends Iterable<readonly [SeatWindow, TokenCarrier]> {
  of(contents: SeatWindow): TokenCarrier;
}

/** A window's session token stays in memory: a reload stays signed in, a restart does not, and no page ever sees it. */
export function createSeats(): Seats {
  const seats = new Map<SeatWindow, TokenCarrier>();
  return {
    of(contents) {
      const known = seats.get(contents);
      if (known) return known;
      const seat = tokenInMemory();
      seats.set(contents, seat);
      contents.once('destroyed', () => seats.delete(contents));
      return seat;
    },
    [Symbol.iterator]: () => seats.entries(),
  };
}

function tokenInMemory(): TokenCarrier {
  let token: string | undefined;
  return {
    from: { way: 'console', address: '' },
    get token() {
      return token;
    },
    set(next) {
      token = next;
    },
  };
}
