import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { obtainChromium } from './chromium.ts';
import { root, run, runTool } from './run.ts';
import type { Ended } from './run.ts';
import { buildStale } from './stale.ts';
import { add, tallyOf } from './test-results.ts';
import type { Tally } from './test-results.ts';

/** `npm test`: the gates, the tests, the browser stories and the fault harnesses; the last line is `N passed, N failed`. */
const results = join(root, 'test-results');
const minutes = (n: number): number => n * 60_000;

const stages: readonly (readonly [name: string, stage: () => Promise<Tally>])[] = [
  [
    'check',
    async () => oneTest(await run(process.execPath, [join(root, 'build', 'check.ts')], { timeoutMs: minutes(20), stdio: 'inherit' })),
  ],
  [
    'vitest',
    async () => {
      const report = join(results, 'vitest.json');
      const ended = await runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
        timeoutMs: minutes(35),
        stdio: 'inherit',
        env,
      });
      return tallyOf(read(report), ended.code);
    },
  ],
  [
    'playwright',
    async () => {
      const report = join(results, 'playwright.json');
      const ended = await runTool('@playwright/test:playwright', ['test', '-c', 'tests', '--reporter=list,json'], {
        timeoutMs: minutes(60),
        stdio: 'inherit',
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      });
      return tallyOf(read(report), ended.code);
    },
  ],
  [
    'faults',
    async () => {
      const report = join(results, 'faults.json');
      const script = join(root, 'tests', 'faults', 'faults.ts');
      const ended = await run(process.execPath, [script, '--report', report], { timeoutMs: minutes(20), stdio: 'inherit' });
      return tallyOf(read(report), ended.code);
    },
  ],
];

let env: NodeJS.ProcessEnv = process.env;
const tallies: Tally[] = [];
try {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  env = { ...process.env, CHROMIUM_PATH: await obtainChromium(say) };
  await buildStale(['web', 'main', 'preload', 'host'], say);
  for (const [name, stage] of stages) {
    const tally = await stage();
    tallies.push(tally);
    say(`${name}: ${tally.passed} passed, ${tally.failed} failed`);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  tallies.push({ passed: 0, failed: 1 });
}
const { passed, failed } = add(tallies);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function oneTest({ code }: Ended): Tally {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // a runner that crashed wrote none; its stage has failed
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
