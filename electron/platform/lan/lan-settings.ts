import { z } from 'zod';
import { networkInterfaces } from 'node:os';
import type { App } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { putSetting, readSetting } from '../settings.ts';
import { hostIdentity } from './host-identity.ts';

const lanSettings = z.object({
  isOn: z.boolean().catch(false),
  /** Names of the network interfaces that it listens on. */
  interfaces: z.array(z.string()).catch([]),
  port: z.number().int().catch(4173),
  /** Plain HTTP beside TLS, by the owner's own words. */
  isPlain: z.boolean().catch(false),
});
export type LanSettings = z.output<typeof lanSettings>;

/** How this host serves the LAN; nothing of it is on until somebody switches it on. Each host of a shop has its own. */
export async function readLanSettings(app: App, db: Db = app.engine.db): Promise<LanSettings> {
  return lanSettings.parse(await readSetting<unknown>(db, await settingKey(app), {}));
}

export async function putLanSettings(app: App, tx: Tx, settings: LanSettings): Promise<void> {
  await putSetting(tx, await settingKey(app), settings);
}

async function settingKey(app: App): Promise<string> {
  return `lan.${(await hostIdentity(app)).hostId}`;
}

export interface LanInterface {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** Networks that this machine is in, without addresses that need a zone; a machine in none has itself, so that pairing can be tried. */
export function lanInterfaces(): readonly LanInterface[] {
  const all = Object.entries(networkInterfaces()).map(([name, list = []]) => ({ name, list }));
  const outer = all.map(({ name, list }) => ({ name, list: list.filter(({ internal }) => !internal) }));
  const isAlone = outer.every(({ list }) => list.length === 0);
  return (isAlone ? all : outer).flatMap(({ name, list }) => {
    const addresses = list.map(({ address }) => address).filter((address) => !/^fe80:/i.test(address));
    return addresses.length > 0 ? [{ name, addresses }] : [];
  });
}
