import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../electron/rpc/router.ts';
import { versionHeader, versionTag } from '../shared/protocol.ts';
import { desktopBridge } from './bridge.ts';
import { reportAnswer, reportNoAnswer, reportOutdated } from './connection.ts';
import { ipcLink } from './ipc-link.ts';
import { isLostReply } from './rpc-error.ts';
import { noticeSessionError } from './session-signal.ts';

/**
 * `const trpc = useTRPC()` gives the typed procedures: `useQuery(trpc.requests.list.queryOptions({ … }))`; writes go through
 * `useCommand(trpc.requests.log.mutationOptions())`. `useTRPCClient()` is the plain client for one-off calls (exports).
 */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** The client for this seat: through the preload's bridge on the desktop, over HTTP everywhere else. */
export function createClient(): TRPCClient<AppRouter> {
  const bridge = desktopBridge();
  return createTRPCClient<AppRouter>({
    links: [
      bridge
        ? ipcLink<AppRouter>((request) => bridge.rpc(request))
        : httpBatchLink({
            url: '/trpc',
            maxURLLength: 4_000,
            headers: { 'x-counter': '1', [versionHeader]: versionTag },
            fetch: watchedFetch,
          }),
    ],
  });
}

/** Queries are fetched again when their topic changes, so they need no polling; reads are repeated after a lost reply, writes never by themselves. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSessionError }),
    mutationCache: new MutationCache({ onError: noticeSessionError }),
    defaultOptions: {
      // the host is in the shop: what the browser thinks about the internet does not matter
      queries: { networkMode: 'always', staleTime: 30_000, retry: (count, error) => count < 2 && isLostReply(error), retryDelay: 800 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

async function watchedFetch(url: RequestInfo | URL, options?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, { ...options, credentials: 'same-origin' });
    reportAnswer();
    if (response.status === 426) reportOutdated();
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) reportNoAnswer();
    throw error;
  }
}
