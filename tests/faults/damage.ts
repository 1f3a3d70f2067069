import { endedEarly, runChild } from './child.ts';
import type { Harness, Measured, RunOptions } from './harness.ts';

/** Files that were harmed while the program was not looking: zeros, ends, single bits, logs. */
export const damage: Harness = {
  name: 'damage',
  proves: 'G5, G6, F12, F14, F15, F16',
  needs: [],
  controls: ['startUnchecked', 'pagesUnsealed'],
  async run({ times, limitMs, seed, random }: RunOptions): Promise<Measured> {
    const counts = [times(50, 150), times(1000, 1000), times(40, 400)].map(String);
    const args = [String(Math.floor(random() * 1e9)), ...counts];
    const { code, output } = await runChild('damage', args, { seed, timeoutMs: limitMs });
    return code === 0 ? (JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured) : endedEarly(code, output);
  },
};
