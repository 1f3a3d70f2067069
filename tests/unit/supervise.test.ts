import { expect, test } from 'vitest';
import { supervise } from '../../build/supervise.ts';

/** Plays a program that ends with these codes after these minutes. */
async function play(ends: readonly (readonly [code: number, afterMinutes: number])[], isEnding = () => false) {
  let now = 0;
  let runs = 0;
  const said: string[] = [];
  const run = async () => {
    const [code, minutes] = ends[runs++] ?? [0, 0];
    now += minutes * 60_000;
    return code;
  };
  const code = await supervise({ run, now: () => now, isEnding, say: (line) => said.push(line) });
  return { code, runs, said: said.length };
}

test('F26 a host that failed unexpectedly is started anew once; failing again at once, it stays down', async () => {
  expect(
    await play([
      [70, 5],
      [0, 60],
    ]),
  ).toEqual({ code: 0, runs: 2, said: 1 });
  expect(
    await play([
      [70, 5],
      [70, 1],
      [0, 1],
    ]),
  ).toEqual({ code: 70, runs: 2, said: 2 });
  expect(
    await play([
      [70, 5],
      [70, 30],
      [0, 1],
    ]),
  ).toEqual({ code: 0, runs: 3, said: 2 });
});

test('F26 an end that is meant so is an end', async () => {
  for (const code of [0, 1, 137]) expect(await play([[code, 5]])).toEqual({ code, runs: 1, said: 0 });
  expect(await play([[70, 5]], () => true)).toEqual({ code: 70, runs: 1, said: 0 });
});
