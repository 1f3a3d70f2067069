import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApp } from '../../../electron/app.ts';
import { checkDatabase, openDatabase } from '../../../electron/db/open.ts';
import { openFile, quickCheck } from '../../../electron/db/sqlite-file.ts';
import { DomainError } from '../../../electron/errors.ts';
import { Findings, randomFrom } from '../harness.ts';
import type { SeedName } from '../seeds.ts';
import { sendInside } from '../senders.ts';
import { faultKeys, makeShop, openEngine, removeCopy } from '../shop.ts';
import { rowsBefore, verify } from '../verify.ts';
import { Memory, work } from '../work.ts';

// Harms a copy of a shop's files in every way that disks know, and looks what the program makes of it.
const [seed = '1', areas = '50', flips = '1000', logs = '40'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const key = faultKeys.database;
const pageSize = 4096;
const findings = new Findings(process.env['FAULT_SEED'] as SeedName | undefined);
const found = { areas: 0, flips: 0, harmless: 0 };
const isOver = () => findings.isSeen;

const shop = await makeShop();
const dataFolder = shop.copy('damage');
const file = join(dataFolder, 'counter.db');
const sound = readFileSync(file);
const digest = digestOf();
bitFlips();
if (!isOver()) await areasOfZeros();
if (!isOver()) await logsCutOff();
removeCopy(dataFolder);
shop.remove();
process.stdout.write(`${JSON.stringify(findings.measured({ ...found, ofAreas: 3 * Number(areas), ofFlips: Number(flips) }))}\n`);
process.exit(0);

/** F12, F14: a page or a sector of zeros and a file that ends early are refused at the start, and the file stays as it is. */
async function areasOfZeros(): Promise<void> {
  const pages = Math.floor(sound.length / pageSize);
  for (let nth = 0; nth < 3 * Number(areas) && !isOver(); nth++) {
    const harmed = Buffer.from(sound);
    const page = Math.floor(random() * pages) * pageSize;
    const kind = ['page', 'sector', 'end'][nth % 3] ?? '';
    if (kind === 'page') harmed.fill(0, page, page + pageSize);
    const sector = page + Math.floor(random() * 8) * 512;
    if (kind === 'sector') harmed.fill(0, sector, sector + 512);
    put(kind === 'end' ? harmed.subarray(0, Math.max(1, Math.floor(random() * sound.length))) : harmed);
    const before = readFileSync(file);
    findings.runs++;
    try {
      await (await checkDatabase({ dataFolder, key }))?.end();
      await openDatabase({ dataFolder, key }).close();
      if (isFree(() => digestOf() === digest)) found.harmless++;
      else findings.note('corrupt', `a lost ${kind} at ${page} was not noticed at the start`);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'databaseDamaged') found.areas++;
      else findings.note('wrong', `a lost ${kind} was answered with ${String(error)}`);
      if (!readFileSync(file).equals(before)) findings.note('wrong', `a damaged file was changed (${kind})`);
    }
  }
}

/** G6: a bit that fell over is found, or it lies where nothing is kept; it never changes what is read. */
function bitFlips(): void {
  put(sound);
  for (let nth = 0; nth < Number(flips) && !isOver(); nth++) {
    const harmed = Buffer.from(sound);
    const at = Math.floor(random() * sound.length);
    harmed[at] = (harmed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    put(harmed);
    findings.runs++;
    if (quickCheck(file, key).length > 0) found.flips++;
    else if (isFree(() => digestOf() === digest)) found.harmless++;
    else findings.note('corrupt', `a bit that fell over at ${at} changed what is read`);
  }
  put(sound);
}

/** F15, F16: a log that was cut off, harmed or deleted leaves every commit before the harm, and the index beside it is worth nothing. */
async function logsCutOff(): Promise<void> {
  put(sound);
  const first = openEngine({ dataFolder });
  const before = await rowsBefore(first);
  await first.close();
  const { app } = await openApp({ dataFolder, log: () => {}, passwordCost: 10 });
  const memory = new Memory();
  const log = `${file}-wal`;
  const send = sendInside(app);
  const ends: number[] = [];
  // Without a pause: everything stays in the log.
  const measuring: typeof send = async (command) => {
    const outcome = await send(command);
    ends.push(statSync(log).size);
    return outcome;
  };
  await work(measuring, memory, shop.facts, () => ends.length >= 30);
  const [database, whole] = [readFileSync(file), readFileSync(log)];
  const other = shop.copy('damage-log');
  for (let nth = 0; nth < Number(logs) && !isOver(); nth++) {
    for (const end of ['', '-wal', '-shm']) rmSync(join(other, `counter.db${end}`), { force: true });
    writeFileSync(join(other, 'counter.db'), database);
    const kind = ['cut', 'bit', 'index', 'gone'][nth % 4] ?? '';
    const at = Math.floor(random() * whole.length);
    const harmed = Buffer.from(whole);
    if (kind === 'bit') harmed[at] = (harmed[at] ?? 0) ^ 4;
    if (kind !== 'gone') writeFileSync(join(other, 'counter.db-wal'), harmed);
    if (kind === 'cut') truncateSync(join(other, 'counter.db-wal'), at);
    if (kind === 'index')
      writeFileSync(join(other, 'counter.db-shm'), Buffer.from(Array.from({ length: 32_768 }, () => Math.floor(random() * 256))));
    const sure = kind === 'index' ? ends.length : kind === 'gone' ? 0 : ends.filter((end) => end <= at).length;
    const upTo = new Memory();
    upTo.acts.push(
      ...memory.acts.map((act, i) => (i < sure ? act : { ...act, outcome: { state: 'unknown', why: 'the log was cut' } as const })),
    );
    findings.runs++;
    try {
      const engine = openDatabase({ dataFolder: other, key });
      await verify(engine, upTo, before, findings);
      await engine.close();
    } catch (error) {
      findings.note('corrupt', `a log with a ${kind} at ${at} of ${whole.length}: ${String(error)}`);
    }
  }
  removeCopy(other);
}

function put(content: Buffer): void {
  for (const end of ['-wal', '-shm']) if (existsSync(`${file}${end}`)) rmSync(`${file}${end}`);
  writeFileSync(file, content);
}

/** Everything that can be read. */
function digestOf(): string {
  const copy = `${file}.read`;
  copyFileSync(file, copy);
  const handle = openFile(copy, key);
  const hash = createHash('sha256');
  try {
    const tables = handle.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all() as readonly string[];
    for (const table of tables)
      for (const row of handle.prepare(`select * from "${table}"`).raw().iterate()) hash.update(JSON.stringify(row));
  } finally {
    handle.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  }
  return hash.digest('hex');
}

function isFree(isSame: () => boolean): boolean {
  try {
    return isSame();
  } catch {
    // What cannot be read was not noticed before.
    return false;
  }
}
