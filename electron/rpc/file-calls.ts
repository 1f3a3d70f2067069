import { uploadQuery } from '../../shared/attachments.ts';
import type { App, TokenCarrier } from '../context.ts';
import { FileContent } from '../platform/file-content.ts';
import { callRouter } from './call.ts';
import type { Answered } from './call.ts';
import { commonHeaders, dataPolicy } from './csp.ts';
import { disposition } from './disposition.ts';
import type { StaticAnswer } from './static-files.ts';

/** A request with a file as its body may be this long; whether the file is too large, the service says in the user's language. */
export const uploadBytes = 12 * 1_048_576;

/** An upload, whichever way its bytes came: it goes through the router's guard like every other command. */
export async function takeUpload(app: App, carrier: TokenCarrier, head: unknown, bytes: Buffer): Promise<Answered> {
  const parsed = uploadQuery.safeParse(head);
  const { key, ...rest } = parsed.success ? parsed.data : { key: '' };
  const input = { key, body: { ...rest, content: new FileContent(bytes) } };
  return callRouter({ type: 'mutation', path: 'attachments.add', input }, { app, carrier });
}

/** What `attachments.content` answers. */
interface OpenedFile {
  readonly name: string;
  readonly mime: string;
  readonly kind: 'photo' | 'file';
  readonly content: FileContent;
}

const filePath = /^\/files\/([1-9]\d{0,14})(\/thumb)?$/;

export function isFilePath(path: string): boolean {
  return path.startsWith('/files/');
}

/**
 * A file by its id (F112): only for whoever may see its record, never to be run or guessed at (F113). Photos were drawn here and may be
 * shown; everything else is saved.
 */
export async function answerFile(app: App, carrier: TokenCarrier, path: string): Promise<StaticAnswer> {
  const [, id, thumb] = filePath.exec(path) ?? [];
  if (id === undefined) return refuse(404);
  const input = { id: Number(id), isThumb: thumb !== undefined };
  const { answer, status } = await callRouter({ type: 'query', path: 'attachments.content', input }, { app, carrier });
  if ('error' in answer) return refuse(status);
  const { mime, name, kind, content } = answer.result.data as OpenedFile;
  return {
    status: 200,
    headers: {
      ...commonHeaders,
      'content-security-policy': dataPolicy,
      'content-type': thumb === undefined ? typed(mime) : 'image/jpeg',
      'content-disposition': disposition(name, kind === 'photo'),
      // whoever signs in after somebody else is asked again
      'cache-control': 'private, no-cache',
      vary: 'cookie',
    },
    body: new Uint8Array(content.bytes),
  };
}

function typed(mime: string): string {
  return mime.startsWith('text/') ? `${mime}; charset=utf-8` : mime;
}

function refuse(status: number): StaticAnswer {
  const headers = {
    ...commonHeaders,
    'content-security-policy': dataPolicy,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  };
  return { status, headers, body: new TextEncoder().encode(String(status)) };
}
