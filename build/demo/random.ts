/** Repeatable chance: the same seed gives the same demo shop on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  digits(count: number): string;
}

/** sfc32 seeded from a text. */
export function createRandom(seed: string): Random {
  let [a, b, c, d] = seedOf(seed);
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 16; i++) next();
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    digits(count) {
      let text = '';
      for (let i = 0; i < count; i++) text += Math.floor(next() * 10);
      return text;
    },
  };
}

function seedOf(seed: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  for (let i = 0; i < seed.length; i++) {
    const slot = i & 3;
    words[slot] = Math.imul((words[slot] ?? 0) ^ seed.charCodeAt(i), 0x85ebca6b) | 0;
  }
  return words;
}

/** Draws from choices of unequal weight, e.g. `weighted([['urgent', 1], ['general', 9]])`. */
export function weighted<T>(choices: readonly (readonly [T, number])[]): (random: Random) => T {
  const steps: number[] = [];
  let sum = 0;
  for (const [, weight] of choices) {
    sum += weight;
    steps.push(sum);
  }
  return (random) => {
    const at = random.next() * sum;
    let index = 0;
    while ((steps[index] ?? sum) <= at && index < choices.length - 1) index++;
    return (choices[index] as readonly [T, number])[0];
  };
}

/** The words of a data text, separated by white space. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
