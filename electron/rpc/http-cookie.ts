import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TokenCarrier } from '../context.ts';

export interface SessionCookie {
  /** The token that came with a request, if any. */
  token(request: FastifyRequest): string | undefined;
  /** Keeps the session's token of one seat in a cookie that scripts cannot read and other sites cannot send. */
  carrier(request: FastifyRequest, reply: FastifyReply): TokenCarrier;
}

const options = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

/** Browsers share cookies between the ports of a machine: with the port in its name, two hosts keep their seats apart. */
export const sessionCookie: SessionCookie = {
  token: (request) => request.cookies[nameOf(request)],
  carrier(request, reply) {
    const name = nameOf(request);
    let token = request.cookies[name];
    return {
      get token() {
        return token;
      },
      set(next) {
        token = next;
        if (next === undefined) void reply.clearCookie(name, options);
        else void reply.setCookie(name, next, options);
      },
    };
  },
};

function nameOf({ socket }: FastifyRequest): string {
  return `counter-${socket.localPort ?? 0}`;
}
