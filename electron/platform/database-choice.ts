import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../errors.ts';
import type { Keys } from './keys/keys.ts';
import { seal, unseal } from './keys/sealed-bytes.ts';
import { writeWhole } from './whole-file.ts';

const kept = z.strictObject({ address: z.string(), password: z.base64() });

/** Has somebody chosen a server for the shop of this data folder? Then its own database file is no longer the shop. */
export function hasChoice(dataFolder: string): boolean {
  return existsSync(pathOf(dataFolder));
}

/**
 * The chosen server as `postgres://…` with its password.
 * @throws DomainError `keyMissing` when other keys sealed it.
 */
export async function readChoice(dataFolder: string, keys: Keys): Promise<string | undefined> {
  if (!hasChoice(dataFolder)) return undefined;
  const path = pathOf(dataFolder);
  const found = kept.safeParse(parse(await readFile(path, 'utf8'))).data;
  const password = found && unseal(keys.files, Buffer.from(found.password, 'base64'));
  if (!found || !password) throw new DomainError('keyMissing', { file: path });
  const url = new URL(found.address);
  url.password = encodeURIComponent(password.toString('utf8'));
  return url.href;
}

/** From the next start on the shop is on this server. The file is there as a whole or not at all. */
export async function saveChoice(dataFolder: string, keys: Keys, url: string): Promise<void> {
  const parts = new URL(url);
  const password = seal(keys.files, Buffer.from(decodeURIComponent(parts.password), 'utf8')).toString('base64');
  const content: z.input<typeof kept> = { address: addressOf(url), password };
  await writeWhole(pathOf(dataFolder), JSON.stringify(content));
}

/** An address that may be shown: without its password. */
export function addressOf(url: string): string {
  const parts = new URL(url);
  parts.password = '';
  return parts.href;
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'database.json');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // treated as sealed by other keys
  }
}
