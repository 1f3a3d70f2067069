import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { openDataSet, scales } from './data.ts';
import type { DataSet, Scale } from './data.ts';
import type { Measured } from './measure.ts';
import { measureReads } from './reads.ts';
import { openBenchShop } from './shop.ts';
import { measureWrites } from './writes.ts';

/** `npm run bench -- --scale 10k|100k|1m --only name,… --json --seconds 60 --n 300 --profile name`. */
const { values: args } = parseArgs({
  options: {
    scale: { type: 'string', default: '10k' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '15' },
    n: { type: 'string', default: '300' },
    profile: { type: 'string' },
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);
const wanted = args.only.split(',').filter(Boolean);
const only = (name: string) => wanted.length === 0 || wanted.some((part) => name === part || name.startsWith(`${part}.`));
const scale = args.scale;
if (!isScale(scale)) throw new Error(`--scale is one of ${Object.keys(scales).join(', ')}`);
const n = Math.max(200, Number(args.n));

const data = await openDataSet(scale, say);
const ops = [...(await measureServices(data))];
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version, platform: `${process.platform} ${process.arch}` };
if (args.json) process.stdout.write(`${JSON.stringify({ scale, engine: 'sqlite', machine, ops })}\n`);
else printTable();

async function measureServices(set: DataSet): Promise<readonly Measured[]> {
  const shop = openBenchShop(set);
  try {
    const pages = Math.min(10_000, Math.floor((scales[set.scale] * 0.4) / 50));
    const reads = await measureReads(shop, only, n, pages, args.profile);
    return [...reads, ...(await measureWrites(set, shop, only, n, args.profile))];
  } finally {
    await shop.close();
  }
}

function isScale(text: string): text is Scale {
  return text in scales;
}

function printTable(): void {
  const head = ['operation', 'n', 'p50 µs', 'p95 µs', 'p99 µs', 'floor p50', 'ratio', ''];
  const rows = ops.map(({ name, n: count, p50_us, p95_us, p99_us, floor, floor_p50_us, ratio }) => [name, count, p50_us, p95_us, p99_us, floor_p50_us, ratio, floor].map(String));
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: readonly string[]) => row.map((cell, column) => (column === 0 || column === 7 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd();
  process.stdout.write(`${[`${scale}, sqlite, ${JSON.stringify(machine)}`, lineOf(head), ...rows.map(lineOf)].join('\n')}\n`);
}
