import { TRPCClientError } from '@trpc/client';
import type { AttachmentSubject } from '../../../shared/attachments.ts';
import { desktopBridge } from '../../bridge.ts';
import { reportAnswer, reportNoAnswer } from '../../connection.ts';

export interface SentFile {
  readonly subject: AttachmentSubject;
  readonly subjectId: number;
  readonly name: string;
  /** The request key: sent again with it, there is one record. */
  readonly key: string;
}

/**
 * Sends the bytes of one file, over HTTP or the desktop's bridge.
 * @param onProgress how much is on its way, from 0 to 1.
 * @throws TRPCClientError like every other call, so that refusals have their texts.
 */
export async function sendFile(head: SentFile, file: Blob, signal: AbortSignal, onProgress: (part: number) => void): Promise<void> {
  const bridge = desktopBridge();
  const text = bridge
    ? await bridge.upload({ ...head, subjectId: String(head.subjectId) }, new Uint8Array(await file.arrayBuffer()))
    : await overHttp(head, file, signal, onProgress);
  const answer: unknown = JSON.parse(text);
  if (typeof answer === 'object' && answer !== null && 'error' in answer) throw TRPCClientError.from(answer as never);
}

function overHttp(head: SentFile, file: Blob, signal: AbortSignal, onProgress: (part: number) => void): Promise<string> {
  const query = new URLSearchParams({ ...head, subjectId: String(head.subjectId) });
  return new Promise((resolve, reject) => {
    // fetch tells nothing about how far an upload is
    const request = new XMLHttpRequest();
    request.open('POST', `/files?${query.toString()}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-counter', '1');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    const lost = () => reject(TRPCClientError.from(new Error('no answer')));
    request.onload = () => {
      reportAnswer();
      if (request.getResponseHeader('content-type')?.startsWith('application/json') && request.responseText.startsWith('{'))
        resolve(request.responseText);
      else lost();
    };
    request.onerror = () => {
      reportNoAnswer();
      lost();
    };
    request.onabort = lost;
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
