import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { migrate } from '../../electron/db/migrate.ts';
import { migrations } from '../../electron/db/migrations/index.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { activity, addressKey, nameKey, serialKey } from '../../electron/db/match-keys.ts';
import { join } from 'node:path';
import { temporaryFolder } from '../support/folders.ts';

vi.setConfig({ testTimeout: 60_000 });

test('R-004-20 phone numbers that were there before are marked by the migration, as a whole', async () => {
  const engine = openSqlite({ file: join(temporaryFolder(), 'counter.db') });
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0005'));
  await migrate(engine, before);
  await engine.transaction(async (tx) => {
    const now = 1;
    await sql`insert into customer (name, created_at, updated_at) values ('张三', ${now}, ${now})`.execute(tx);
    const numbers = [
      '13800138000',
      '1380013800',
      '没有',
      '0731-88886666 转 802',
      ...Array.from({ length: 6000 }, (_, n) => `139${String(n).padStart(8, '0')}`),
      '99'.repeat(9),
    ];
    for (const number of numbers) await sql`insert into customer_phone (customer_id, shown_as) values (1, ${number})`.execute(tx);
  });
  await migrate(engine);
  const bad = await engine.db.selectFrom('customerPhone').select('shownAs').where('isBad', '=', 1).orderBy('id').execute();
  expect(bad.map(({ shownAs }) => shownAs)).toEqual(['1380013800', '没有', '99'.repeat(9)]);
  await engine.close();
});

/** Without its index a look-up would read the archive from end to end. */
test('duplicates are looked up through their indexes', async () => {
  const engine = openSqlite({ file: join(temporaryFolder(), 'counter.db') });
  await migrate(engine);
  const planOf = async (statement: string) =>
    (await sql<{ detail: string }>`explain query plan ${sql.raw(statement)}`.execute(engine.db)).rows
      .map(({ detail }) => detail)
      .join('; ');
  const questions = {
    customer_name_key_idx: `select id from customer c where ${nameKey.sql('c.name')} = 'x' and c.region = ''`,
    customer_address_key_idx: `select id from customer_address a where ${addressKey.sql('a.text')} = 'x'`,
    installed_item_serial_key_idx: `select id from installed_item i where ${serialKey.sql('i.serial')} = 'x'`,
    customer_activity_idx: `select id from customer c where ${activity('c')} <= 5 order by ${activity('c')} desc, c.id desc limit 5`,
  };
  for (const [index, statement] of Object.entries(questions)) {
    const plan = await planOf(statement);
    expect(plan).toContain(index);
    expect(plan).not.toContain('TEMP B-TREE');
  }
  await engine.close();
});
