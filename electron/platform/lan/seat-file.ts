import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { writeWhole } from '../whole-file.ts';
import { seal, unseal } from '../keys/sealed-bytes.ts';

const place = z.object({ address: z.string(), port: z.number() });
const link = z.object({
  hostId: z.string(),
  pin: z.string(),
  token: z.string(),
  shopName: z.string(),
  places: z.array(place),
});
const content = z.object({
  /** What this machine is: its own host, or a seat. */
  mode: z.enum(['host', 'seat']).catch('host'),
  /** 32 bytes, base64: calls that wait here. */
  key: z.base64().catch(''),
  link: link.nullable().catch(null),
});
type Content = z.output<typeof content>;
const kept = z.union([
  z.strictObject({ kind: z.literal('open'), content }),
  z.strictObject({ kind: z.literal('keyring'), sealed: z.base64() }),
]);

/** The account's keyring, as much of it as is needed here. */
export interface SeatSealer {
  seal(text: string): Promise<Buffer>;
  /** @throws when another account or machine sealed it. */
  unseal(bytes: Buffer): Promise<string>;
}

/** What a desktop remembers of being a seat; a 0600 file, sealed by the keyring where there is one. */
export interface SeatFile {
  read(): Promise<Content>;
  change(next: Partial<Content>): Promise<void>;
  /** Calls that wait for their host; empty when there are none. */
  readCalls(): Promise<string>;
  writeCalls(text: string): Promise<void>;
}

export function seatFile(folder: string, sealer?: SeatSealer): SeatFile {
  const [path, callsPath] = [join(folder, 'seat.json'), join(folder, 'waiting-calls.sealed')];
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = turn.then(act, act);
    turn = done.catch(() => undefined);
    return done;
  };
  const read = async (): Promise<Content> => {
    const text = await readWhole(path);
    const found = text && kept.safeParse(parse(text.toString())).data;
    if (!found) return { mode: 'host', key: '', link: null };
    if (found.kind === 'open') return found.content;
    const plain = await sealer?.unseal(Buffer.from(found.sealed, 'base64')).catch(() => undefined);
    if (plain === undefined) throw new Error(`${path} was sealed by another account or machine`);
    return content.parse(parse(plain));
  };
  const change = async (next: Partial<Content>): Promise<Content> => {
    const before = await read();
    const after = { ...before, key: before.key || randomBytes(32).toString('base64'), ...next };
    const written: z.input<typeof kept> = sealer
      ? { kind: 'keyring', sealed: (await sealer.seal(JSON.stringify(after))).toString('base64') }
      : { kind: 'open', content: after };
    await writeWhole(path, Buffer.from(JSON.stringify(written)));
    return after;
  };
  return {
    read: () => inTurn(read),
    change: (next) => inTurn(async () => void (await change(next))),
    readCalls: () =>
      inTurn(async () => {
        const [bytes, { key }] = [await readWhole(callsPath), await read()];
        if (!bytes) return '';
        const plain = key === '' ? undefined : unseal(Buffer.from(key, 'base64'), bytes);
        if (!plain) throw new Error(`${callsPath} was sealed with another key`);
        return plain.toString();
      }),
    writeCalls: (text) =>
      inTurn(async () => {
        if (text === '' || text === '[]') return rm(callsPath, { force: true });
        const { key } = await change({});
        return writeWhole(callsPath, seal(Buffer.from(key, 'base64'), Buffer.from(text)));
      }),
  };
}

async function readWhole(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not readable counts as absent
  }
}
