import { randomUUID } from 'node:crypto';
import type { Answer, BenchHost, Seat } from './host.ts';
import { summary } from './measure.ts';
import type { Measured } from './measure.ts';
import type { Question } from './question.ts';
import { callOf } from './writes.ts';

export interface MixOptions {
  readonly seats: number;
  readonly seconds: number;
  /** Milliseconds between an answer and the next question; 0 = as fast as it goes. */
  readonly thinkMs: number;
  readonly questions: readonly Question[];
  readonly customers: number;
}

/** Many seats at once, four questions to one command, each seat waiting for its answer before it goes on. Each call is one measurement. */
export async function measureMix(host: BenchHost, { seats, seconds, thinkMs, questions, customers }: MixOptions): Promise<Measured> {
  const times: number[] = [];
  let errors = 0;
  let first = '';
  const until = performance.now() + seconds * 1000;
  const warmUntil = performance.now() + Math.min(2000, seconds * 100);
  const work = async (nth: number) => {
    const desk = host.seat('frontDesk', nth);
    const head = host.seat('supervisor', nth);
    const timed: Timed = async (call) => {
      const started = performance.now();
      const answer = await call();
      if (started > warmUntil) times.push((performance.now() - started) * 1000);
      if (answer.status !== 200) {
        errors++;
        first ||= `${answer.status} ${answer.body.slice(0, 300)}`;
      }
      return answer;
    };
    for (let i = nth; performance.now() < until; i++) {
      await (i % 5 === 4 ? write(timed, desk, head, i, customers) : timed(() => read(desk, i, questions)));
      if (thinkMs > 0) await new Promise((resolve) => setTimeout(resolve, thinkMs * (0.5 + Math.random())));
    }
    desk.leave();
    head.leave();
  };
  await Promise.all(Array.from({ length: seats }, (_, nth) => work(nth)));
  if (errors > 0) process.stderr.write(`seats.mixed${seats}: ${errors} errors, the first: ${first}\n`);
  return { ...summary(`seats.mixed${seats}`, times, `${errors} errors, ${Math.round(times.length / seconds)} calls a second`), errors };
}

async function read(seat: Seat, i: number, questions: readonly Question[]) {
  const question = questions[i % questions.length] as Question;
  return seat.ask(question.path, question.input(question.inputs[(i * 31) % question.inputs.length]));
}

type Timed = (call: () => Promise<Answer>) => Promise<Answer>;

async function write(timed: Timed, desk: Seat, head: Seat, i: number, customers: number): Promise<void> {
  const logged = await timed(() => desk.command('requests.log', randomUUID(), callOf(1 + ((i * 7919) % customers))));
  if (i % 15 !== 14 || logged.status !== 200) return;
  const { result } = JSON.parse(logged.body) as { result: { data: { id: number; version: number } } };
  const slip = {
    requestId: result.data.id,
    requestVersion: result.data.version,
    staffIds: [4],
    plannedAt: Date.now() + 3_600_000,
    otherReason: '按班次',
    reasons: { overlap: '量测', absence: '量测', training: '量测', sameWork: '量测' },
    lines: ['上门检测'],
  };
  await timed(() => head.command('workOrders.dispatch', randomUUID(), slip));
}
