import { z } from 'zod';
import { ownPlace } from '../../../shared/backups.ts';
import type { ChainAnchor } from '../../../shared/audit-chain.ts';
import type { App } from '../../context.ts';
import { listPlace, placeAt } from '../../platform/backup/place.ts';
import { isSealedBy } from './backup-source.ts';

const headSchema = z.strictObject({ seq: z.int(), mac: z.string(), at: z.int(), total: z.int() });

/** Heads of the chain as the backups of this shop keep them (F119). */
export async function backupAnchors({ dataFolder, keys }: Pick<App, 'dataFolder' | 'keys'>): Promise<readonly ChainAnchor[]> {
  const sidecars = await listPlace(placeAt(ownPlace, dataFolder));
  return sidecars
    .filter((sidecar) => isSealedBy(sidecar, keys))
    .flatMap(({ manifest: { chainHead } }) => {
      const head = chainHead === null ? undefined : headSchema.safeParse(parse(chainHead)).data;
      return head ? [{ ...head, source: 'backup' }] : [];
    });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
