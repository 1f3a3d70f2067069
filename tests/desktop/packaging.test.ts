import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { root, runTool } from '../../build/run.ts';
import { buildStale } from '../../build/stale.ts';
import { fakeElectron, startMain } from '../support/fake-electron.ts';
import { temporaryFolder } from '../support/folders.ts';
import { fromBuilder, makeStandInElectron } from '../support/stand-in-electron.ts';

const configFile = join(root, 'build/electron-builder.yml');

type Config = Readonly<Record<string, unknown>>;
interface BuilderConfig {
  getConfig(projectFolder: string, file: string, options: unknown): Promise<Config>;
  validateConfiguration(config: Config, log: unknown): Promise<void>;
}
const builder = fromBuilder('app-builder-lib/out/util/config/config') as BuilderConfig;
const { DebugLogger } = fromBuilder('builder-util') as { DebugLogger: new (isEnabled: boolean) => unknown };
const validate = (config: Config) => builder.validateConfiguration(config, new DebugLogger(false));

describe('the configuration', () => {
  test('A.9: it passes the schema; a misspelt fuse does not', async () => {
    const config = await builder.getConfig(root, configFile, {});
    await validate(config);
    await expect(validate({ ...config, electronFuses: { runAsNoode: false } })).rejects.toThrow(/electronFuses/);
  });

  test('A.9: an installer for Windows x64, AppImage and deb for Linux, dmg for macOS', async () => {
    const { win, linux, mac, nsis, npmRebuild } = await builder.getConfig(root, configFile, {});
    expect(win).toMatchObject({ target: [{ target: 'nsis', arch: ['x64'] }] });
    expect(linux).toMatchObject({ target: ['AppImage', 'deb'] });
    expect(mac).toMatchObject({ target: ['dmg'] });
    expect(nsis).toMatchObject({ perMachine: true, deleteAppDataOnUninstall: false });
    expect(npmRebuild).toBe(false);
    for (const icon of ['icon.png', 'icon.ico', 'icon.icns']) expect(existsSync(join(root, 'build/icons', icon)), icon).toBe(true);
  });

  test('a backup is opened with the program, on each of the three systems', async () => {
    const { fileAssociations, nsis } = await builder.getConfig(root, configFile, {});
    expect(fileAssociations).toEqual([expect.objectContaining({ ext: 'backup', mimeType: 'application/x-after-sales-counter-backup' })]);
    // the installer of Windows makes such a connection only for the whole machine
    expect(nsis).toMatchObject({ perMachine: true });
  });

  test('G30 item 19: the fuses', async () => {
    const { electronFuses } = await builder.getConfig(root, configFile, {});
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});

describe('a package around a stand-in Electron', () => {
  const folder = temporaryFolder();
  const application = join(folder, 'release/linux-unpacked');
  const unpacked = join(folder, 'unpacked');

  beforeAll(async () => {
    await buildStale(['web', 'main', 'preload'], () => {});
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
    await makeStandInElectron(join(folder, 'electron'), version);
    const options = [
      '--linux',
      'dir',
      '--publish',
      'never',
      '--config',
      configFile,
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${join(folder, 'release')}`,
    ];
    const { code, output } = await runTool('electron-builder', options, { timeoutMs: 120_000, stdio: 'pipe' });
    expect(code, output).toBe(0);
    const asar = fromBuilder('@electron/asar') as { extractAll(archive: string, target: string): void };
    mkdirSync(unpacked);
    asar.extractAll(join(application, 'resources/app.asar'), unpacked);
  }, 180_000);

  test('A.9: holds the bundles, two native modules, two languages, and nothing else', () => {
    expect(readdirSync(unpacked).sort()).toEqual(['dist', 'node_modules', 'package.json']);
    expect(readdirSync(join(unpacked, 'dist')).sort()).toEqual(['main', 'preload', 'renderer']);
    expect(readdirSync(join(unpacked, 'node_modules')).sort()).toEqual(['@img', 'better-sqlite3', 'detect-libc', 'semver', 'sharp']);
    const system = `linux-${process.arch}`;
    expect(readdirSync(join(unpacked, 'node_modules/@img')).sort()).toEqual(['colour', `sharp-libvips-${system}`, `sharp-${system}`]);
    expect(readdirSync(join(application, 'resources/app.asar.unpacked/node_modules/@img')).sort()).toEqual([
      `sharp-libvips-${system}`,
      `sharp-${system}`,
    ]);
    expect(readdirSync(join(application, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds'))).toEqual([
      `linux-${process.arch}.node`,
    ]);
    expect(readdirSync(join(application, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
    expect(readdirSync(join(unpacked, 'dist/main')).filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  test('G30 item 19: the fuses are burnt into the program', async () => {
    const { getCurrentFuseWire } = fromBuilder('@electron/fuses') as {
      getCurrentFuseWire(program: string): Promise<Readonly<Record<string, unknown>>>;
    };
    const wire = await getCurrentFuseWire(join(application, 'after-sales-counter'));
    // 0x30 off, 0x31 on: run as Node, cookie encryption, NODE_OPTIONS, --inspect, asar integrity, only from asar, (snapshot), file privileges.
    expect([0, 1, 2, 3, 4, 5, 7].map((fuse) => wire[fuse])).toEqual([0x30, 0x31, 0x30, 0x30, 0x31, 0x31, 0x30]);
  });

  test('A.9: the packed main starts and serves its page', async () => {
    const fake = fakeElectron();
    const detach = await startMain(fake, join(unpacked, 'dist/main/main.cjs'));
    expect(fake.windows[0]?.url).toBe('app://counter/');
    expect(await (await fake.answer('app://counter/'))?.text()).toContain('<div id="root">');
    fake.app.emit('will-quit', { preventDefault() {} });
    await vi.waitFor(() => expect(fake.calls.map(([name]) => name)).toContain('quit'), 5_000);
    detach();
  });

  test('A.9 F113: the packed photo library draws a picture', () => {
    const draw = `require('sharp')({create:{width:9,height:9,channels:3,background:'#fff'}}).jpeg().toBuffer().then((b)=>console.log(b.length))`;
    const from = join(unpacked, 'dist/main/try.cjs');
    writeFileSync(from, draw);
    const output = execFileSync(process.execPath, [from], { encoding: 'utf8', timeout: 20_000 });
    rmSync(from);
    expect(Number(output)).toBeGreaterThan(100);
  });
});
