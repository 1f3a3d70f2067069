import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { sessionSignal } from '../../session-signal.ts';

const askEveryMs = 1_500;

/** What asking the host who sits here came to: undefined while it answers nobody. */
export type WhoSits = { readonly isSomebody: boolean } | undefined;

/** While a backup is being restored the host answers nobody: asks it until it does, and then everything on the screen anew. */
export function useRestoring(isRestoring: boolean, whoSits: () => Promise<WhoSits>): void {
  const queryClient = useQueryClient();
  const ask = useEffectEvent(async () => {
    const answer = await whoSits();
    if (!answer) return;
    sessionSignal.set(answer.isSomebody ? 'open' : 'signedOut');
    if (answer.isSomebody) void queryClient.invalidateQueries();
  });
  useEffect(() => {
    if (!isRestoring) return;
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => clearInterval(timer);
  }, [isRestoring]);
}
