import { useRef } from 'react';

/** One piece of work after the other, in the order in which they were asked for: scans come faster than a part is looked up. */
export function useInTurn() {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return {
    inTurn<T>(work: () => Promise<T>): Promise<T> {
      const turn = queue.current.then(work);
      queue.current = turn.catch(() => undefined);
      return turn;
    },
    /** What was still being looked up when it was asked for. */
    settled: () => queue.current,
  };
}
