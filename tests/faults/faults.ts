import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildStale } from '../../build/stale.ts';
import { cut } from './cut.ts';
import { damage } from './damage.ts';
import { diskFull } from './disk-full.ts';
import { randomFrom } from './harness.ts';
import type { Harness, Measured, RunOptions } from './harness.ts';
import { io } from './io.ts';
import { kill } from './kill.ts';
import { lan, restart } from './lan.ts';
import { migration } from './migration.ts';
import { missing } from './needs.ts';
import { pgx } from './pgx.ts';
import { races } from './races.ts';
import { seeds } from './seeds.ts';
import type { SeedName } from './seeds.ts';

/** `npm run faults -- --nightly --only kill,cut --json --seed 7`. */
const { values: args } = parseArgs({
  options: {
    nightly: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    jobs: { type: 'string', default: '2' },
    /** A file for the report as JSON. */
    report: { type: 'string' },
    /** A part of the runs, e.g. 0.1: for whoever works on a harness. */
    share: { type: 'string', default: '1' },
    /** Without the negative controls: for whoever works on one harness. */
    bare: { type: 'boolean', default: false },
  },
});

const harnesses: readonly Harness[] = [kill, cut, io, diskFull, damage, migration, pgx, lan, restart, races];

interface Control {
  readonly seed: SeedName;
  readonly colour: 'red' | 'green';
  readonly because: string;
}

interface Report extends Partial<Measured> {
  readonly name: string;
  readonly proves: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly control: 'red' | 'green' | 'none';
  readonly controls: readonly Control[];
  readonly seconds: number;
  /** Why it was skipped, or what broke. */
  readonly why?: string;
}

// Each shop of a run clears up after itself when the process ends.
process.setMaxListeners(100);
const say = (line: string) => process.stderr.write(`${line}\n`);
const wanted = args.only.split(',').filter(Boolean);
const unknown = wanted.filter((name) => !harnesses.some((harness) => harness.name === name));
if (unknown.length > 0) throw new Error(`no harness ${unknown.join(', ')}; there are ${harnesses.map(({ name }) => name).join(', ')}`);
const seed = Number(args.seed);

await buildStale(['host'], say);
say(`random seed ${seed}`);
const reports: Report[] = [];
const waiting = harnesses.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const started = performance.now();
await Promise.all(Array.from({ length: Number(args.jobs) }, workOff));
const total = (outcome: Report['outcome']) => reports.filter((report) => report.outcome === outcome).length;
const controls = reports.flatMap((report) => report.controls);
const caught = controls.filter(({ colour }) => colour === 'red').length;
const report = { seed, nightly: args.nightly, seconds: Math.round((performance.now() - started) / 1000), faultsCaught: caught };
const json = `${JSON.stringify({ ...report, faultsSeeded: controls.length, reports })}\n`;
if (args.report) writeFileSync(args.report, json);
if (args.json) process.stdout.write(json);
say(`seeded faults caught: ${caught} of ${controls.length}, ${report.seconds} s in all`);
say(`${total('passed')} passed, ${total('failed')} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}`);
process.exitCode = total('failed') > 0 ? 1 : 0;

/** Much of each harness is waiting, so two run side by side. */
async function workOff(): Promise<void> {
  for (let harness = waiting.shift(); harness; harness = waiting.shift()) {
    const report = await runOne(harness);
    reports.push(report);
    say(lineOf(report));
  }
}

async function runOne(harness: Harness): Promise<Report> {
  const { name, proves } = harness;
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 100) / 10;
  const lacks = missing(harness.needs);
  if (lacks.length > 0)
    return { name, proves, outcome: 'skipped', control: 'none', controls: [], seconds: 0, why: `needs ${lacks.join(', ')}` };
  try {
    const measured = await harness.run(options());
    const isGreen = measured.lost + measured.corrupt + measured.wrong === 0 && measured.runs > 0;
    const made: Control[] = [];
    if (!args.bare) for (const each of harness.controls) made.push(await control(harness, each));
    const isRed = made.every(({ colour }) => colour === 'red');
    const outcome = isGreen && isRed ? 'passed' : 'failed';
    const colour = made.length === 0 ? 'none' : isRed ? 'red' : 'green';
    return { name, proves, outcome, ...measured, control: colour, controls: made, seconds: seconds() };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { name, proves, outcome: 'failed', control: 'none', controls: [], seconds: seconds(), why };
  }
}

/** The harness once more with a planted fault: it has to see it. A program that cannot even start with the fault was not examined. */
async function control(harness: Harness, planted: SeedName): Promise<Control> {
  const { complaints } = await harness.run({ ...options(), seed: planted });
  const shown = complaints.find((complaint) => seeds[planted].shows.test(complaint));
  return { seed: planted, colour: shown === undefined ? 'green' : 'red', because: shown ?? complaints[0] ?? '' };
}

function options(): RunOptions {
  const times = (change: number, nightly: number) => Math.ceil((args.nightly ? nightly : change) * Number(args.share));
  return { times, limitMs: args.nightly ? 3 * 3_600_000 : 300_000, random: randomFrom(seed) };
}

function lineOf({
  name,
  outcome,
  runs,
  lost,
  corrupt,
  wrong,
  figures,
  seconds,
  control: colour,
  controls: made,
  complaints,
  why,
}: Report): string {
  const word = { passed: 'pass', failed: 'FAIL', skipped: 'skip' }[outcome];
  if (runs === undefined) return `${word}  ${name.padEnd(10)} ${why}`;
  const more = Object.entries(figures ?? {}).map(([key, value]) => `${key} ${value}`);
  const counts = `${runs} runs, ${lost} lost, ${corrupt} corrupt, ${wrong} wrong, control ${colour}`;
  const lines = [`${word}  ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s  ${[counts, ...more].join(', ')}`];
  for (const { seed: planted, colour: shown, because } of made)
    lines.push(`        ${shown === 'red' ? 'caught' : 'MISSED'} ${planted} (${seeds[planted].means}): ${because.slice(0, 160)}`);
  return [...lines, ...(complaints ?? []).slice(0, 8).map((complaint) => `        ${complaint}`)].join('\n');
}
