import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../context.ts';
import { callRouter } from './call.ts';
import type { Answered, Call } from './call.ts';
import type { SessionCookie } from './http-cookie.ts';

/** One screen asks for a handful of things at once. */
const mostPerBatch = 60;

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Speaks the protocol of tRPC's `httpBatchLink` and `httpLink`: `GET /trpc/a.b,c.d?batch=1&input={"0":…}` asks, POST with the inputs
 * as body commands. Written by hand because the adapter's detour over web streams costs more than the call itself.
 */
export function serveCalls(server: FastifyInstance, app: App, cookie: SessionCookie): void {
  server.get<{ Params: { path: string } }>('/trpc/:path', async (request, reply) => {
    const { input } = request.query as { readonly input?: string };
    const inputs = input === undefined ? undefined : parse(input);
    return inputs === malformed ? reply.code(400).send({ error: 'malformed' }) : respond(request, reply, 'query', inputs);
  });
  server.post<{ Params: { path: string } }>('/trpc/:path', async (request, reply) => respond(request, reply, 'mutation', request.body));

  async function respond(
    request: FastifyRequest<{ Params: { path: string } }>,
    reply: FastifyReply,
    type: Call['type'],
    body: unknown,
  ): Promise<FastifyReply> {
    const isBatch = (request.query as { readonly batch?: string }).batch === '1';
    const paths = isBatch ? request.params.path.split(',') : [request.params.path];
    if (paths.length > mostPerBatch) return reply.code(413).send({ error: 'tooManyCalls' });
    const inputs = isBatch ? (isRecord(body) ? body : {}) : { 0: body };
    const carrier = cookie.carrier(request, reply);
    const context = { app, carrier };
    const answered = await Promise.all(paths.map((path, index) => callRouter({ type, path, input: inputs[index] }, context)));
    const statuses = new Set(answered.map(({ status }) => status));
    return reply
      .code(statuses.size === 1 ? (answered[0]?.status ?? 500) : 207)
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(isBatch ? `[${answered.map(toText).join(',')}]` : answered.map(toText).join(''));
  }
}

function toText({ answer }: Answered): string {
  return JSON.stringify(answer);
}

const malformed = Symbol('malformed');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return malformed; // answered with 400
  }
}

function isRecord(value: unknown): value is Inputs {
  return typeof value === 'object' && value !== null;
}
