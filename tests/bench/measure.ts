/** One line of the bench: what an operation costs and what the least possible way to the same rows costs in the same run. */
export interface Measured {
  readonly name: string;
  readonly n: number;
  readonly p50_us: number;
  readonly p95_us: number;
  readonly p99_us: number;
  /** What the floor is, in words. */
  readonly floor: string;
  readonly floor_p50_us: number;
  /** p50 / floor p50; 0 where there is no floor. */
  readonly ratio: number;
  readonly [extra: string]: number | string;
}

export interface Contest {
  readonly name: string;
  readonly floor: string;
  readonly n: number;
  readonly warmUps: number;
  /** Prepares round `i` outside the clock. */
  prepare?(i: number): Promise<void> | void;
  ours(i: number): Promise<unknown>;
  theirs(i: number): unknown;
}

/** Runs an operation and its floor in turns, so that whatever else the machine does hits both. */
export async function contest({ name, floor, n, warmUps, prepare, ours, theirs }: Contest): Promise<Measured> {
  const own: number[] = [];
  const floors: number[] = [];
  const processor = { own: 0, floor: 0 };
  const measureOurs = async (i: number) => {
    const used = process.cpuUsage();
    const started = performance.now();
    await ours(i);
    own.push((performance.now() - started) * 1000);
    if (i >= warmUps) processor.own += processorUs(used);
  };
  const measureTheirs = async (i: number) => {
    const used = process.cpuUsage();
    const started = performance.now();
    const answer = theirs(i);
    if (answer instanceof Promise) await answer;
    floors.push((performance.now() - started) * 1000);
    if (i >= warmUps) processor.floor += processorUs(used);
  };
  for (let i = 0; i < warmUps + n; i++) {
    await prepare?.(i);
    if (i % 2 === 0) {
      await measureOurs(i);
      await measureTheirs(i);
    } else {
      await measureTheirs(i);
      await measureOurs(i);
    }
  }
  // Processor time of this process says more than the clock where other programs want the processor too.
  const cpu = { cpu_us: round(processor.own / n), floor_cpu_us: round(processor.floor / n) };
  return { ...summary(name, own.slice(warmUps), floor, floors.slice(warmUps)), ...cpu };
}

function processorUs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

export function summary(name: string, times: readonly number[], floor = '-', floors: readonly number[] = []): Measured {
  const p50 = percentile(times, 0.5);
  const floorP50 = percentile(floors, 0.5);
  return {
    name,
    n: times.length,
    p50_us: round(p50),
    p95_us: round(percentile(times, 0.95)),
    p99_us: round(percentile(times, 0.99)),
    floor,
    floor_p50_us: round(floorP50),
    ratio: floorP50 > 0 ? Math.round((p50 / floorP50) * 100) / 100 : 0,
  };
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function round(us: number): number {
  return Math.round(us * 10) / 10;
}
