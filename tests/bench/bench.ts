import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBoard } from './board.ts';
import { measureClocks } from './clocks.ts';
import { measureColdStart } from './cold-start.ts';
import { findDataSet, openDataSet, scales } from './data.ts';
import type { DataSet, Scale } from './data.ts';
import type { Measured } from './measure.ts';
import { measureHttpHop, measureIpcHop, measureOverHttp } from './hops.ts';
import { buildHost, startBenchHost } from './host.ts';
import { measurePrints } from './print.ts';
import { measureReads, questionsOf } from './reads.ts';
import { measureMix } from './seats.ts';
import { openBenchShop, openRaw } from './shop.ts';
import { measureStock } from './stock.ts';
import { measureTimers } from './timers.ts';
import { measureWrites } from './writes.ts';

/** `npm run bench -- --scale 10k|100k|1m --only name,… --json --seconds 60 --n 300 --profile name`. */
const { values: args } = parseArgs({
  options: {
    scale: { type: 'string', default: '10k' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '15' },
    n: { type: 'string', default: '300' },
    think: { type: 'string', default: '0' },
    profile: { type: 'string' },
  },
});

let memory: { readonly rss: number; readonly own: number; readonly mapped: number } | undefined;
const say = (line: string) => process.stderr.write(`${line}\n`);
const wanted = args.only.split(',').filter(Boolean);
const only = (name: string) => wanted.length === 0 || wanted.some((part) => name === part || name.startsWith(`${part}.`));
const scale = args.scale;
if (!isScale(scale)) throw new Error(`--scale is one of ${Object.keys(scales).join(', ')}`);
const n = Math.max(200, Number(args.n));

const data = await openDataSet(scale, say);
const pagesOf = (of: Scale) => Math.min(10_000, Math.floor((scales[of] * 0.4) / 50));
const ops = withGrowth(await measureServices(data), await measureSmall());
ops.push(
  ...measureClocks(only, n),
  ...(await measureTimers(data, only)),
  ...(await measureStock(data, only, say)),
  ...(await measureHost()),
  ...(await measurePrints(data, only, n, say)),
);
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
};
if (args.json) process.stdout.write(`${JSON.stringify({ scale, engine: 'sqlite', machine, ops, ...(memory && { memory_mb: memory }) })}\n`);
else printTable();

async function measureServices(set: DataSet): Promise<readonly Measured[]> {
  const shop = openBenchShop(set);
  try {
    const reads = await measureReads(shop, only, n, pagesOf(set.scale), args.profile);
    const writes = await measureWrites(set, shop, only, n, args.profile);
    const board = await measureBoard(shop, only, n);
    return [...reads, ...writes, ...board, ...(only('ipc.hop') ? [await measureIpcHop(shop, n)] : [])];
  } finally {
    await shop.close();
  }
}

/** The same operations on the small data set, if an earlier run left it: how much they grow with the data. */
async function measureSmall(): Promise<readonly Measured[]> {
  const small = data.scale === '10k' ? undefined : await findDataSet('10k');
  return small ? measureServices(small) : [];
}

function withGrowth(large: readonly Measured[], small: readonly Measured[]): Measured[] {
  return large.map((op) => {
    const before = small.find(({ name }) => name === op.name);
    return before ? { ...op, growth: Math.round((op.p50_us / before.p50_us) * 100) / 100 } : op;
  });
}

/** What needs the host as a process of its own. */
async function measureHost(): Promise<readonly Measured[]> {
  const results: Measured[] = [];
  const db = openRaw(data.file);
  const questions = questionsOf(db, pagesOf(data.scale));
  const customers = Number(db.prepare('select max(id) from customer').pluck().get());
  db.close();
  const overHttp = questions.filter(({ name }) => only(`${name}.http`));
  const mixes = [8, 50].filter((seats) => only(`seats.mixed${seats}`));
  if (overHttp.length + mixes.length > 0 || only('http.hop') || only('host.coldStart')) await buildHost(say);
  if (overHttp.length + mixes.length > 0 || only('http.hop')) {
    const host = await startBenchHost(data);
    for (const { name, path, inputs, input } of overHttp)
      results.push(await measureOverHttp(host, `${name}.http`, n, (i) => [path, input(inputs[i % inputs.length])]));
    if (only('http.hop')) {
      const shop = openBenchShop(data);
      results.push(await measureHttpHop(host, shop, n));
      await shop.close();
    }
    for (const seats of mixes)
      results.push(await measureMix(host, { seats, seconds: Number(args.seconds), thinkMs: Number(args.think), questions, customers }));
    if (mixes.length > 0) memory = host.memory();
    await host.stop();
  }
  if (only('host.coldStart')) results.push(await measureColdStart(data, data.scale === '1m' ? 3 : 7));
  return results;
}

function isScale(text: string): text is Scale {
  return text in scales;
}

function printTable(): void {
  const head = ['operation', 'n', 'p50 µs', 'p95 µs', 'p99 µs', 'floor p50', 'ratio', 'cpu µs', 'floor cpu', 'growth', ''];
  const rows = ops.map(({ name, n: count, p50_us, p95_us, p99_us, floor, floor_p50_us, ratio, cpu_us, floor_cpu_us, growth }) =>
    [name, count, p50_us, p95_us, p99_us, floor_p50_us, ratio, cpu_us ?? '', floor_cpu_us ?? '', growth ?? '', floor].map(String),
  );
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 || column === 10 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  process.stdout.write(`${[`${scale}, sqlite, ${JSON.stringify(machine)}`, lineOf(head), ...rows.map(lineOf)].join('\n')}\n`);
  if (memory)
    process.stdout.write(`memory of the host: ${memory.rss} MB resident, ${memory.own} MB its own, ${memory.mapped} MB mapped files\n`);
}
