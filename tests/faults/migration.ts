import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../electron/db/migrate.ts';
import { migrations } from '../../electron/db/migrations/index.ts';
import { openFile, quickCheck } from '../../electron/db/sqlite-file.ts';
import { runChild } from './child.ts';
import { Findings } from './harness.ts';
import type { Harness, RunOptions } from './harness.ts';
import { fillOld } from './old-shop.ts';
import { faultKeys, giveKey, openEngine, workFolder } from './shop.ts';

/** The last step of each state of the program that shops may come from. */
const versions = ['0005-duplicates', '0011-missed-clocks', '0020-form-layouts', '0028-stocktakes'] as const;

/** An update that is killed between any two of its statements leaves the old shop or the new one, and the next start finishes it. */
export const migration: Harness = {
  name: 'migration',
  proves: 'G11, F49',
  needs: [],
  controls: ['stepsOneByOne'],
  async run({ times, seed, random }: RunOptions) {
    const findings = new Findings(seed);
    const folder = workFolder('migration');
    const counts = { old: 0, new: 0 };
    try {
      for (const version of versions) {
        const old = join(folder, version);
        await makeOld(old, version);
        const [whole, statements] = await finish(old, join(folder, 'whole'));
        const kills = Array.from({ length: seed ? 6 : times(20, 200) }, () => 1 + Math.floor(random() * statements));
        const next = async (): Promise<void> => {
          for (let nth = kills.pop(); nth !== undefined && !findings.isSeen; nth = kills.pop()) {
            const copy = join(folder, `killed-${nth}-${kills.length}`);
            await copyOf(old, copy);
            await killOne(copy, nth, { version, whole, seed }, findings, counts);
            rmSync(copy, { recursive: true, force: true });
          }
        };
        // Two at a time: most of it is Node starting.
        await Promise.all([next(), next()]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return findings.measured(counts);
  },
};

async function makeOld(folder: string, version: string): Promise<void> {
  await giveKey(folder);
  const engine = openEngine({ dataFolder: folder });
  const upTo = (last: string) => Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= last));
  await migrate(engine, upTo('0002-audit-time'));
  await fillOld(engine);
  await migrate(engine, upTo(version));
  await engine.close();
}

/** The update as it goes when nothing happens: what stands in the shop then, and how many statements it takes. */
async function finish(old: string, folder: string): Promise<readonly [digest: string, statements: number]> {
  await copyOf(old, folder);
  const { code, output } = await runChild('migrate-and-die', [folder, '', '0']);
  if (code !== 0) throw new Error(`the update ended with ${code}:\n${output}`);
  const digest = digestOf(folder);
  rmSync(folder, { recursive: true, force: true });
  return [digest, Number(output.trim())];
}

interface Expected {
  readonly version: string;
  readonly whole: string;
  readonly seed: RunOptions['seed'];
}

async function killOne(
  folder: string,
  nth: number,
  { version, whole, seed }: Expected,
  findings: Findings,
  counts: { old: number; new: number },
): Promise<void> {
  const { code, output } = await runChild('migrate-and-die', [folder, '', String(nth)], { seed });
  if (code !== 'SIGKILL' && code !== 0) findings.note('wrong', `the update from ${version} ended with ${code}: ${output.slice(0, 200)}`);
  findings.runs++;
  const where = `${version} killed before statement ${nth}`;
  if (quickCheck(join(folder, 'counter.db'), faultKeys.database).length > 0) findings.note('corrupt', where);
  const steps = stepsOf(folder);
  if (steps.at(-1) === version) counts.old++;
  else if (steps.length === Object.keys(migrations).length) counts.new++;
  else findings.note('corrupt', `${where}: neither old nor new, but at ${steps.at(-1)}`);
  try {
    const engine = openEngine({ dataFolder: folder });
    try {
      await migrate(engine);
    } finally {
      await engine.close();
    }
    if (digestOf(folder) !== whole) findings.note('lost', `${where}: the next start made another shop of it`);
  } catch (error) {
    findings.note('corrupt', `${where}: the next start failed: ${String(error)}`);
  }
}

async function copyOf(from: string, to: string): Promise<void> {
  mkdirSync(to);
  copyFileSync(join(from, 'counter.db'), join(to, 'counter.db'));
}

function stepsOf(folder: string): readonly string[] {
  return reading(folder, (handle) => handle.prepare('select name from kysely_migration order by name').pluck().all() as readonly string[]);
}

/** Every table's definition and rows, but for the moments at which steps were done. */
function digestOf(folder: string): string {
  return reading(folder, (handle) => {
    const hash = createHash('sha256');
    const tables = handle.prepare("select name, sql from sqlite_master where type = 'table' order by name").all() as readonly {
      readonly name: string;
      readonly sql: string;
    }[];
    for (const { name, sql } of tables) {
      hash.update(sql);
      if (name.startsWith('kysely_')) continue;
      const rows = handle.prepare(`select * from "${name}"`).raw().all();
      for (const row of rows.map((each) => JSON.stringify(each)).sort()) hash.update(row);
    }
    return hash.digest('hex');
  });
}

function reading<T>(folder: string, read: (handle: ReturnType<typeof openFile>) => T): T {
  const handle = openFile(join(folder, 'counter.db'), faultKeys.database);
  try {
    return read(handle);
  } finally {
    handle.close();
  }
}
