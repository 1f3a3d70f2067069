import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runChild } from './child.ts';
import { Disk } from './disk-image.ts';
import { Findings } from './harness.ts';
import type { Harness, RunOptions } from './harness.ts';
import { makeShop, openEngine, removeCopy } from './shop.ts';
import { readCalls, recorder } from './system-calls.ts';
import type { SystemCall } from './system-calls.ts';
import { rowsBefore, verify } from './verify.ts';
import type { Before } from './verify.ts';
import { Memory } from './work.ts';
import type { Act } from './work.ts';

/** Power cuts: what was written and not synced is dropped or torn, at every moment of a day's work. */
export const cut: Harness = {
  name: 'cut',
  proves: 'G2, F02, F03, F04',
  needs: ['strace'],
  controls: ['syncedNormal', 'syncedOff'],
  async run({ times, seed, random }: RunOptions) {
    const images = times(400, 10_000);
    const findings = new Findings(seed);
    const shop = await makeShop();
    const dataFolder = shop.copy('cut');
    const work = dirname(dataFolder);
    const file = join(dataFolder, 'counter.db');
    const told = join(work, 'acknowledged');
    let acknowledged = 0;
    try {
      const engine = openEngine({ dataFolder });
      const before = await rowsBefore(engine);
      await engine.close();
      const whole = readFileSync(file);
      const facts = join(work, 'facts.json');
      writeFileSync(facts, JSON.stringify(shop.facts));
      const recording = join(work, 'calls');
      const { code, output } = await runChild('write-acknowledged', [dataFolder, told, facts, '80'], { seed, under: recorder(recording) });
      if (code !== 0) throw new Error(`the recorded program ended with ${code}:\n${output}`);
      const calls = await readCalls(recording, (path) => path === told || path === file || path === `${file}-wal`);
      acknowledged = calls.filter(({ kind }) => kind === 'append').length;
      if (acknowledged < 80) throw new Error(`only ${acknowledged} commands were recorded`);
      const image = join(work, 'image', 'data');
      mkdirSync(image, { recursive: true });
      const cuts = Array.from({ length: images }, () => Math.floor(random() * calls.length)).sort((a, b) => a - b);
      const disk = new Disk(new Map([[file, whole]]));
      const memory = new Memory();
      let done = 0;
      for (const at of cuts) {
        for (; done <= at; done++) take(calls[done], disk, memory);
        const files = disk.afterPowerCut(random);
        findings.runs++;
        await examine(image, files, memory, before, findings);
        if (findings.isSeen) break;
      }
    } finally {
      removeCopy(dataFolder);
      shop.remove();
    }
    return findings.measured({ acknowledged });
  },
};

function take(call: SystemCall | undefined, disk: Disk, memory: Memory): void {
  if (!call) return;
  if (call.kind === 'append') memory.acts.push(JSON.parse(call.bytes.toString()) as Act);
  else disk.do(call);
}

/** The power is back: the file is opened as the program opens it, and held against what was acknowledged before the cut. */
async function examine(
  folder: string,
  files: ReadonlyMap<string, Buffer>,
  memory: Memory,
  before: Before,
  findings: Findings,
): Promise<void> {
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `counter.db${end}`), { force: true });
  for (const [path, content] of files) writeFileSync(join(folder, basename(path)), content);
  try {
    const engine = openEngine({ dataFolder: folder });
    try {
      await verify(engine, memory, before, findings);
    } finally {
      await engine.close();
    }
  } catch (error) {
    findings.note('corrupt', error instanceof Error ? error.message : String(error));
  }
}
