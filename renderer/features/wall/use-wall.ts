import { useEffect, useState } from 'react';
import type { WallView } from '../../../shared/wall.ts';
import { useTRPCClient } from '../../api.ts';
import { hostError } from '../../rpc-error.ts';

const everyMs = 10_000;
/** After a lost answer, and while the address is refused. */
const againMs = 4_000;
const refusedMs = 60_000;
const patienceMs = 8_000;

export interface WallState {
  readonly view: WallView | undefined;
  /** This screen's clock at the last answer. */
  readonly at: number;
  /** Since when no answer came; undefined: the last one did. */
  readonly lostSince: number | undefined;
  readonly isRefused: boolean;
}

const nothing: WallState = { view: undefined, at: 0, lostSince: undefined, isRefused: false };

/** Asks the host every ten seconds; what was seen last stays on the screen while it does not answer. One token for ever. */
export function useWall(token: string): WallState {
  const client = useTRPCClient();
  const [state, setState] = useState(nothing);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      let wait = everyMs;
      try {
        const view = await client.wall.read.mutate({ token }, { signal: AbortSignal.timeout(patienceMs) });
        if (isOver) return;
        setState({ view, at: Date.now(), lostSince: undefined, isRefused: false });
      } catch (error) {
        if (isOver) return;
        const isRefused = isRefusal(error);
        wait = isRefused ? refusedMs : againMs;
        setState((before) => ({
          // a screen that was revoked shows nothing any more
          view: isRefused ? undefined : before.view,
          at: before.at,
          lostSince: isRefused ? undefined : (before.lostSince ?? (before.at || Date.now())),
          isRefused,
        }));
      }
      timer = setTimeout(() => void ask(), wait);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, token]);
  return state;
}

/** The host answered that this address is none, which asking again does not change. */
function isRefusal(error: unknown): boolean {
  const answer = hostError(error);
  return answer !== undefined && (answer.code === 'notFound' || Object.keys(answer.fields).length > 0);
}
