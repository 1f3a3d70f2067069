import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** When the proxy cuts a connection whose client sends what was waited for. */
type Cut = 'beforeItArrives' | 'beforeTheAnswer';

export interface CuttingProxy {
  readonly port: number;
  /** The next connection on which this text is sent is cut. */
  cutAt(text: string, how: Cut): void;
  /** How many it has cut. */
  readonly cuts: () => number;
  close(): Promise<void>;
}

/** A line to a server of this machine that breaks where a test wants it to. */
export async function startProxy(targetPort: number): Promise<CuttingProxy> {
  let armed: { readonly text: string; readonly how: Cut } | undefined;
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    let isCutting = false;
    const end = () => {
      near.destroy();
      far.destroy();
      open.delete(near);
    };
    open.add(near);
    near.on('data', (chunk) => {
      const found = armed && chunk.toString('latin1').toLowerCase().includes(armed.text) ? armed : undefined;
      if (found) {
        armed = undefined;
        cuts++;
        if (found.how === 'beforeItArrives') return end();
        isCutting = true;
      }
      far.write(chunk);
    });
    // the server has done it, and the client never hears of it
    far.on('data', (chunk) => (isCutting ? end() : near.write(chunk)));
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cutAt(text, how) {
      armed = { text, how };
    },
    cuts: () => cuts,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
