import type { FastifyInstance } from 'fastify';
import type { App } from '../context.ts';
import { isSessionAlive } from '../platform/sessions.ts';
import { commonHeaders, dataPolicy } from './csp.ts';
import type { SessionCookie } from './http-cookie.ts';

export interface EventsOptions {
  /** Pause between two signs of life; each also asks whether the session still lives. */
  readonly heartbeatMs: number;
  /** Pause between two beats, by which a seat notices that its host is away (F74). */
  readonly beatMs: number;
}

/** A named event: unlike a comment, a page can hear it. */
const beat = 'event: beat\ndata: 1\n\n';

/**
 * `GET /events`: topics of committed writes as server-sent events, one JSON array each, for as long as the session lives. Listening
 * is no activity: a forgotten seat still runs out.
 */
export function serveEvents(server: FastifyInstance, app: App, cookie: SessionCookie, { heartbeatMs, beatMs }: EventsOptions): void {
  const open = new Set<() => void>();
  server.addHook('preClose', async () => {
    for (const end of open) end();
  });
  server.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    const token = cookie.token(request);
    const isAlive = () => isSessionAlive(app, token, app.now());
    if (!(await isAlive())) return reply.code(401).send({ error: 'notSignedIn' });
    reply.hijack();
    const { raw } = reply;
    raw.socket?.setTimeout(0);
    raw.writeHead(200, {
      ...commonHeaders,
      'content-security-policy': dataPolicy,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write(':\n\n');
    const check = () => {
      isAlive().then(
        (alive) => {
          if (!alive) end();
          else if (!raw.writableEnded) raw.write(':\n\n');
        },
        (error: unknown) => {
          app.log.error('event stream ended', { error: String(error) });
          end();
        },
      );
    };
    const stop = app.bus.subscribe((topics) => {
      raw.write(`data: ${JSON.stringify(topics)}\n\n`);
      if (topics.includes('sessions') || topics.includes('users')) check();
    });
    const timer = setInterval(check, heartbeatMs);
    const beats = setInterval(() => {
      if (!raw.writableEnded) raw.write(beat);
    }, beatMs);
    const end = () => {
      clearInterval(timer);
      clearInterval(beats);
      stop();
      open.delete(end);
      raw.end();
    };
    open.add(end);
    raw.once('close', end);
    return reply;
  });
}
