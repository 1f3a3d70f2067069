import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { judgeVersion, seatHeader, versionHeader, versionTag } from '../../shared/protocol.ts';
import { pairBegin, pairFinish } from '../../shared/seats.ts';
import type { App } from '../context.ts';
import { hostIdentity } from '../platform/lan/host-identity.ts';
import { lanDesk } from '../platform/lan/lan-desk.ts';
import { letSeatIn } from '../platform/lan/let-seat-in.ts';
import { isSeatWelcome } from '../platform/seat-tokens.ts';
import { readShop } from '../platform/settings.ts';
import { isTls, originOf } from './http-cookie.ts';

const retryLater = 429;
const updateNeeded = 426;

/**
 * F77: a program of another version is refused with both versions, before anything of its call is read. A paired seat has to say what
 * it is; a browser got its page from this host and says it only while an old page is still open.
 */
export async function refuseSeat(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const [version, token] = [one(request.headers[versionHeader]), one(request.headers[seatHeader])];
  if (version !== undefined || token !== undefined) {
    const judgement = judgeVersion(version ?? '');
    if (judgement !== 'same') return reply.code(updateNeeded).send({ error: 'version', judgement, host: versionTag });
  }
  if (token === undefined) return undefined;
  const isWelcome = await isSeatWelcome(app, token, { version: version ?? '', address: originOf(request).address });
  return isWelcome ? undefined : reply.code(401).send({ error: 'seatRevoked' });
}

/** How long a database may take to answer before it counts as away. */
const healthMs = 2_000;

/** `/health` says who answers, `/pair/…` lets a seat in by the code on the host's screen: over TLS only (F101, F102). */
export function serveSeats(server: FastifyInstance, app: App): void {
  server.get('/health', async (request, reply) => {
    const isReachable = await app.engine.isReachable(healthMs);
    if (!isReachable) return reply.code(503).send({ status: 'databaseAway', version: versionTag });
    const hostId = isTls(request) ? (await hostIdentity(app)).hostId : undefined;
    return { status: 'ok', version: versionTag, ...(hostId && { hostId }) };
  });
  server.post('/pair/begin', async (request, reply) => {
    const parsed = pairBegin.safeParse(request.body);
    if (!isTls(request) || !parsed.success) return reply.code(400).send({ error: 'malformed' });
    const { pin, hostId } = await hostIdentity(app);
    const begun = lanDesk(app).pairing.begin(parsed.data.share, { pin, hostId }, app.now());
    app.bus.publish(['seats']);
    return typeof begun === 'string' ? reply.code(begun === 'noCode' ? retryLater : 403).send({ error: begun }) : begun;
  });
  server.post('/pair/finish', async (request, reply) => {
    const parsed = pairFinish.safeParse(request.body);
    if (!isTls(request) || !parsed.success) return reply.code(400).send({ error: 'malformed' });
    const { id, proof, name } = parsed.data;
    const finished = lanDesk(app).pairing.finish(id, proof, app.now());
    app.bus.publish(['seats']);
    if (typeof finished === 'string') {
      app.log.info('pairing refused', { reason: finished, address: originOf(request).address });
      return reply.code(finished === 'noCode' ? retryLater : 403).send({ error: finished });
    }
    const token = await letSeatIn(app, { name, pairedBy: finished.openedBy, address: originOf(request).address });
    return { proof: finished.proof, token, shopName: (await readShop(app)).name };
  });
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : value.join(',');
}
