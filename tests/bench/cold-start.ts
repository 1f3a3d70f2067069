import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchKeys } from './data.ts';
import type { DataSet } from './data.ts';
import { openSeat, spawnHost, spawnListener } from './host.ts';
import { contest } from './measure.ts';
import type { Measured } from './measure.ts';
import { copyOf } from './shop.ts';

/** From the start of the process to its first answer. */
export async function measureColdStart(data: DataSet, n: number): Promise<Measured> {
  const folder = copyOf(data, 'start');
  const file = join(folder, 'counter.db');
  const measured = await contest({
    name: 'host.coldStart',
    floor: 'bare node: start, open, quick_check of the same file, answer once',
    n,
    warmUps: 1,
    async ours() {
      const host = spawnHost(folder, data.keyFile);
      const seat = openSeat(new URL(await host.address), 'nobody');
      await seat.ask('setup.status', undefined);
      seat.leave();
      await host.stop();
    },
    async theirs() {
      const bare = spawnListener([join(import.meta.dirname, 'bare-host.ts'), file, benchKeys.database.toString('hex')]);
      const seat = openSeat(new URL(await bare.address), 'nobody');
      await seat.ask('setup.status', undefined);
      seat.leave();
      await bare.stop();
    },
  });
  rmSync(folder, { recursive: true, force: true });
  return measured;
}
