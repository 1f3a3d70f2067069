import { randomUUID } from 'node:crypto';
import { addDays, dayOf, startOfDay } from '../../shared/time.ts';
import { summary } from './measure.ts';
import type { Measured } from './measure.ts';
import type { BenchShop } from './shop.ts';
import { callOf } from './writes.ts';

const hour = 3_600_000;
const zone = 'Asia/Shanghai';
const people = 60;
const jobs = 400;

/** A day of the dispatch board with sixty technicians and four hundred jobs, and who is proposed for one of them. */
export async function measureBoard(shop: BenchShop, only: (name: string) => boolean, n: number): Promise<readonly Measured[]> {
  if (!only('board.day') && !only('board.proposals')) return [];
  const head = shop.as('supervisor');
  const day = addDays(dayOf(Date.now(), zone), 30);
  const requestId = await fill(shop, startOfDay(day, zone));
  const results: Measured[] = [];
  if (only('board.day')) results.push(await timed('board.day', n, () => head.board.day({ day })));
  if (only('board.proposals'))
    results.push(await timed('board.proposals', n, () => head.board.proposals({ requestId, at: startOfDay(day, zone) + 10 * hour })));
  return results;
}

async function timed(name: string, n: number, ask: () => Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  for (let i = 0; i < n + 20; i++) {
    const started = performance.now();
    await ask();
    if (i >= 20) times.push((performance.now() - started) * 1000);
  }
  return summary(name, times);
}

/** @returns a request that still waits. */
async function fill(shop: BenchShop, start: number): Promise<number> {
  const [administrator, desk, head] = [shop.as('administrator'), shop.as('frontDesk'), shop.as('supervisor')];
  const key = () => randomUUID();
  const staffIds: number[] = [];
  for (let i = 0; i < people; i++) {
    const body = { name: `量测${i}`, isTechnician: true, skills: i % 2 === 0 ? '冰箱' : '空调' };
    staffIds.push((await administrator.staff.create({ key: key(), body })).id);
  }
  let waiting = 0;
  for (let i = 0; i < jobs; i++) {
    const { id: requestId, version: requestVersion } = await desk.requests.log({ key: key(), body: callOf(1 + ((i * 7919) % 1000)) });
    if (i % 4 === 3) {
      waiting = requestId;
      continue;
    }
    const nth = i - Math.floor(i / 4);
    const body = {
      requestId,
      requestVersion,
      staffIds: [staffIds[nth % people] ?? 1],
      plannedAt: start + (9 + Math.floor(nth / people)) * hour,
      otherReason: '按班次',
      lines: ['上门检测'],
      reasons: { overlap: '量测', absence: '量测', training: '量测', sameWork: '量测' },
    };
    await head.workOrders.dispatch({ key: key(), body });
  }
  return waiting;
}
