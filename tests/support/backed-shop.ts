import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { inject } from 'vitest';
import { openApp } from '../../electron/app.ts';
import type { ActorContext, App } from '../../electron/context.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { hashPassword } from '../../electron/platform/passwords.ts';
import type { Role } from '../../shared/roles.ts';
import { temporaryFolder } from './folders.ts';
import { contextOf, openingTime, populate, testPassword } from './shop.ts';
import type { Clock, Shop } from './shop.ts';

/** A shop in a data folder of its own, opened as the hosts open it: sealed, with its keys beside the folder. */
export interface BackedShop extends Pick<Shop, 'users' | 'technicians'> {
  readonly app: App;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly logged: string[];
  as(role: Role): ActorContext;
  close(): Promise<void>;
}

let passwordHash: Promise<string> | undefined;

/** Closed at the end of the test, if it is not before. */
export async function openBackedShop({ name = '晨光电器维修', start = openingTime } = {}): Promise<BackedShop> {
  const dataFolder = join(temporaryFolder(), 'data');
  mkdirSync(dataFolder);
  const file = join(dataFolder, 'counter.db');
  copyFileSync(inject('engineTemplates').file, file);
  passwordHash ??= hashPassword(testPassword, 10);
  const hash = await passwordHash;
  // plain as an older version left it: the application seals it
  const plain = openSqlite({ file });
  const people = await plain.transaction(async (tx) => {
    const made = await populate(tx, start, hash);
    await tx.updateTable('shop').set({ name }).execute();
    return made;
  });
  await plain.close();
  return reopened(dataFolder, people, start);
}

/** The same folder once more, e.g. after a crash. */
export async function reopened(dataFolder: string, people: Pick<Shop, 'users' | 'technicians'>, start = openingTime): Promise<BackedShop> {
  const clock: Clock = {
    now: start,
    advance(ms) {
      this.now += ms;
    },
  };
  const logged: string[] = [];
  const { app, close } = await openApp({ dataFolder, now: () => clock.now, passwordCost: 10, log: (line) => logged.push(line) });
  onTestFinished(close);
  return {
    ...people,
    app,
    dataFolder,
    clock,
    logged,
    as: (role) => contextOf(app, role, people.users[role], people.technicians[0]),
    close,
  };
}
