import { copyFileSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApp } from '../../../electron/app.ts';
import { Findings, sleep } from '../harness.ts';
import { armed, callsMeant, kinds } from '../io-faults.ts';
import type { IoFault } from '../io-faults.ts';
import { sendInside } from '../senders.ts';
import { openEngine } from '../shop.ts';
import type { ShopFacts } from '../shop.ts';
import { rowsBefore, verify } from '../verify.ts';
import { Memory, work } from '../work.ts';
import type { Act, Send } from '../work.ts';

// Runs under the shim: for each fault that it is told, the shop as it was, the program opened on it, the fault armed, some commands, the
// fault gone, the same commands again with their keys, and the books held against what was answered.
const [dataFolder = '', controlFile = '', factsFile = '', faultsFile = ''] = process.argv.slice(2);
const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as ShopFacts;
const faults = JSON.parse(readFileSync(faultsFile, 'utf8')) as readonly IoFault[];
const control = openSync(controlFile, 'r+');
const whole = join(dirname(dataFolder), 'whole.db');
const file = join(dataFolder, 'counter.db');
const commands = 7;
const findings = new Findings();
let injected = 0;
let reported = 0;
let stopped = 0;

copyFileSync(file, whole);
const engine = openEngine({ dataFolder });
const before = await rowsBefore(engine);
await engine.close();
for (const [nth, fault] of faults.entries()) await stand(fault, nth);
process.stdout.write(`${JSON.stringify(findings.measured({ injected, reported, stopped }))}\n`);
process.exit(0);

async function stand(fault: IoFault, nth: number): Promise<void> {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  copyFileSync(whole, file);
  const memory = new Memory();
  const name = `${fault.kind} at ${fault.calls} ${fault.nth}${fault.isLasting ? ' and after' : ''}`;
  const opened = await openApp({ dataFolder, log: () => {}, passwordCost: 10 });
  arm(fault);
  let sent = 0;
  const inside = sendInside(opened.app);
  const send: Send = async (command) => {
    // In a quiet moment the log is moved into the file, under the fault as well.
    if (nth % 3 === 0 && sent === 3) await sleep(520);
    sent++;
    return inside(command);
  };
  // Who is refused goes on with the next job, as people do.
  while (sent < commands) await work(send, memory, facts, () => sent >= commands, nth + sent);
  const hits = counted();
  disarm();
  findings.runs++;
  if (hits > 0) injected++;
  judge(memory.acts, fault, name);
  const isStopped = memory.acts.some(({ outcome }) => outcome.state === 'refused' && outcome.code === 'writingStopped');
  if (isStopped) stopped++;
  await opened.close();
  // A failure of the disk leaves open whether the command was done; the same key tells (F10).
  const calls = memory.refused.filter(({ path }) => path === 'requests.log');
  if (calls.length > 0) {
    const again = await openApp({ dataFolder, log: () => {}, passwordCost: 10 });
    for (const act of calls) act.outcome = await sendInside(again.app)(act);
    await again.close();
  }
  for (const act of memory.refused) act.outcome = isOpen(act) ? { state: 'unknown', why: 'the disk failed' } : act.outcome;
  const check = openEngine({ dataFolder });
  const start = findings.lost + findings.corrupt + findings.wrong;
  await verify(check, memory, before, findings);
  if (findings.lost + findings.corrupt + findings.wrong > start) findings.note('wrong', `… all after ${name}`);
  await check.close();
}

function judge(acts: readonly Act[], fault: IoFault, name: string): void {
  let failures = 0;
  for (const { outcome, path } of acts) {
    if (outcome.state !== 'refused') {
      failures = 0;
      continue;
    }
    reported++;
    if (!['diskFull', 'diskFailed', 'writingStopped'].includes(outcome.code))
      findings.note('wrong', `${path} had no message of its own (${outcome.status} ${outcome.code}) for ${name}`);
    if (fault.kind === 'half') findings.note('wrong', `${path} was refused (${outcome.code}) for half a write, which is no failure`);
    if (outcome.code === 'diskFailed') failures++;
    // F09: nobody goes on writing to a disk that fails again and again.
    if (outcome.code === 'diskFailed' && failures > 3) findings.note('wrong', `a fourth write was tried on a failing disk: ${name}`);
  }
}

function isOpen({ outcome }: Act): boolean {
  return outcome.state === 'refused' && outcome.code === 'diskFailed';
}

function arm({ kind, nth, isLasting, calls }: IoFault): void {
  tell([1, kinds[kind], nth, isLasting ? 1 : 0, 0, 0, callsMeant[calls]]);
}

function disarm(): void {
  tell([0]);
}

function tell(words: readonly number[]): void {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [at, word] of words.entries()) bytes.writeInt32LE(word, at * 4);
  writeSync(control, bytes, 0, bytes.length, 0);
}

/** Calls that were made to fail since it was armed. */
function counted(): number {
  return readFileSync(controlFile).readInt32LE(armed.failed * 4);
}
