import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { SeatState } from '../../../shared/seat-state.ts';
import { desktopBridge } from '../../bridge.ts';
import { watchSeat } from '../../connection.ts';
import { PageSkeleton } from './page-skeleton.tsx';

const SeatStopPage = lazy(async () => ({ default: (await import('../../features/auth/seat-stop-page.tsx')).SeatStopPage }));
const PairPage = lazy(async () => ({ default: (await import('../../features/auth/pair-page.tsx')).PairPage }));

/**
 * A desktop seat without its host: pairing first, and a page that stays when the host has another key, another version, or has sent this
 * seat away (F77, F102). A host that is away later only shows the banner, so that nothing typed is lost.
 */
export function SeatGate({ children }: { readonly children: ReactNode }): ReactNode {
  const [bridge] = useState(desktopBridge);
  const [state, setState] = useState<SeatState>();
  const [wasThere, setWasThere] = useState(false);
  const isThere = state?.kind === 'online' || state?.kind === 'host';
  if (isThere && !wasThere) setWasThere(true);
  useEffect(() => {
    if (!bridge) return undefined;
    const stops = [bridge.onSeatState(setState), watchSeat()];
    void bridge.seatState().then((now) => setState((heard) => heard ?? now));
    return () => {
      for (const stop of stops) stop();
    };
  }, [bridge]);
  if (!bridge || isThere) return children;
  if (!state) return <PageSkeleton />;
  if (state.kind === 'away' && wasThere) return children;
  return (
    <Suspense fallback={<PageSkeleton />}>
      {state.kind === 'unpaired' ? <PairPage bridge={bridge} /> : <SeatStopPage state={state} bridge={bridge} />}
    </Suspense>
  );
}
