import Sqlite from 'better-sqlite3';
import { migrate } from '../../../electron/db/migrate.ts';
import { migrations } from '../../../electron/db/migrations/index.ts';
import { openEngine } from '../shop.ts';

// Brings the shop of the data folder up to a step ('' = the last), and dies before the nth statement (0 = never). Says how many there were.
const [dataFolder = '', upTo = '', nth = '0'] = process.argv.slice(2);
const engine = openEngine({ dataFolder });
let statements = 0;
const count = () => {
  if (++statements === Number(nth)) process.kill(process.pid, 'SIGKILL');
};
const { prepare, exec } = Sqlite.prototype;
Sqlite.prototype.exec = function counted(this: Sqlite.Database, text: string) {
  count();
  return exec.call(this, text);
};
Sqlite.prototype.prepare = function counted(this: Sqlite.Database, text: string) {
  count();
  return prepare.call(this, text);
} as typeof prepare;
const steps = Object.fromEntries(Object.entries(migrations).filter(([name]) => upTo === '' || name <= upTo));
await migrate(engine, steps);
await engine.close();
process.stdout.write(`${statements}\n`);
