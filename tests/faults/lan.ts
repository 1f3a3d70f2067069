import { Findings, sleep } from './harness.ts';
import type { Harness, RunOptions } from './harness.ts';
import { startFaultHost } from './hosts.ts';
import type { FaultHost } from './hosts.ts';
import { noteRefusals, replaySome } from './kill.ts';
import { freePort } from './postgres-server.ts';
import { openProxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';
import { retrying } from './retrying.ts';
import { httpClient } from './senders.ts';
import { makeShop, openEngine, removeCopy } from './shop.ts';
import { rowsBefore, verify } from './verify.ts';
import { Memory, work } from './work.ts';

const clients = 4;

/** A network that cuts, delays and swallows between the seats and the host. */
export const lan: Harness = {
  name: 'lan',
  proves: 'G28, G14, F55, F74',
  needs: [],
  controls: ['keyNotClaimed'],
  run: (options) => underWork(options, options.times(100, 1000), spoil),
};

/** A host that is ended and started again under the work of its seats. */
export const restart: Harness = {
  name: 'restart',
  proves: 'G27, F73',
  needs: [],
  controls: ['keyNotClaimed'],
  run: (options) =>
    underWork(options, options.times(20, 100), async ({ host, memory, startAgain, random }) => {
      // Each host has work to do before it is ended.
      const known = memory.acknowledged.length;
      const until = Date.now() + 20_000;
      while (memory.acknowledged.length < known + clients && Date.now() < until) await sleep(20);
      await sleep(random() * 150);
      const how = await host.stop();
      await startAgain();
      return how === 0 ? undefined : `the host ended with ${how} when it was asked to stop`;
    }),
};

interface Moment {
  readonly host: FaultHost;
  readonly proxy: Proxy;
  readonly memory: Memory;
  readonly nth: number;
  readonly random: () => number;
  readonly startAgain: () => Promise<void>;
}

async function spoil({ proxy, nth, random }: Moment): Promise<undefined> {
  await sleep(random() * 60);
  switch (nth % 5) {
    case 0:
      proxy.cut();
      break;
    case 1:
      proxy.cutAtAnswer();
      break;
    case 2:
      await during(proxy, 'hole', 60 + random() * 60);
      proxy.cut();
      break;
    case 3:
      await during(proxy, 'deaf', 60 + random() * 60);
      proxy.cut();
      break;
    default:
      await during(proxy, 'slow', 150);
  }
}

async function during(proxy: Proxy, weather: Proxy['weather'], ms: number): Promise<void> {
  proxy.weather = weather;
  await sleep(ms);
  proxy.weather = 'fair';
}

/** Seats work through the proxy and ask again with their keys; in between something happens so many times. */
async function underWork({ seed, random }: RunOptions, times: number, happen: (moment: Moment) => Promise<string | undefined>) {
  const findings = new Findings(seed);
  const shop = await makeShop();
  const dataFolder = shop.copy('lan');
  const engine = openEngine({ dataFolder });
  const before = await rowsBefore(engine);
  const memory = new Memory();
  const port = await freePort();
  let host = await startFaultHost({ dataFolder, port, seed });
  const proxy = await openProxy(() => port);
  let isOver = false;
  let retried = 0;
  try {
    const seats = Array.from({ length: clients }, () => httpClient({ address: host.address, through: proxy.port, timeoutMs: 1_500 }));
    const working = seats.map(({ send }, nth) =>
      work(retrying(send, { isOver: () => false, patienceMs: 120_000, onRetry: () => retried++ }), memory, shop.facts, () => isOver, nth),
    );
    const startAgain = async () => {
      host = await startFaultHost({ dataFolder, port, seed });
    };
    for (let nth = 0; nth < (seed ? Math.min(times, 10) : times); nth++) {
      const complaint = await happen({ host, proxy, memory, nth, random, startAgain });
      if (complaint) findings.note('wrong', complaint);
      findings.runs++;
    }
    isOver = true;
    const stayed = await Promise.all(working);
    if (stayed.includes(false) && memory.refused.length === 0) findings.note('wrong', 'a seat gave up in silence');
    for (const { path, outcome } of memory.unknown) findings.note('wrong', `${path} never had an answer: ${JSON.stringify(outcome)}`);
    noteRefusals(memory, findings);
    await replaySome(seats[0]?.send ?? httpClient({ address: host.address }).send, memory, findings);
    for (const seat of seats) seat.leave();
    await verify(engine, memory, before, findings);
    await host.stop();
  } finally {
    if (!host.hasEnded()) await host.kill();
    await proxy.close();
    await engine.close();
    removeCopy(dataFolder);
    shop.remove();
  }
  return findings.measured({ acknowledged: memory.acknowledged.length, retried });
}
