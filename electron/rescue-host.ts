import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { openApp } from './app.ts';
import type { OpenAppOptions, OpenedApp } from './app.ts';
import { DomainError } from './errors.ts';
import type { KeyStore } from './platform/keys/key-store.ts';
import { createRescue, rescueCode } from './rescue.ts';
import type { Rescue, RescueRequest } from './rescue.ts';
import { emptyAnswer } from './rescue-page.ts';
import { allowedNames, isAllowedHost } from './rpc/http-guards.ts';

/**
 * Opens the application; where a backup or the recovery code can help, the page that offers them is served first, and it is tried again afterwards.
 * @param listen makes the server listen, on loopback only: whoever restores sits at the machine.
 */
export async function openOrRescue(
  options: OpenAppOptions & { readonly keyStore: KeyStore },
  listen: (server: Server) => Promise<void>,
): Promise<OpenedApp> {
  let { recoveryCode } = options;
  for (let isAsked = false; ; isAsked = true) {
    try {
      return await openApp({ ...options, recoveryCode });
    } catch (error) {
      const isWrongCode = isAsked && error instanceof DomainError && error.code === 'recoveryCodeWrong';
      const code = isWrongCode ? 'keyMissing' : rescueCode(error);
      if (!code || options.databaseUrl) throw error;
      const rescue = createRescue({ dataFolder: options.dataFolder, store: options.keyStore, code });
      const server = serverOf(rescue);
      await listen(server);
      recoveryCode = await rescue.over;
      await close(server);
      rescue.end();
    }
  }
}

/** How long the last answer may take to go out before the application takes the port. */
const lastAnswerMs = 2_000;

/** Waits until what was asked is answered. */
async function close(server: Server): Promise<void> {
  const hurry = setTimeout(() => server.closeAllConnections(), lastAnswerMs);
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });
  clearTimeout(hurry);
}

const bodyLimit = 8_192;

function serverOf(rescue: Rescue): Server {
  return createServer({ requestTimeout: 30_000, keepAlive: false }, (request, response) => {
    const answered = isOwn(request) ? rescue.answer(asked(request)) : Promise.resolve(emptyAnswer(421));
    answered
      .catch(() => emptyAnswer(500))
      .then(({ status, headers, body }) => response.writeHead(status, { ...headers, connection: 'close' }).end(body))
      .catch(() => response.destroy());
  });
}

function asked(request: IncomingMessage): RescueRequest {
  return {
    method: request.method ?? '',
    path: new URL(request.url ?? '/', 'http://rescue').pathname,
    language: /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN',
    form: async () => new URLSearchParams(Number(request.headers['content-length'] ?? Infinity) <= bodyLimit ? await text(request) : ''),
  };
}

/** A name that merely resolves to this machine, or a page of another site, gets nothing. */
function isOwn({ headers, socket }: IncomingMessage): boolean {
  if (!isAllowedHost(headers.host, allowedNames('127.0.0.1'), socket.localPort)) return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}
