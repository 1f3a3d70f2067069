import { EventEmitter } from 'node:events';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { TRPCClient } from '@trpc/client';
import type { App } from '../../electron/context.ts';
import { isOwnUrl } from '../../electron/own-url.ts';
import { createHttpHost } from '../../electron/rpc/http-host.ts';
import type { HttpLimits } from '../../electron/rpc/http-host.ts';
import { serveIpc } from '../../electron/rpc/ipc-host.ts';
import type { AppRouter } from '../../electron/rpc/router.ts';
import { ipcLink } from '../../renderer/ipc-link.ts';

/** Somebody's place at the counter, over either transport. */
export interface Seat {
  readonly client: TRPCClient<AppRouter>;
  /** Topics that have arrived since the seat began to listen. */
  readonly topics: (readonly string[])[];
  listen(): Promise<void>;
}

export interface SeatHost {
  newSeat(): Seat;
  close(): Promise<void>;
}

/** The HTTP host on a free port of loopback. */
export async function openHttp(app: App, limits: Partial<HttpLimits> = {}) {
  const server = await createHttpHost(app, { webRoot: '/nonexistent', limits });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  return { server, address, port: Number(new URL(address).port) };
}

export async function httpSeats(app: App): Promise<SeatHost> {
  const { server, address } = await openHttp(app);
  return { newSeat: () => httpSeat(address), close: () => server.close() };
}

/** A browser's seat: keeps its cookie, sends what a browser sends. */
export function httpSeat(address: string): Seat & { readonly cookie: () => string } {
  let cookie = '';
  const topics: (readonly string[])[] = [];
  const withCookie = (headers?: HeadersInit) => ({ ...(headers as Record<string, string>), origin: address, cookie });
  return {
    topics,
    cookie: () => cookie,
    client: createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: `${address}/trpc`,
          headers: { 'x-counter': '1' },
          async fetch(url, options) {
            const response = await fetch(url, { ...(options as RequestInit), headers: withCookie(options?.headers as HeadersInit) });
            const [set] = response.headers.getSetCookie();
            if (set) cookie = set.split(';')[0] ?? '';
            return response;
          },
        }),
      ],
    }),
    async listen() {
      const response = await fetch(`${address}/events`, { headers: { cookie } });
      if (!response.ok) throw new Error(`events: ${response.status}`);
      void readTopics(response, topics);
    },
  };
}

async function readTopics({ body }: Response, into: (readonly string[])[]): Promise<void> {
  let text = '';
  try {
    for await (const chunk of body ?? []) {
      text += Buffer.from(chunk).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) if (event.startsWith('data: ')) into.push(JSON.parse(event.slice(6)) as readonly string[]);
    }
  } catch {
    // the stream ends with its host
  }
}

type Handler = (event: unknown, argument: unknown) => Promise<unknown>;

/** The desktop's side of Electron: handlers by channel, and windows that send to them. */
export function fakeIpc(app: App) {
  const handlers = new Map<string, Handler>();
  const native = {
    print: async () => ({ status: 'done' }) as const,
    savePdf: async () => ({ status: 'done' }) as const,
    printJobs: () => [],
    actOnPrintJob: async () => undefined,
    listPrinters: async () => [],
    notify: () => {},
    seatState: () => ({ kind: 'host' }) as const,
    actAsSeat: async () => ({ refusal: null }),
    keptCalls: async () => '',
  };
  const stop = serveIpc(app, {
    ipcMain: { handle: (channel, handler) => void handlers.set(channel, handler as Handler) },
    isOwnUrl,
    native,
  });
  const newWindow = () => {
    const sent: unknown[][] = [];
    const contents = Object.assign(new EventEmitter(), {
      isDestroyed: () => false,
      send: (...message: unknown[]) => void sent.push(structuredClone(message)),
    });
    return { contents, sent };
  };
  /** One message, cloned on both ways like Electron does. */
  const invoke = async (
    sender: unknown,
    channel: string,
    argument: unknown,
    senderFrame: unknown = { url: 'app://counter/', parent: null },
  ) => {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler({ sender, senderFrame }, structuredClone(argument)));
  };
  return { handlers, newWindow, invoke, stop };
}

export async function ipcSeats(app: App): Promise<SeatHost> {
  const ipc = fakeIpc(app);
  return {
    newSeat() {
      const { contents, sent } = ipc.newWindow();
      const topics: (readonly string[])[] = [];
      contents.send = (...[channel, names]: unknown[]) => {
        sent.push([channel, names]);
        if (channel === 'topics') topics.push(names as readonly string[]);
      };
      return {
        topics,
        client: createTRPCClient<AppRouter>({ links: [ipcLink((request) => ipc.invoke(contents, 'rpc', request) as Promise<string>)] }),
        listen: async () => {},
      };
    },
    close: async () => ipc.stop(),
  };
}
