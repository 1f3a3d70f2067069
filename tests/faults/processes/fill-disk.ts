import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openApp } from '../../../electron/app.ts';
import { callRouter } from '../../../electron/rpc/call.ts';
import { Findings, sleep } from '../harness.ts';
import { sendInside } from '../senders.ts';
import { openEngine } from '../shop.ts';
import type { ShopFacts } from '../shop.ts';
import { rowsBefore, verify } from '../verify.ts';
import { Memory, work } from '../work.ts';

// On a small disk of its own: works until it is full, looks whether reading goes on and a checkpoint harms nothing, makes room, works on.
const [disk = '', from = '', factsFile = '', sizes = '[]'] = process.argv.slice(2);
const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as ShopFacts;
const findings = new Findings();
let acknowledged = 0;
for (const kib of JSON.parse(sizes) as readonly number[]) await fill(kib);
process.stdout.write(`${JSON.stringify(findings.measured({ acknowledged }))}\n`);
process.exit(0);

async function fill(kib: number): Promise<void> {
  const dataFolder = join(disk, 'data');
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder);
  copyFileSync(join(from, 'counter.db'), join(dataFolder, 'counter.db'));
  copyFileSync(`${from}.key`, `${dataFolder}.key`);
  const memory = new Memory();
  const first = openEngine({ dataFolder });
  const before = await rowsBefore(first);
  await first.close();
  const { app, close } = await openApp({ dataFolder, log: () => {}, passwordCost: 10 });
  const send = sendInside(app);
  const ballast = takeAllBut(kib);
  let isFull = false;
  await work(send, memory, facts, () => memory.acts.length > 20_000);
  const last = memory.acts.at(-1)?.outcome;
  if (last?.state !== 'refused' || last.code !== 'diskFull')
    findings.note('wrong', `${kib} KiB: a full disk was answered with ${JSON.stringify(last)}`);
  else isFull = true;
  // Reading goes on.
  const { status } = await callRouter(
    { type: 'query', path: 'customers.get', input: { id: facts.customers[0] } },
    { app, carrier: { token: 'token-of-supervisor', set: () => {} } },
  );
  if (status !== 200) findings.note('wrong', `${kib} KiB: reading was answered with ${status} on the full disk`);
  // In a quiet moment the log is to be moved into the file, for which there is no room either (F06).
  await sleep(700);
  for (let i = 0; i < 3; i++) await work(send, memory, facts, () => false, i);
  for (const { outcome } of memory.refused)
    if (outcome.state === 'refused' && outcome.code !== 'diskFull')
      findings.note('wrong', `${kib} KiB: refused with ${outcome.status} ${outcome.code}`);
  rmSync(ballast);
  const soFar = memory.acknowledged.length;
  const goal = memory.acts.length + 10;
  await work(send, memory, facts, () => memory.acts.length >= goal);
  if (isFull && memory.acknowledged.length - soFar < 10)
    findings.note('wrong', `${kib} KiB: writing did not go on when there was room again`);
  const live = openEngine({ dataFolder });
  await verify(live, memory, before, findings);
  await live.close();
  await close();
  const again = openEngine({ dataFolder });
  await verify(again, memory, before, findings);
  await again.close();
  acknowledged += memory.acknowledged.length;
  findings.runs++;
}

/** Fills the disk until only this much is free. */
function takeAllBut(kib: number): string {
  const path = join(disk, 'ballast');
  const file = openSync(path, 'w');
  const { bavail, bsize } = statfsSync(disk);
  const block = Buffer.alloc(bsize, 1);
  for (let taken = bavail - Math.floor((kib * 1024) / bsize); taken > 0; taken--) writeSync(file, block);
  closeSync(file);
  return path;
}
