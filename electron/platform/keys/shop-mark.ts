import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseState } from '../../db/open.ts';
import { DomainError } from '../../errors.ts';
import { writeWhole } from '../whole-file.ts';

const mark = z.object({ shop: z.uuid(), check: z.base64() });

/**
 * Says in the data folder, in the open and without a secret, whose data these are: the id that stands in the database too, and the check
 * value of the keys.
 */
export type ShopMark = z.output<typeof mark>;

/** `unreadable`: there was a shop here, and that is all that is known. */
export type FoundMark = ShopMark | 'unreadable' | 'absent';

export async function readMark(dataFolder: string): Promise<FoundMark> {
  try {
    return mark.parse(JSON.parse(await readFile(pathOf(dataFolder), 'utf8')));
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'unreadable';
  }
}

export function putMark(dataFolder: string, content: ShopMark): Promise<void> {
  return writeWhole(pathOf(dataFolder), JSON.stringify(content));
}

/**
 * A folder that held a shop is not taken for a new one (F18): its database was sealed, so neither none nor an empty nor a plain file is
 * it.
 * @throws DomainError `databaseGone`.
 */
export function refuseGone(found: FoundMark, state: DatabaseState, file: string): void {
  if (found !== 'absent' && (state === 'absent' || state === 'plain')) throw new DomainError('databaseGone', { file });
}

/**
 * Nor is another shop's file that the same key happens to open.
 * @throws DomainError `databaseGone`.
 */
export function refuseOther(found: FoundMark, state: DatabaseState, { shop }: ShopMark, file: string): void {
  if (state !== 'server' && typeof found !== 'string' && found.shop !== shop) throw new DomainError('databaseGone', { file });
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'shop.json');
}
