import { seeds } from './seeds.ts';
import type { SeedName } from './seeds.ts';

export interface Measured {
  /** Faults injected: kills, images, positions, cuts … */
  readonly runs: number;
  /** Acknowledged operations that are not there, or not as they were acknowledged. */
  readonly lost: number;
  /** Databases that are damaged, or whose books do not agree. */
  readonly corrupt: number;
  /** What else must not be: an effect that came twice, a fault without a message, a start that took too long … */
  readonly wrong: number;
  /** The first complaints, for the reader of a failure. */
  readonly complaints: readonly string[];
  /** Further figures, e.g. `{ acknowledged: 812 }`. */
  readonly figures?: Readonly<Record<string, number | string>>;
}

export interface RunOptions {
  /** How many faults are asked for: of every change, and of a night. */
  readonly times: (change: number, nightly: number) => number;
  /** How long one program of the run may take. */
  readonly limitMs: number;
  /** A fault planted into the program for this run: the harness must notice it. */
  readonly seed?: SeedName;
  /** Numbers in [0, 1) that are the same in every run with the same `--seed`. */
  readonly random: () => number;
}

/** One kind of fault, injected many times, with everything that must hold afterwards. */
export interface Harness {
  readonly name: string;
  /** Goals and faults of the catalogue that it stands for. */
  readonly proves: string;
  /** What the machine has to have; where one is missing the harness is skipped, not passed. */
  readonly needs: readonly Need[];
  readonly run: (options: RunOptions) => Promise<Measured>;
  /** Its negative controls: each must turn it red. */
  readonly controls: readonly SeedName[];
}

export type Need = 'strace' | 'gcc' | 'mount' | 'postgres';

/** Collects what a run finds. */
export class Findings {
  runs = 0;
  lost = 0;
  corrupt = 0;
  wrong = 0;
  readonly complaints: string[] = [];
  readonly seed: SeedName | undefined;

  constructor(seed?: SeedName) {
    this.seed = seed;
  }

  note(kind: 'lost' | 'corrupt' | 'wrong', complaint: string): void {
    this[kind]++;
    if (this.complaints.length < 30) this.complaints.push(`${kind}: ${complaint}`);
  }

  add({ runs, lost, corrupt, wrong, complaints }: Measured, where: string): void {
    this.runs += runs;
    this.lost += lost;
    this.corrupt += corrupt;
    this.wrong += wrong;
    this.complaints.push(...complaints.map((complaint) => `${complaint} (${where})`));
  }

  /** Has the planted fault been seen? Then the run may end. */
  get isSeen(): boolean {
    const { seed } = this;
    return seed !== undefined && this.complaints.some((complaint) => seeds[seed].shows.test(complaint));
  }

  measured(figures: Readonly<Record<string, number | string>> = {}): Measured {
    const { runs, lost, corrupt, wrong, complaints } = this;
    return { runs, lost, corrupt, wrong, complaints, figures };
  }
}

/** A small generator of its own (mulberry32): a failure can be run again with the same numbers. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
