import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endedEarly, runChild } from './child.ts';
import type { Harness, Measured, RunOptions } from './harness.ts';
import { makeShop, removeCopy } from './shop.ts';

/** A disk that is full in the middle of the work, with little or more room before; in a mount of its own that nobody else sees. */
export const diskFull: Harness = {
  name: 'disk-full',
  proves: 'G4, F05, F06',
  needs: ['mount'],
  controls: ['diskFullUnnamed'],
  async run({ times, limitMs, seed, random }: RunOptions): Promise<Measured> {
    const shop = await makeShop();
    const dataFolder = shop.copy('full');
    const below = dirname(dataFolder);
    const disk = join(below, 'disk');
    const facts = join(below, 'facts.json');
    mkdirSync(disk);
    writeFileSync(facts, JSON.stringify(shop.facts));
    const count = seed ? 3 : times(5, 30);
    const sizes = Array.from({ length: count }, (_, nth) => Math.round(40 + ((count - nth) / count) ** 2 * 4000 + random() * 200));
    try {
      const mounted = `mount -t tmpfs -o size=32m tmpfs "${disk}" && exec "$@"`;
      const { code, output } = await runChild('fill-disk', [disk, dataFolder, facts, JSON.stringify(sizes)], {
        seed,
        under: ['unshare', '-Urm', 'sh', '-c', mounted, 'sh'],
        timeoutMs: limitMs,
      });
      return code === 0 ? (JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured) : endedEarly(code, output);
    } finally {
      removeCopy(dataFolder);
      shop.remove();
    }
  },
};
