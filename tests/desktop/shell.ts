import { join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { buildStale } from '../../build/stale.ts';
import { root } from '../../build/run.ts';
import { fakeElectron, startMain } from '../support/fake-electron.ts';
import type { FakeContents, FakeElectron, FakeElectronOptions, FakeWindow } from '../support/fake-electron.ts';

export const mainFile = join(root, 'dist/main/main.cjs');
export const preloadFile = join(root, 'dist/preload/preload.cjs');

/** The built shell, started once for the tests of a file. */
export interface Shell {
  readonly fake: FakeElectron;
  readonly window: FakeWindow;
  /** Starts it once more beside the first. */
  readonly start: (options?: FakeElectronOptions, env?: Readonly<Record<string, string>>) => Promise<FakeElectron>;
}

export function useShell(): Shell {
  const cleanUps: (() => void)[] = [];
  const start: Shell['start'] = async (options = {}, env = {}) => {
    const fake = fakeElectron(options);
    cleanUps.push(await startMain(fake, mainFile, env));
    return fake;
  };
  let fake: FakeElectron | undefined;
  const started = (): FakeElectron => {
    if (!fake) throw new Error('the shell is not started yet');
    return fake;
  };
  beforeAll(async () => {
    await buildStale(['main', 'preload', 'web'], () => {});
    fake = await start();
  });
  afterAll(async () => {
    if (fake) await quit(fake);
    for (const cleanUp of cleanUps) cleanUp();
  });
  return {
    get fake() {
      return started();
    },
    get window() {
      return started().windows[0]!;
    },
    start,
  };
}

/** Lets main close its database, as the system does when the last window is gone. */
export async function quit(fake: FakeElectron): Promise<void> {
  fake.app.emit('will-quit', { preventDefault() {} });
  await vi.waitFor(() => expect(fake.calls.map(([name]) => name)).toContain('quit'), 5_000);
}

export function prevented(contents: FakeContents, event: string, url = ''): boolean {
  let isPrevented = false;
  contents.emit(event, {
    url,
    preventDefault() {
      isPrevented = true;
    },
  });
  return isPrevented;
}
