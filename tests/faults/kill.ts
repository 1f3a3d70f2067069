import { Findings, sleep } from './harness.ts';
import type { Harness, RunOptions } from './harness.ts';
import { startFaultHost } from './hosts.ts';
import { httpClient } from './senders.ts';
import { makeShop, openEngine, removeCopy } from './shop.ts';
import { rowsBefore, verify } from './verify.ts';
import { Memory, work } from './work.ts';
import type { Act, Send } from './work.ts';

const clients = 4;

/** kill -9 at random moments under the work of four seats; whoever got no answer asks again with the same key. */
export const kill: Harness = {
  name: 'kill',
  proves: 'G1, F01, F55, F63, F73',
  needs: [],
  controls: ['keyNotClaimed', 'trailAfterCommit'],
  async run({ times, seed, random }: RunOptions) {
    const kills = seed ? 8 : times(50, 1000);
    const findings = new Findings(seed);
    const shop = await makeShop();
    const dataFolder = shop.copy('kill');
    const engine = openEngine({ dataFolder });
    const before = await rowsBefore(engine);
    const memory = new Memory();
    let slowest = 0;
    let replayed = 0;
    try {
      while (findings.runs < kills && !findings.isSeen) {
        const host = await startFaultHost({ dataFolder, seed });
        slowest = Math.max(slowest, host.startedInMs);
        const seats = Array.from({ length: clients }, () => httpClient({ address: host.address }));
        const [first] = seats;
        if (!first) break;
        replayed += await replayUnknown(first.send, memory, findings);
        await verify(engine, memory, before, findings);
        let isOver = false;
        const working = Promise.all(seats.map(({ send }, nth) => work(send, memory, shop.facts, () => isOver, findings.runs * 7 + nth)));
        await sleep(60 + random() * 260);
        await host.kill();
        isOver = true;
        await working;
        for (const seat of seats) seat.leave();
        findings.runs++;
      }
      const host = await startFaultHost({ dataFolder, seed });
      const last = httpClient({ address: host.address });
      replayed += await replayUnknown(last.send, memory, findings);
      await replaySome(last.send, memory, findings);
      last.leave();
      await host.stop();
      await verify(engine, memory, before, findings);
      noteRefusals(memory, findings);
    } finally {
      await engine.close();
      removeCopy(dataFolder);
      shop.remove();
    }
    return findings.measured({ acknowledged: memory.acknowledged.length, replayed, slowestStartMs: Math.round(slowest) });
  },
};

/** Asks again, with the same key, for whatever had no answer: now there is one. */
async function replayUnknown(send: Send, memory: Memory, findings: Findings): Promise<number> {
  const { unknown } = memory;
  for (const act of unknown) {
    act.outcome = await send(act);
    if (act.outcome.state === 'unknown') findings.note('wrong', `${act.path} got no answer again: ${act.outcome.why}`);
  }
  return unknown.length;
}

/** What was acknowledged gives the same answer when it comes once more. */
export async function replaySome(send: Send, memory: Memory, findings: Findings): Promise<void> {
  for (const act of memory.acknowledged.filter((_, nth) => nth % 17 === 0)) {
    const again = await send(act);
    if (again.state !== 'acknowledged' || idOf(again.data) !== idOf((act.outcome as { data: unknown }).data))
      findings.note('wrong', `${act.path} answered ${again.state} when it came again`);
  }
}

function idOf(data: unknown): unknown {
  return (data as { readonly id?: number } | null)?.id;
}

/** Ordinary work is not refused: a refusal here would hide what the harness is for. */
export function noteRefusals(memory: Memory, findings: Findings, isExpected: (act: Act) => boolean = () => false): void {
  for (const act of memory.refused)
    if (!isExpected(act) && act.outcome.state === 'refused')
      findings.note('wrong', `${act.path} was refused: ${act.outcome.status} ${act.outcome.code}`);
}
