import type { FastifyInstance } from 'fastify';
import type { App } from '../context.ts';
import { answerFile, takeUpload, uploadBytes } from './file-calls.ts';
import type { SessionCookie } from './http-cookie.ts';

/** Files over HTTP: `POST /files?subject=…&subjectId=…&name=…&key=…` with the bytes as body, `GET /files/<id>` and `/files/<id>/thumb`. */
export async function serveAttachments(server: FastifyInstance, app: App, cookie: SessionCookie): Promise<void> {
  // in a scope of its own, so that nothing else takes a body that is not JSON
  await server.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post('/files', { bodyLimit: uploadBytes }, async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) return reply.code(415).send({ error: 'malformed' });
      const { answer, status } = await takeUpload(app, cookie.carrier(request, reply), request.query, request.body);
      return reply
        .code(status)
        .header('content-type', 'application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(JSON.stringify(answer));
    });
  });
  server.get('/files/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const { status, headers, body } = await answerFile(app, cookie.carrier(request, reply), path);
    return reply
      .code(status)
      .headers(headers)
      .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  });
}
