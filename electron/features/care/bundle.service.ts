import { arch, cpus, freemem, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { FileOut } from '../../../shared/fields.ts';
import { compactDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readLogTail } from '../../platform/care/log-tail.ts';
import { readZone } from '../../platform/settings.ts';
import { zipOf } from '../../platform/zip.ts';
import { countStates, countTables, findSettingKeys, findShopFacts } from './bundle.repository.ts';
import { readDiagnosis } from './diagnosis.service.ts';

/**
 * What somebody who helps needs to see, and nothing of a person: versions, figures, names of settings, states, and the log without the words of
 * its errors. Folders are left out too, for they carry the names of accounts.
 */
export async function makeBundle(context: ActorContext): Promise<FileOut> {
  const { app, db, now } = context;
  const diagnosis = await readDiagnosis(context);
  const shop = (await findShopFacts(db)) ?? null;
  const machine = {
    platform: platform(),
    release: release(),
    arch: arch(),
    node: process.versions.node,
    processors: cpus().length,
    memory: totalmem(),
    freeMemory: freemem(),
    upSeconds: Math.round(process.uptime()),
    processMemory: process.memoryUsage().rss,
  };
  const log = await readLogTail(join(app.dataFolder, 'log', 'counter.log'));
  const bytes = zipOf([
    { name: 'diagnosis.json', text: json(diagnosis) },
    { name: 'machine.json', text: json(machine) },
    { name: 'shop.json', text: json({ ...shop, settings: await findSettingKeys(db) }) },
    { name: 'tables.json', text: json(await countTables(db)) },
    { name: 'states.json', text: json(await countStates(db)) },
    { name: 'log.txt', text: log.map((one) => JSON.stringify(one)).join('\n') },
  ]);
  const day = compactDay(now, await readZone(app, db));
  return { fileName: `diagnosis-${day}.zip`, base64: bytes.toString('base64') };
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
