import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { hostArguments } from '../../build/run.ts';
import { buildStale } from '../../build/stale.ts';
import { keyPathOf } from '../../electron/platform/keys/key-store.ts';
import { temporaryFolder } from '../support/folders.ts';
import { startHost } from '../support/host.ts';

beforeAll(async () => {
  await buildStale(['host'], () => {});
}, 120_000);

/** Runs the built host until it ends by itself or offers its rescue page; `typed` is its standard input. */
async function runHost(args: readonly string[], typed = '') {
  const { DATABASE_URL: _server, ...env } = process.env;
  const child = spawn(process.execPath, [...hostArguments, '--port', '0', ...args], { env, stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('backups are offered at')) child.kill('SIGTERM');
    });
  child.stdin.end(typed);
  const timer = setTimeout(() => child.kill('SIGKILL'), 25_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  return { code, said };
}

const codeIn = (text: string) => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){8}/.exec(text)?.[0] ?? '';

test('R-004-17 F125 the host: a key file of its own, a new recovery code, and the codes on a machine without the key', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const keyFile = join(temporaryFolder(), 'stick', 'shop.key');
  const place = ['--data', dataFolder, '--key-file', keyFile];
  expect(await runHost([...place, '--new-recovery-code'])).toMatchObject({ code: 1, said: expect.stringContaining('no shop') });
  const first = await startHost({ dataFolder, args: ['--key-file', keyFile] });
  expect(await first.stop()).toBe(0);
  expect(existsSync(keyPathOf(dataFolder))).toBe(false);
  const old = codeIn(readFileSync(keyFile, 'utf8'));
  const renewed = await runHost([...place, '--new-recovery-code']);
  expect(renewed).toMatchObject({ code: 0, said: expect.stringMatching(/Backups made before need the old code/) });
  const code = codeIn(renewed.said);
  expect([code, codeIn(readFileSync(keyFile, 'utf8')), code === old]).toEqual([code, code, false]);
  rmSync(keyFile);
  expect((await runHost(place)).said).toMatch(/The data cannot be opened.*http:\/\/127\.0\.0\.1:\d+/);
  expect(await runHost([...place, '--recovery-code'], `${old}\n`)).toMatchObject({
    code: 1,
    said: expect.stringContaining('恢复码不正确'),
  });
  expect(existsSync(keyFile)).toBe(false);
  // the code makes a new code too, and from then on the key lies on this machine
  const again = await runHost([...place, '--recovery-code', '--new-recovery-code'], `${code.toLowerCase()}\n`);
  expect(again.code).toBe(0);
  const last = await startHost({ dataFolder, args: ['--key-file', keyFile] });
  expect(codeIn(readFileSync(keyFile, 'utf8'))).toBe(codeIn(again.said));
  expect(await last.stop()).toBe(0);
}, 120_000);
