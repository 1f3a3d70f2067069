import { TRPCClientError } from '@trpc/client';
import type { TRPCLink } from '@trpc/client';
import type { AnyRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';

type Invoke = (request: string) => Promise<string>;

/** The tRPC link of the desktop application: one JSON text through the preload's bridge for each call. */
export function ipcLink<R extends AnyRouter>(invoke: Invoke): TRPCLink<R> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const { type, path, input } = op;
        let cancelled = false;
        invoke(JSON.stringify({ type, path, input }))
          .then((text) => {
            if (cancelled) return;
            const answer = JSON.parse(text) as Answer;
            if (answer.error !== undefined) {
              observer.error(TRPCClientError.from(answer as never));
              return;
            }
            observer.next({ result: { type: 'data', data: answer.result?.data } });
            observer.complete();
          })
          .catch((cause: unknown) => {
            if (!cancelled) observer.error(TRPCClientError.from(cause instanceof Error ? cause : new Error(String(cause))));
          });
        return () => {
          cancelled = true;
        };
      });
}

interface Answer {
  readonly result?: { readonly data: unknown };
  readonly error?: unknown;
}
