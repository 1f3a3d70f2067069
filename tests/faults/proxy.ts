import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** What the network does to the bytes between a seat and the host. */
export type Weather =
  | 'fair'
  /** Bytes arrive late. */
  | 'slow'
  /** Nothing arrives, and nobody is told. */
  | 'hole'
  /** What the seat sends arrives; the answers do not. */
  | 'deaf';

export interface Proxy {
  readonly port: number;
  weather: Weather;
  /** Cuts every connection at once. */
  cut(): void;
  /** Cuts each connection as soon as the host begins to answer: the command is done, the answer is lost. */
  cutAtAnswer(): void;
  close(): Promise<void>;
}

/** Stands between seats and the host, as a network that fails. */
export async function openProxy(target: () => number): Promise<Proxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let cutsAnswers = false;
  const server: Server = createServer((seat) => {
    const host = connect(target(), '127.0.0.1');
    const pair = [seat, host] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      seat.destroy();
      host.destroy();
    };
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
    seat.on('data', (bytes: Buffer) => {
      if (proxy.weather === 'hole') return;
      later(() => host.write(bytes));
    });
    host.on('data', (bytes: Buffer) => {
      if (cutsAnswers) {
        // Half of it may get through.
        seat.write(bytes.subarray(0, bytes.length / 2));
        end();
      } else if (proxy.weather !== 'hole' && proxy.weather !== 'deaf') later(() => seat.write(bytes));
    });
  });
  const later = (act: () => unknown) => {
    if (proxy.weather === 'slow') setTimeout(act, 60);
    else act();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const proxy: Proxy = {
    port: typeof address === 'object' && address ? address.port : 0,
    weather: 'fair',
    cut() {
      for (const [seat, host] of pairs) {
        seat.destroy();
        host.destroy();
      }
    },
    cutAtAnswer() {
      cutsAnswers = true;
      setTimeout(() => {
        cutsAnswers = false;
      }, 60);
    },
    close: () =>
      new Promise((resolve) => {
        for (const [seat, host] of pairs) {
          seat.destroy();
          host.destroy();
        }
        server.close(() => resolve());
      }),
  };
  return proxy;
}
