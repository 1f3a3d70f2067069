import fastifyCookie from '@fastify/cookie';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { App } from '../context.ts';
import { commonHeaders, dataPolicy } from './csp.ts';
import { toDomainError } from './errors.ts';
import { serveCalls } from './http-calls.ts';
import { isTls, sessionCookie } from './http-cookie.ts';
import { refuseSeat, serveSeats } from './http-seats.ts';
import { serveAttachments } from './http-files.ts';
import { serveEvents } from './http-events.ts';
import { allowedNames, refuse } from './http-guards.ts';
import { openStaticFiles } from './static-files.ts';

export interface HttpHostOptions {
  /** Folder of the built interface. */
  readonly webRoot: string;
  /** Address that it will listen on. */
  readonly bound?: string;
  /** Further names under which seats call this host. */
  readonly names?: readonly string[];
  /** Key and certificate; absent: plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Limits that a test makes shorter. */
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpLimits {
  /** A request must have come in completely by then (F78). */
  readonly requestMs: number;
  /** A socket on which nothing happens is closed. */
  readonly idleMs: number;
  /** An answer may take this long: an export of a long list works for a while. */
  readonly answerMs: number;
  readonly bodyBytes: number;
  readonly sockets: number;
  readonly heartbeatMs: number;
  readonly beatMs: number;
}

const defaults: HttpLimits = {
  requestMs: 30_000,
  idleMs: 10_000,
  answerMs: 120_000,
  bodyBytes: 1_048_576,
  sockets: 200,
  heartbeatMs: 15_000,
  beatMs: 1_000,
};

/** The application over HTTP, for browser seats and for machines without a display. The caller makes it listen. */
export async function createHttpHost(
  app: App,
  { webRoot, bound = '127.0.0.1', names = [], tls, limits: chosen = {} }: HttpHostOptions,
): Promise<FastifyInstance> {
  const limits = { ...defaults, ...chosen };
  const server = fastify({
    ...((tls && { https: { ...tls, minVersion: 'TLSv1.2' } }) as object),
    logger: false,
    trustProxy: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.idleMs,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 5000 },
    http: { headersTimeout: limits.idleMs, connectionsCheckingInterval: Math.min(2_000, limits.idleMs) },
    frameworkErrors(error, _request, reply) {
      reply.hijack();
      reply.raw.writeHead(error.statusCode ?? 400, { ...plain, 'content-type': 'application/json' }).end('{"error":"malformed"}');
    },
  });
  server.server.maxConnections = limits.sockets;
  const allowed = allowedNames(bound, names);
  // The only body that is read is JSON, and bytes where files are taken: what an HTML form can send is refused with 415.
  server.removeContentTypeParser('text/plain');
  await server.register(fastifyCookie);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(plain);
    const { method, headers, socket } = request;
    const refusal = refuse({ method, headers, port: socket.localPort, isTls: isTls(request) }, allowed);
    if (refusal) return reply.code(refusal.status).send({ error: refusal.reason });
    return refuseSeat(app, request, reply);
  });
  server.addHook('preHandler', async ({ socket }) => void socket.setTimeout?.(limits.answerMs));
  server.addHook('onResponse', async ({ socket }) => void socket.setTimeout?.(limits.idleMs));
  serveSeats(server, app);
  serveCalls(server, app, sessionCookie);
  serveEvents(server, app, sessionCookie, limits);
  await serveAttachments(server, app, sessionCookie);
  serveFiles(server, webRoot);
  server.setErrorHandler<Error & { statusCode?: number }>(async (error, request, reply) => {
    const known = toDomainError(error, app.engine);
    if (known) return reply.code(503).send({ error: known.code });
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: status === 413 ? 'tooLarge' : 'malformed' });
    app.log.error('request failed', { path: request.routeOptions.url, error: error.stack ?? error.message });
    return reply.code(500).send({ error: 'unexpected' });
  });
  return server;
}

/** Whoever watches the host hears within this time that its database does not answer. */

const plain = { ...commonHeaders, 'content-security-policy': dataPolicy, 'cache-control': 'no-store' };

function serveFiles(server: FastifyInstance, webRoot: string): void {
  const files = openStaticFiles(webRoot);
  server.get('/*', async (request, reply) => {
    const { status, headers, body } = files.answer(request.url);
    return reply
      .code(status)
      .headers(headers)
      .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  });
  server.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'notFound' }));
}
