import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { migrate } from '../../electron/db/migrate.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { temporaryFolder } from '../support/folders.ts';
import { addPerson, address, closedJob, leaveTraces, name, phone, plate, stepsIn } from '../support/person.ts';
import { openShop } from '../support/shop.ts';

const words = [name, phone, '137-1234-5678', [...phone].toReversed().join(''), address, plate];

test('R-004-24 F124 seconds after a deletion the bytes of the person are in neither the database file nor its log', async () => {
  const file = join(temporaryFolder(), 'counter.db');
  const engine = openSqlite({ file });
  await migrate(engine);
  const shop = await openShop(engine);
  const inFiles = () => {
    const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    return words.filter((word) => bytes.includes(word));
  };
  const customer = await addPerson(shop);
  await closedJob(shop, customer);
  await leaveTraces(shop, customer);
  expect(inFiles()).toEqual(words);
  const { receive, verify, perform } = stepsIn(() => shop);
  const { id } = await receive(customer, 'delete', `${name}要求删除`);
  await verify(id);
  await perform(id);
  const until = Date.now() + 5000;
  while (statSync(`${file}-wal`).size > 0 && Date.now() < until) await pause(100);
  expect(inFiles()).toEqual([]);
  await engine.close();
}, 60_000);
