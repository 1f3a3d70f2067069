import { Agent, request } from 'node:http';
import type { App } from '../../electron/context.ts';
import { callRouter } from '../../electron/rpc/call.ts';
import type { Outcome, Send } from './work.ts';

interface Envelope {
  readonly result?: { readonly data: unknown };
  readonly error?: { readonly data?: { readonly domain?: { readonly code: string } | null; readonly ref?: string | null } };
}

/** Sends commands to the program in this process, on the way that those of the desktop take. */
export function sendInside(app: App): Send {
  return async ({ role, path, key, body }) => {
    const carrier = { token: `token-of-${role}`, set: () => {} };
    const { answer, status } = await callRouter({ type: 'mutation', path, input: { key, body } }, { app, carrier });
    return outcomeOf(answer, status);
  };
}

export interface HttpClient {
  readonly send: Send;
  readonly leave: () => void;
}

export interface HttpOptions {
  /** Where the host listens. */
  readonly address: URL;
  /** The port to connect to, where something stands between. */
  readonly through?: number;
  readonly timeoutMs?: number;
}

/** One seat over HTTP with a connection that stays open. Whatever keeps it from an answer is an unknown outcome. */
export function httpClient({ address, through = Number(address.port), timeoutMs = 10_000 }: HttpOptions): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call = (role: string, path: string, text: string) =>
    new Promise<Outcome>((resolve) => {
      const unknown = (why: string) => resolve({ state: 'unknown', why });
      const sent = request({
        agent,
        hostname: address.hostname,
        port: through,
        method: 'POST',
        path,
        timeout: timeoutMs,
        headers: {
          host: address.host,
          cookie: `counter-${address.port}=token-of-${role}`,
          'x-counter': '1',
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        },
      });
      const limit = setTimeout(() => sent.destroy(new Error('no answer in time')), timeoutMs);
      sent.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', (error) => unknown(error.message));
        answer.on('end', () => {
          clearTimeout(limit);
          const envelope = parse(Buffer.concat(chunks).toString());
          if (envelope) resolve(outcomeOf(envelope, answer.statusCode ?? 0));
          else unknown(`half an answer, status ${answer.statusCode}`);
        });
        answer.on('close', () => unknown('the answer was cut off'));
      });
      sent.on('error', (error) => {
        clearTimeout(limit);
        unknown(error.message);
      });
      sent.end(text);
    });
  return {
    send: ({ role, path, key, body }) => call(role, `/trpc/${path}`, JSON.stringify({ key, body })),
    leave: () => agent.destroy(),
  };
}

function parse(text: string): Envelope | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? found : undefined;
  } catch {
    return undefined;
  }
}

function outcomeOf({ result, error }: Envelope, status: number): Outcome {
  if (result) return { state: 'acknowledged', data: result.data };
  // A fault of the program's own leaves open what became of the command, whatever it says.
  const code = error?.data?.domain?.code ?? '';
  return { state: 'refused', code, status };
}
