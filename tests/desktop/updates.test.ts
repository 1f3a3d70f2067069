import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeUpdateFile, newReleaseKey } from '../../build/update-file.ts';
import { readUpdate, takeUpdate } from '../../electron/platform/updates/update-file.ts';
import type { UpdateRules } from '../../electron/platform/updates/update-file.ts';
import { installFromFile } from '../../electron/updates.ts';
import { desktopTexts } from '../../shared/i18n/desktop.ts';
import { releaseNotes } from '../../shared/release-notes.ts';
import { appVersion, isNewer } from '../../shared/version.ts';
import { temporaryFolder } from '../support/folders.ts';

/** What the desktop answers, and what it was asked to do. */
const desk = vi.hoisted(() => ({
  chosen: [] as string[],
  response: 0,
  userData: '',
  boxes: [] as string[],
  opened: [] as string[],
  quits: 0,
}));
vi.mock('electron', () => ({
  app: { getPath: () => desk.userData, quit: () => desk.quits++ },
  dialog: {
    showOpenDialog: async () => ({ canceled: desk.chosen.length === 0, filePaths: desk.chosen }),
    showMessageBox: async (_window: unknown, { message }: { message: string }) => (desk.boxes.push(message), { response: desk.response }),
    showErrorBox: (_title: string, text: string) => void desk.boxes.push(text),
  },
  shell: { openPath: async (path: string) => (desk.opened.push(path), '') },
}));

const folder = temporaryFolder();
const here = `${process.platform}-${process.arch}`;
const installer = join(folder, 'counter-9.0.0.AppImage');
let keys: Awaited<ReturnType<typeof newReleaseKey>>;
let rules: UpdateRules;

/** An update file, of the right release unless told otherwise. */
async function made(name: string, changes: Partial<Parameters<typeof makeUpdateFile>[0]> = {}): Promise<string> {
  const out = join(folder, `${name}.ascupdate`);
  const usual = { installer, platform: here, privateKey: keys.privateKey, version: '9.0.0', releasedOn: '2027-01-04' };
  await makeUpdateFile({ ...usual, ...changes, out });
  return out;
}

const reasonOf = (act: Promise<unknown>) =>
  act.then(
    () => 'taken',
    (error: unknown) => (error as { details: { reason: string } }).details.reason,
  );

beforeAll(async () => {
  writeFileSync(installer, Buffer.alloc(300_000, 'the new program '));
  keys = await newReleaseKey();
  rules = { version: '1.2.3', platform: here, keys: [keys.publicKey] };
});

describe('F129 an update file', () => {
  test('the version of the program is the one of its package', () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
    expect(appVersion).toBe(version);
    expect(releaseNotes[0]?.version).toBe(version);
    for (const { points } of releaseNotes) expect(points.en).toHaveLength(points['zh-CN'].length);
    expect([isNewer('1.10.0', '1.9.9'), isNewer('2.0.0', '1.99.99'), isNewer('1.2.3', '1.2.3'), isNewer('1.2.2', '1.2.3')]).toEqual([
      ...[true, true, false, false],
    ]);
  });

  test('a signed, newer one for this system gives its installer byte for byte', async () => {
    const target = join(folder, 'taken');
    const head = await takeUpdate(await made('good'), rules, async () => target);
    expect(head).toMatchObject({ version: '9.0.0', releasedOn: '2027-01-04', fileName: 'counter-9.0.0.AppImage' });
    expect(readFileSync(target).equals(readFileSync(installer))).toBe(true);
  });

  test('one of somebody else, for another system, of the same or an older version is refused by its reason', async () => {
    const other = await newReleaseKey();
    expect(await reasonOf(readUpdate(await made('foreign', { privateKey: other.privateKey }), rules))).toBe('notSigned');
    expect(await reasonOf(readUpdate(await made('unknown'), { ...rules, keys: [] }))).toBe('notSigned');
    expect(await reasonOf(readUpdate(await made('system', { platform: 'win32-arm64' }), { ...rules, platform: 'win32-x64' }))).toBe(
      'otherPlatform',
    );
    expect(await reasonOf(readUpdate(await made('same', { version: '1.2.3' }), rules))).toBe('notNewer');
    expect(await reasonOf(readUpdate(await made('older', { version: '1.2.2' }), rules))).toBe('notNewer');
    expect(await reasonOf(readUpdate(installer, rules))).toBe('noUpdateFile');
  });

  test('no changed byte and no cut gets through, and nothing of it stays', async () => {
    const bytes = readFileSync(await made('sound'));
    const harmed = join(folder, 'harmed.ascupdate');
    const target = join(folder, 'harmed');
    const places = [0, 5, 12, 18, 40, 120, 200, 260, 320, 380, 1000, 150_000, bytes.length - 1];
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(harmed, changed);
      expect(await reasonOf(takeUpdate(harmed, rules, async () => target)), `byte ${place}`).not.toBe('taken');
      expect(existsSync(target)).toBe(false);
    }
    for (const length of [0, 10, 19, 100, 300, bytes.length - 1]) {
      writeFileSync(harmed, bytes.subarray(0, length));
      expect(await reasonOf(takeUpdate(harmed, rules, async () => target)), `cut at ${length}`).not.toBe('taken');
      expect(existsSync(target)).toBe(false);
    }
    writeFileSync(harmed, Buffer.concat([bytes, Buffer.from('more')]));
    expect(await reasonOf(takeUpdate(harmed, rules, async () => target))).toBe('damaged');
  });
});

describe('F129 updating from a file on the desktop', () => {
  const texts = desktopTexts('zh-CN');
  const install = () => installFromFile({ window: {} as never, texts, log: undefined, keys: [keys.publicKey] });
  beforeEach(() => {
    Object.assign(desk, { chosen: [], response: 0, userData: folder, boxes: [], opened: [], quits: 0 });
  });

  test('asks with both versions, starts the installer and ends the program', async () => {
    desk.chosen = [await made('desktop')];
    await install();
    expect(desk.boxes).toEqual([expect.stringMatching(new RegExp(`9\\.0\\.0.*2027-01-04.*${appVersion.replaceAll('.', '\\.')}`))]);
    expect(desk.opened).toEqual([join(folder, 'updates/counter-9.0.0.AppImage')]);
    expect(readFileSync(desk.opened[0] ?? '').equals(readFileSync(installer))).toBe(true);
    expect(desk.quits).toBe(1);
  });

  test('whoever thinks again, or chooses nothing, changes nothing', async () => {
    await install();
    desk.chosen = [await made('later')];
    desk.response = 1;
    await install();
    expect([desk.opened, desk.quits]).toEqual([[], 0]);
  });

  test('a refusal says why in the language of the system, and nothing is started', async () => {
    desk.chosen = [await made('forged', { privateKey: (await newReleaseKey()).privateKey })];
    await install();
    desk.chosen = [await made('old', { version: '0.0.9' })];
    await install();
    expect(desk.boxes).toEqual([texts.update.refused.notSigned, expect.stringContaining('0.0.9')]);
    expect([desk.opened, desk.quits]).toEqual([[], 0]);
  });
});
