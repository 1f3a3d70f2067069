import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../electron/db/migrate.ts';
import { sealFile } from '../electron/db/seal-file.ts';
import { openSqlite } from '../electron/db/sqlite.ts';
import { keyPathOf, keyStore } from '../electron/platform/keys/key-store.ts';
import { openKeys } from '../electron/platform/keys/open-keys.ts';
import { hashPassword } from '../electron/platform/passwords.ts';
import type { Role } from '../shared/roles.ts';
import { generate } from './demo/generate.ts';
import { addDemoPhotos } from './demo/photos.ts';
import { furnishTools } from './demo/tools.ts';
import { demoLogins } from './demo/shop.ts';

export interface DemoAccount {
  readonly loginName: string;
  readonly password: string;
  readonly role: Role;
  /** What the person is, as it is printed beside the account. */
  readonly roles: string;
}

/** The password of every demo account; a demo shop holds nothing worth guarding. */
const password = 'xiangcheng-2026';
const passwordCost = 15;

export const demoAccounts: readonly DemoAccount[] = demoLogins.map(({ loginName, role, title }) => ({
  loginName,
  password,
  role,
  roles: title,
}));

/**
 * Makes a demo shop in a data folder that has none: 2,000 customers, 5,000 requests over twelve months in all states, 600 parts,
 * 40 staff. The same `now` makes the same shop; one that is there stays as it is.
 * @returns who can sign in.
 */
export async function fillDemo(dataFolder: string, now: number = Date.now()): Promise<readonly DemoAccount[]> {
  const file = join(dataFolder, 'counter.db');
  if (existsSync(file)) return demoAccounts;
  mkdirSync(dataFolder, { recursive: true });
  // Filled under another name, so that an interrupted filling does not look like a shop.
  const filling = join(dataFolder, 'filling.db');
  for (const leftOver of [filling, `${filling}-wal`, `${filling}-shm`]) rmSync(leftOver, { force: true });
  const engine = openSqlite({ file: filling });
  await migrate(engine);
  await engine.close();
  const hashes = await Promise.all(
    demoAccounts.map(async ({ loginName }) => [loginName, await hashPassword(password, passwordCost)] as const),
  );
  generate(filling, {
    requests: 5000,
    customers: 2000,
    items: 2600,
    parts: 600,
    moves: 12_000,
    staff: 40,
    years: 1,
    today: now,
    passwordHashes: new Map(hashes),
  });
  const filled = openSqlite({ file: filling });
  await furnishTools(filled, now);
  await filled.close();
  const { keys } = await openKeys({ store: keyStore(keyPathOf(dataFolder)), state: 'absent', found: 'absent' });
  await addDemoPhotos(filling, dataFolder, keys);
  sealFile(filling, keys.database);
  renameSync(filling, file);
  return demoAccounts;
}
