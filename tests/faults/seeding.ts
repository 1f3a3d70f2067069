import { registerHooks } from 'node:module';
import { seeds } from './seeds.ts';
import type { SeedName } from './seeds.ts';

// Loaded before the program (`--import`): plants the fault that FAULT_SEED names into the source of the program while it is read.
const name = process.env['FAULT_SEED'];
if (name !== undefined) plant(name as SeedName);

function plant(seed: SeedName): void {
  const { file, changes } = seeds[seed];
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(`/${file}`)) return loaded;
      let source = typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
      for (const [from, to] of changes) {
        // A fault that changes nothing would make its control worthless.
        if (!source.includes(from)) throw new Error(`the seeded fault ${seed} finds no "${from}" in ${file}`);
        source = source.replaceAll(from, () => to);
      }
      return { ...loaded, source };
    },
  });
}
