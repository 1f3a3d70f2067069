import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApp } from '../../electron/app.ts';
import { endedEarly, runChild } from './child.ts';
import { Findings } from './harness.ts';
import type { Harness, Measured, RunOptions } from './harness.ts';
import { makePostgres } from './postgres-server.ts';
import { fill, makeShop, removeCopy } from './shop.ts';

/** Sixteen seats at the same number, the same part and the same command, on both engines. */
export const races: Harness = {
  name: 'races',
  proves: 'G12, G13, G14, F54, F59, F63, F64',
  needs: ['postgres'],
  controls: ['numbersReadFirst', 'keyNotClaimed'],
  async run({ times, limitMs, seed }: RunOptions): Promise<Measured> {
    const findings = new Findings(seed);
    const counts = [times(250, 1000), times(200, 200), times(1000, 1000)].map((count) => String(seed ? Math.ceil(count / 20) : count));
    const shop = await makeShop();
    const dataFolder = shop.copy('races');
    const server = await makePostgres();
    try {
      await server.start();
      const factsFile = join(dirname(dataFolder), 'facts.json');
      for (const url of ['', server.url]) {
        let { facts } = shop;
        if (url) {
          const opened = await openApp({ dataFolder, databaseUrl: url, log: () => {}, passwordCost: 10 });
          facts = await fill(opened.app);
          await opened.close();
        }
        writeFileSync(factsFile, JSON.stringify(facts));
        const { code, output } = await runChild('race', [dataFolder, factsFile, url, ...counts], { seed, timeoutMs: limitMs });
        const found = code === 0 ? (JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured) : endedEarly(code, output);
        findings.add(found, url ? 'PostgreSQL' : 'file');
        if (findings.isSeen) break;
      }
    } finally {
      server.remove();
      removeCopy(dataFolder);
      shop.remove();
    }
    return findings.measured();
  },
};
