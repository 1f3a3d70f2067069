import type {} from '@fastify/cookie';
import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallOrigin, TokenCarrier } from '../context.ts';

export interface SessionCookie {
  /** The token that came with a request, if any. */
  token(request: FastifyRequest): string | undefined;
  /** Keeps the session's token of one seat in a cookie that scripts cannot read and other sites cannot send. */
  carrier(request: FastifyRequest, reply: FastifyReply): TokenCarrier;
}

const options = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

/**
 * Browsers share cookies between the ports of a machine: with the port in its name, two hosts keep their seats apart. Over TLS it is a
 * `__Host-` cookie, which no other name and no unencrypted answer can set; over plain HTTP a browser would throw that away.
 */
export const sessionCookie: SessionCookie = {
  token: (request) => request.cookies[nameOf(request)],
  carrier(request, reply) {
    const name = nameOf(request);
    const secure = isTls(request);
    let token = request.cookies[name];
    return {
      get token() {
        return token;
      },
      from: originOf(request),
      set(next) {
        token = next;
        if (next === undefined) void reply.clearCookie(name, { ...options, secure });
        else void reply.setCookie(name, next, { ...options, secure });
      },
    };
  },
};

/** The name of a host's cookie on a port. */
export function cookieName(port: number, isTls: boolean): string {
  return `${isTls ? '__Host-' : ''}counter-${port}`;
}

function nameOf(request: FastifyRequest): string {
  return cookieName(request.socket.localPort ?? 0, isTls(request));
}

export function isTls({ socket }: FastifyRequest): boolean {
  return 'encrypted' in socket && socket.encrypted === true;
}

/** By the socket alone: what a header claims about it is not believed (F100). */
export function originOf(request: FastifyRequest): CallOrigin {
  const address = request.socket.remoteAddress ?? '';
  return { way: isLoopback(address) ? 'console' : isTls(request) ? 'tls' : 'plain', address };
}

/** Is this address the machine itself? */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '').replace(/^\[|\]$/g, '');
  return plain === '::1' || plain === 'localhost' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
