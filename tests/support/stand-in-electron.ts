import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Loads what electron-builder brings along; none of it is a package of the application. */
export const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { createPackage } = fromBuilder('@electron/asar') as { createPackage(source: string, target: string): Promise<void> };

/** Where the fuses are in a binary, their version, how many there are, and each as it comes from Electron. */
const fuseWire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101001011')]);

/**
 * Writes what electron-builder takes for an unpacked Electron for Linux: the fuses are real, the program does nothing. Packaging runs
 * to its end with it on a machine that cannot download Electron.
 */
export async function makeStandInElectron(folder: string, version: string): Promise<void> {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{"name":"default","main":"index.js"}');
  writeFileSync(join(empty, 'index.js'), '');
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuseWire, Buffer.from('\n')]), {
    mode: 0o755,
  });
  for (const language of ['zh-CN', 'en-US', 'de', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), language);
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'licence');
  await createPackage(empty, join(folder, 'resources', 'default_app.asar'));
}
