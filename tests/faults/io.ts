import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endedEarly, runChild } from './child.ts';
import type { Harness, Measured, RunOptions } from './harness.ts';
import { fullAtCheckpoint, ioFaults } from './io-faults.ts';
import { makeShop, removeCopy, workFolder } from './shop.ts';

/** Single calls of the database to the disk that fail: full, broken, half done; once or from then on. */
export const io: Harness = {
  name: 'io',
  proves: 'G3, F09, F10, F11',
  needs: ['gcc'],
  controls: ['diskFailureUnnamed', 'writesGoOn', 'checkpointThrows'],
  async run({ times, limitMs, seed, random }: RunOptions): Promise<Measured> {
    const shop = await makeShop();
    const dataFolder = shop.copy('io');
    const work = dirname(dataFolder);
    const shim = join(workFolder('shim'), 'io-shim.so');
    try {
      const built = spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', shim, join(import.meta.dirname, 'io-shim.c'), '-ldl'], {
        encoding: 'utf8',
      });
      if (built.status !== 0) throw new Error(`gcc: ${built.stderr}`);
      const [control, facts, faults] = ['control', 'facts.json', 'faults.json'].map((name) => join(work, name)) as [string, string, string];
      writeFileSync(control, Buffer.alloc(4096));
      writeFileSync(facts, JSON.stringify(shop.facts));
      writeFileSync(faults, JSON.stringify([fullAtCheckpoint, ...ioFaults(seed ? 10 : times(200, 5000), random)]));
      const env = { LD_PRELOAD: shim, FAULT_CONTROL: control, FAULT_MATCH: 'counter.db' };
      const { code, output } = await runChild('fail-io', [dataFolder, control, facts, faults], {
        seed,
        env,
        timeoutMs: limitMs,
      });
      if (code !== 0) return endedEarly(code, output);
      return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured;
    } finally {
      removeCopy(dataFolder);
      rmSync(dirname(shim), { recursive: true, force: true });
      shop.remove();
    }
  },
};
