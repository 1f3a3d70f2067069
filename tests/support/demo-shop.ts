import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { generate } from '../../build/demo/generate.ts';
import { demoLogins } from '../../build/demo/shop.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { keyPathOf } from '../../electron/platform/keys/key-store.ts';
import { hashPassword } from '../../electron/platform/passwords.ts';
import type { Role } from '../../shared/roles.ts';

/** The password of every account of the small shop; its hash is cheap, so that a test signs in at once. */
export const shopPassword = 'xiangcheng-2026';
const cheap = 10;

export function loginOf(role: Role): string {
  const login = demoLogins.find((one) => one.role === role);
  if (!login) throw new Error(`the demo shop has nobody for ${role}`);
  return login.loginName;
}

/** The shop's past ends on this Friday afternoon whatever the hour of the test is, so every run finds the same shop. */
const lastDay = Date.UTC(2026, 9, 16, 8, 0);

let template: string | undefined;

/** A data folder with a shop of a year: 300 customers, 400 requests in all states, 120 parts, everybody of the demo. Made once per process. */
export async function smallShop(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'counter-shop-'));
  process.once('exit', () => rmSync(keyPathOf(folder), { force: true }));
  template ??= await fill();
  cpSync(template, folder, { recursive: true });
  return folder;
}

async function fill(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'counter-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'counter.db');
  const engine = openSqlite({ file });
  await migrate(engine);
  await engine.close();
  const hash = await hashPassword(shopPassword, cheap);
  generate(file, {
    requests: 400,
    customers: 300,
    items: 300,
    parts: 120,
    moves: 1200,
    staff: 40,
    years: 1,
    today: Math.min(lastDay, Date.now()),
    passwordHashes: new Map(demoLogins.map(({ loginName }) => [loginName, hash])),
    // Stories choose trades for themselves.
    trades: 'usual',
  });
  silence(file);
  return folder;
}

/** The shop's past is over long before a story begins: what ran then is missed already and says nothing more. */
function silence(file: string): void {
  const db = new Sqlite(file);
  db.exec(`update timer set missed_at = coalesce(missed_at, due_at), step = max(step, 2), next_at = null where next_at is not null`);
  db.exec('update service_request set overdue_since = null where overdue_since is not null');
  db.exec('update alert set settled_at = show_at where settled_at is null');
  db.close();
}
