import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { isSignedBy, pinOf } from './certificate.ts';
import type { HostIdentity } from './host-identity.ts';

/** UDP port on which hosts listen for seats that look for them. */
const discoveryPort = 41_731;
const mostPerSecond = 20;
const longestMessage = 1_000;

const hex = (characters: number) => z.string().regex(new RegExp(`^[0-9a-f]{${characters}}$`));
const question = z.object({ counter: z.literal('where'), hostId: hex(32), nonce: hex(32) });
const answer = z.object({
  counter: z.literal('here'),
  hostId: hex(32),
  nonce: hex(32),
  port: z.number().int().min(1).max(65_535),
  spki: z.base64().max(400),
  signature: z.base64().max(200),
});

export interface DiscoveryOptions {
  readonly identity: HostIdentity;
  /** Port of the TLS server. */
  readonly port: number;
  readonly on?: number | undefined;
  readonly log: Log;
}

/**
 * Answers seats that call for this very host by its id (F75): whoever does not know the id gets nothing, and nobody gets more than twenty
 * answers a second. The answer is signed, and is only a hint: the seat trusts the key at the other end of TLS.
 */
export async function serveDiscovery({ identity, port, on = discoveryPort, log }: DiscoveryOptions): Promise<() => Promise<void>> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  let second = 0;
  let answered = 0;
  socket.on('message', (bytes, from) => {
    const asked = read(question, bytes);
    if (asked?.hostId !== identity.hostId) return;
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) [second, answered] = [now, 0];
    if (++answered > mostPerSecond) return;
    const { hostId, nonce } = asked;
    identity.sign(signedText(hostId, nonce, port)).then(
      (signature) => {
        const text = { counter: 'here', hostId, nonce, port, spki: base64(identity.spki), signature: base64(signature) };
        socket.send(JSON.stringify(text), from.port, from.address, () => undefined);
      },
      (error: unknown) => log.error('discovery not answered', { error: String(error) }),
    );
  });
  const isBound = await new Promise<boolean>((resolve) => {
    socket.once('error', (error) => {
      log.info('seats cannot look for this host', { error: error.message });
      resolve(false);
    });
    socket.bind(on, () => resolve(true));
  });
  if (!isBound) return async () => undefined;
  socket.on('error', (error) => log.info('discovery failed', { error: error.message }));
  socket.unref();
  return () => new Promise((resolve) => void socket.close(() => resolve()));
}

export interface FindHostOptions {
  readonly hostId: string;
  readonly pin: string;
  readonly port?: number;
  /** Where to call; absent: to everybody in the networks of this machine. */
  readonly targets?: readonly string[];
  readonly waitMs?: number;
}

export interface FoundHost {
  readonly address: string;
  readonly port: number;
}

/** Calls for a host by its id and gives the first address that answers with the pinned key; undefined when nobody does in time. */
export async function findHost({
  hostId,
  pin,
  port = discoveryPort,
  targets = broadcasts(),
  waitMs = 1_500,
}: FindHostOptions): Promise<FoundHost | undefined> {
  const socket = createSocket('udp4');
  const nonce = randomBytes(16).toString('hex');
  try {
    return await new Promise<FoundHost | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), waitMs);
      const done = (found: FoundHost | undefined) => {
        clearTimeout(timer);
        resolve(found);
      };
      const settleIfSigned = async (place: FoundHost, isTheirs: Promise<boolean>) => {
        if (await isTheirs) done(place);
      };
      socket.on('error', () => done(undefined));
      socket.on('message', (bytes, { address }) => {
        const said = read(answer, bytes);
        if (!said || said.hostId !== hostId || said.nonce !== nonce) return;
        const spki = Uint8Array.from(Buffer.from(said.spki, 'base64'));
        if (pinOf(spki) !== pin) return;
        const signature = Uint8Array.from(Buffer.from(said.signature, 'base64'));
        const place = { address, port: said.port };
        void settleIfSigned(place, isSignedBy(spki, signedText(hostId, nonce, said.port), signature));
      });
      socket.bind(0, () => {
        socket.setBroadcast(true);
        const text = JSON.stringify({ counter: 'where', hostId, nonce });
        for (const target of targets) socket.send(text, port, target, () => undefined);
      });
    });
  } finally {
    socket.close();
  }
}

function signedText(hostId: string, nonce: string, port: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(`after-sales-counter here ${hostId} ${nonce} ${port}`));
}

/** The broadcast address of every IPv4 network that this machine is in. */
function broadcasts(): readonly string[] {
  const own = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address, netmask }) => {
        const mask = netmask.split('.').map(Number);
        return address
          .split('.')
          .map((part, index) => Number(part) | (~(mask[index] ?? 255) & 255))
          .join('.');
      }),
  );
  return [...new Set(['255.255.255.255', ...own])];
}

function read<T>(schema: z.ZodType<T>, bytes: Buffer): T | undefined {
  if (bytes.length > longestMessage) return undefined;
  try {
    return schema.safeParse(JSON.parse(bytes.toString())).data;
  } catch {
    return undefined; // somebody else's message
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
