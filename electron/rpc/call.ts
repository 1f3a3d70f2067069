import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import type { TRPCErrorShape } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { appRouter } from './router.ts';
import type { CallContext } from './trpc.ts';

/** One call of the router, however it arrived. */
export interface Call {
  readonly type: 'query' | 'mutation';
  /** e.g. `requests.log` */
  readonly path: string;
  readonly input: unknown;
}

export type Answer = { readonly result: { readonly data: unknown } } | { readonly error: TRPCErrorShape };

export interface Answered {
  readonly answer: Answer;
  /** HTTP status that says the same. */
  readonly status: number;
}

/**
 * Calls one procedure and answers in tRPC's envelope. Both hosts come through here, so a call has one meaning; no transformer: what
 * is not JSON does not travel.
 */
export async function callRouter({ type, path, input }: Call, ctx: CallContext): Promise<Answered> {
  try {
    const data: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      getRawInput: async () => input,
      ctx,
      type,
      signal: undefined,
      batchIndex: 0,
    });
    return { answer: { result: { data } }, status: 200 };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    const shape = getTRPCErrorShape({ config: appRouter._def._config, error, type, path, input, ctx });
    return { answer: { error: shape }, status: getHTTPStatusCodeFromError(error) };
  }
}
