import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quit, useShell } from './shell.ts';

const shell = useShell();

describe('the life of the window', () => {
  test('F20: a second start shows the first window and ends itself', async () => {
    shell.fake.app.emit('second-instance', {}, ['counter'], '/');
    expect(shell.window.url).toBe('app://counter/');
    expect(shell.window.acts).toEqual(expect.arrayContaining(['restore', 'focus']));
    const second = await shell.start({ hasLock: false });
    expect(second.calls.map(([name]) => name)).toContain('quit');
    expect(second.windows).toEqual([]);
    expect(second.calls.map(([name]) => name)).not.toContain('enableSandbox');
  });

  test('a backup that is opened with the program shows the page that restores it, in the window that is there or in the first one', async () => {
    const file = join(shell.fake.userData, '旧电脑', '20260101-080000-abcde.backup');
    const page = `app://counter/settings/backups?place=${encodeURIComponent(dirname(file))}`;
    shell.fake.app.emit('second-instance', {}, ['counter', file], '/');
    expect(shell.window.url).toBe(page);
    shell.fake.app.emit('second-instance', {}, ['counter', '--no.backup'], '/');
    expect(shell.window.url).toBe(page);
    let isKept = false;
    shell.fake.app.emit('open-file', { preventDefault: () => (isKept = true) }, join('/media/usb', 'x.backup'));
    expect(isKept).toBe(true);
    expect(shell.window.url).toBe('app://counter/settings/backups?place=%2Fmedia%2Fusb');
    process.argv.push(file);
    try {
      const { windows } = await shell.start();
      expect(windows.at(-1)?.url).toBe(page);
    } finally {
      process.argv.pop();
    }
  });

  test('F21: where another process owns the data, a calm sentence and an end', async () => {
    const blocked = await shell.start({}, { COUNTER_DATA: join(shell.fake.userData, 'data') });
    expect(blocked.errorBoxes).toEqual([['无法打开数据', expect.stringContaining(join(shell.fake.userData, 'data'))]]);
    expect(blocked.calls.at(-1)).toEqual(['exit', 1]);
    expect(blocked.windows).toEqual([]);
  });

  test('the packaged application does not start with a debugging port; a developer may', async () => {
    process.argv.push('--remote-debugging-port=9222');
    try {
      expect((await shell.start()).calls).toEqual([['exit', 1]]);
    } finally {
      process.argv.pop();
    }
  });

  test('a page whose process died comes back, but not for ever', () => {
    for (let death = 0; death < 6; death++) shell.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(shell.window.webContents.reloads).toBe(3);
    expect(shell.fake.errorBoxes.length).toBe(3);
  });

  test('F26: a fault in the main process is logged and ends it with an error code', async () => {
    const failing = await shell.start();
    const crash = process.listeners('uncaughtException').at(-1);
    crash?.(new Error('something nobody thought of'), 'uncaughtException');
    expect(failing.calls.at(-1)).toEqual(['exit', 70]);
    expect(readFileSync(join(failing.userData, 'data/log/counter.log'), 'utf8')).toContain('something nobody thought of');
    await quit(failing);
    expect(existsSync(join(failing.userData, 'data/counter.db-wal'))).toBe(false);
  });

  test('the menu speaks the language of the system', () => {
    expect(JSON.stringify(shell.fake.menus)).toContain('粘贴');
  });
});
