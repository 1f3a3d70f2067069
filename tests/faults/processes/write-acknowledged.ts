import { openSync, readFileSync, writeSync } from 'node:fs';
import { openApp } from '../../../electron/app.ts';
import { sleep } from '../harness.ts';
import { sendInside } from '../senders.ts';
import type { ShopFacts } from '../shop.ts';
import { Memory, work } from '../work.ts';
import type { Send } from '../work.ts';

// Works in the shop of the data folder and writes a line into `acknowledged` for everything that is sent and answered; a recorder of its
// system calls sees these lines between the writes of the database.
const [dataFolder = '', acknowledged = '', facts = '', commands = '60'] = process.argv.slice(2);
const told = openSync(acknowledged, 'w');
const { app, close } = await openApp({ dataFolder, log: () => {}, passwordCost: 10 });
const inside = sendInside(app);
let sent = 0;
const send: Send = async (command) => {
  // In the middle and near the end the shop is quiet for a while: what is in the log is moved into the file, and the log begins anew.
  if (sent === Math.floor(Number(commands) / 3) || sent === Number(commands) - 8) await sleep(700);
  sent++;
  const outcome = await inside(command);
  writeSync(told, `${JSON.stringify({ ...command, outcome })}\n`);
  return outcome;
};
await work(send, new Memory(), JSON.parse(readFileSync(facts, 'utf8')) as ShopFacts, () => sent >= Number(commands));
await close();
