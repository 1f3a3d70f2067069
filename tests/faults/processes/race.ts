import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openApp } from '../../../electron/app.ts';
import type { App } from '../../../electron/context.ts';
import { takeNumber } from '../../../electron/platform/sequences.ts';
import { Findings } from '../harness.ts';
import { sendInside } from '../senders.ts';
import type { ShopFacts } from '../shop.ts';
import { rowsBefore, verify } from '../verify.ts';
import { Memory, callOf, work } from '../work.ts';
import type { Act, Command } from '../work.ts';

// Sixteen at once want numbers, the last part, and the same thing twice.
const [dataFolder = '', factsFile = '', databaseUrl = '', numbersEach = '0', rounds = '0', doubles = '0'] = process.argv.slice(2);
const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as ShopFacts;
const clients = 16;
/** Why a writer gives up. */
class Abandoned extends Error {}
const findings = new Findings();
const memory = new Memory();
const { app, close } = await openApp({
  dataFolder,
  ...(databaseUrl && { databaseUrl }),
  log: () => {},
  passwordCost: 10,
});
const send = sendInside(app);
const before = await rowsBefore(app.engine);
await numbers(app);
await lastPart();
await doubleSubmits();
await verify(app.engine, memory, before, findings);
await close();
process.stdout.write(`${JSON.stringify(findings.measured())}\n`);
process.exit(0);

/** G12: 10 % of the writers give up with their number in hand; there are no duplicates and no gaps. */
async function numbers({ engine }: App): Promise<void> {
  const day = Date.UTC(2020, 0, 1);
  const taken: string[] = [];
  const write = async (writer: number) => {
    for (let nth = 0; nth < Number(numbersEach); nth++) {
      const isAbandoned = (writer * 7 + nth) % 10 === 3;
      const one = engine.transaction(async (tx) => {
        const no = await takeNumber(tx, 'workOrder', day, 'Asia/Shanghai');
        if (isAbandoned) throw new Abandoned();
        return no;
      });
      try {
        taken.push(await one);
      } catch (error) {
        if (!(error instanceof Abandoned)) findings.note('wrong', `a number was not given: ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, writer) => write(writer)));
  findings.runs += clients * Number(numbersEach);
  const distinct = new Set(taken).size;
  if (distinct !== taken.length) findings.note('corrupt', `${taken.length} numbers were given, ${distinct} distinct`);
  const last = Math.max(...taken.map((no) => Number(no.split('-')[1])));
  if (last !== taken.length) findings.note('corrupt', `${taken.length} numbers were given and the last is ${last}`);
  // These numbers belong to no slip: the books of the day are put right again.
  await engine.transaction((tx) => tx.deleteFrom('documentSequence').where('day', '=', '20200101').execute());
}

/** G13: of sixteen who want the last part exactly one gets it. */
async function lastPart(): Promise<void> {
  if (Number(rounds) === 0) return;
  const jobs = new Memory();
  await work(send, jobs, facts, () => jobs.acts.length >= 2);
  memory.acts.push(...jobs.acts);
  const slip = (jobs.acts[1]?.outcome as { readonly data?: { readonly id: number } } | undefined)?.data;
  const itemId = facts.lastItem;
  for (let round = 0; round < Number(rounds); round++) {
    const lines = [{ itemId, placeId: facts.store, qty: 1 }];
    const goods = [{ itemId, placeId: facts.store, qty: 1, unitCostFen: 100 }];
    await keep({ role: 'storekeeper', path: 'stock.receive', key: randomUUID(), body: { supplier: '配件行', lines: goods } });
    const wanted = Array.from({ length: clients }, () =>
      keep({
        role: 'storekeeper',
        path: 'stock.issue',
        key: randomUUID(),
        body: { workOrderId: slip?.id, lines, signedBy: '王建国', isSigned: true },
      }),
    );
    const outcomes = (await Promise.all(wanted)).map(({ outcome }) => outcome);
    const winners = outcomes.filter(({ state }) => state === 'acknowledged').length;
    if (winners !== 1) findings.note('wrong', `round ${round}: ${winners} got the last part`);
    for (const outcome of outcomes)
      if (outcome.state === 'refused' && outcome.code !== 'stockShort')
        findings.note('wrong', `refused with ${outcome.status} ${outcome.code}`);
    findings.runs++;
  }
}

/** G14: what arrives twice at once, and once more later, is done once. */
async function doubleSubmits(): Promise<void> {
  for (let nth = 0; nth < Number(doubles); nth += clients) {
    const commands = Array.from({ length: clients }, (_, i): Command => {
      const customer = facts.customers[(nth + i) % facts.customers.length] ?? 1;
      return { role: 'frontDesk', path: 'requests.log', key: randomUUID(), body: callOf(customer, nth + i) };
    });
    const acts = await Promise.all([
      ...commands.map(keep),
      ...commands.map((command) => send(command).then((outcome) => ({ ...command, outcome }))),
    ]);
    for (const [i, first] of acts.slice(0, clients).entries()) {
      const second = acts[clients + i];
      if (idOf(first.outcome) === undefined || idOf(first.outcome) !== idOf(second?.outcome))
        findings.note(
          'wrong',
          `a command that came twice was answered ${JSON.stringify(first.outcome).slice(0, 80)} and ${JSON.stringify(second?.outcome).slice(0, 80)}`,
        );
      findings.runs++;
    }
  }
}

async function keep(command: Command): Promise<Act> {
  const act: Act = { ...command, outcome: await send(command) };
  memory.acts.push(act);
  return act;
}

function idOf(outcome: Act['outcome'] | undefined): number | undefined {
  return outcome?.state === 'acknowledged' ? (outcome.data as { readonly id?: number }).id : undefined;
}
