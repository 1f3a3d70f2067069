import { openApp } from '../../electron/app.ts';
import { Findings, sleep } from './harness.ts';
import type { Harness, RunOptions } from './harness.ts';
import { startFaultHost } from './hosts.ts';
import type { FaultHost } from './hosts.ts';
import { replaySome } from './kill.ts';
import { makePostgres } from './postgres-server.ts';
import type { PostgresServer } from './postgres-server.ts';
import { retrying } from './retrying.ts';
import { httpClient } from './senders.ts';
import { fill, giveKey, openEngine, removeCopy, workFolder } from './shop.ts';
import type { ShopFacts } from './shop.ts';
import { rowsBefore, verify } from './verify.ts';
import { Memory, work } from './work.ts';
import { join } from 'node:path';

const clients = 16;

/** A PostgreSQL server that is stopped at once, killed, or cuts its connections under the work of sixteen seats. */
export const pgx: Harness = {
  name: 'postgres',
  proves: 'G26, F79, F80',
  needs: ['postgres'],
  controls: ['poolUnheard', 'commitsUnsynced', 'keyNotClaimed'],
  async run({ times, seed, random }: RunOptions) {
    const findings = new Findings(seed);
    const server = await makePostgres();
    const dataFolder = join(workFolder('pgx'), 'data');
    const memory = new Memory();
    let slowest = 0;
    let retried = 0;
    try {
      await server.start();
      await giveKey(dataFolder);
      const opened = await openApp({ dataFolder, databaseUrl: server.url, log: () => {}, passwordCost: 10 });
      const facts = await fill(opened.app);
      const before = await rowsBefore(opened.app.engine);
      await opened.close();
      const host = await startFaultHost({ dataFolder, databaseUrl: server.url, seed });
      const crashes = seed ? 4 : times(5, 50);
      for (let nth = 0; nth < crashes && !findings.isSeen; nth++) {
        const round = await crashOnce({ nth, host, server, memory, facts, random });
        slowest = Math.max(slowest, round.backMs);
        retried += round.retried;
        findings.runs++;
        if (host.hasEnded()) {
          findings.note('wrong', `the host ended (${await host.ended}) when the server went away: ${host.output().slice(-300)}`);
          break;
        }
        if (!round.isBack) findings.note('wrong', `crash ${nth}: the host did not work again in 30 s`);
        const engine = openEngine({ dataFolder, databaseUrl: server.url });
        await verify(engine, memory, before, findings);
        await engine.close();
      }
      if (!host.hasEnded()) {
        const last = httpClient({ address: host.address });
        await replaySome(last.send, memory, findings);
        last.leave();
        for (const { path, outcome } of memory.unknown) findings.note('wrong', `${path} never had an answer: ${JSON.stringify(outcome)}`);
        for (const { path, outcome } of memory.refused) findings.note('wrong', `${path} was refused: ${JSON.stringify(outcome)}`);
        const engine = openEngine({ dataFolder, databaseUrl: server.url });
        await verify(engine, memory, before, findings);
        await engine.close();
        await host.stop();
      }
    } finally {
      server.remove();
      removeCopy(dataFolder);
    }
    return findings.measured({ acknowledged: memory.acknowledged.length, retried, slowestBackMs: Math.round(slowest) });
  },
};

interface Crash {
  readonly nth: number;
  readonly host: FaultHost;
  readonly server: PostgresServer;
  readonly memory: Memory;
  readonly facts: ShopFacts;
  readonly random: () => number;
}

/** One crash under load; the seats ask again with their keys until they have their answers. */
async function crashOnce({ nth, host, server, memory, facts, random }: Crash) {
  let isOver = false;
  let retried = 0;
  const seats = Array.from({ length: clients }, () => httpClient({ address: host.address }));
  const working = seats.map(({ send }, seat) => {
    const again = retrying(send, { isOver: () => host.hasEnded(), patienceMs: 30_000, onRetry: () => retried++ });
    return work(again, memory, facts, () => isOver, nth * 31 + seat);
  });
  await sleep(400 + random() * 400);
  const kind = (['stop', 'kill', 'cut'] as const)[nth % 3];
  if (kind === 'stop') server.stopAtOnce();
  else if (kind === 'kill') await server.kill();
  else server.cutConnections();
  await sleep(random() * 300);
  if (kind !== 'cut') await server.start();
  const backAt = performance.now();
  const known = memory.acknowledged.length;
  // Somebody gets an answer again.
  while (memory.acknowledged.length <= known && performance.now() - backAt < 30_000 && !host.hasEnded()) await sleep(20);
  const backMs = performance.now() - backAt;
  await sleep(200);
  isOver = true;
  await Promise.all(working);
  for (const seat of seats) seat.leave();
  return { backMs, isBack: backMs < 30_000, retried };
}
