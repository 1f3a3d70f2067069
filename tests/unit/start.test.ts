import { expect, test } from 'vitest';
import { windowObstacle } from '../../build/electron-binary.ts';
import { add, tallyOf } from '../../build/test-results.ts';

test('A.2: a window needs a display on Linux, and not root', () => {
  expect(windowObstacle({ platform: 'linux', env: {}, uid: 1000 })).toContain('no display');
  expect(windowObstacle({ platform: 'linux', env: { DISPLAY: ':0' }, uid: 0 })).toContain('root');
  expect(windowObstacle({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, uid: 1000 })).toBeUndefined();
  expect(windowObstacle({ platform: 'win32', env: {}, uid: undefined })).toBeUndefined();
  expect(windowObstacle({ platform: 'darwin', env: {}, uid: 501 })).toBeUndefined();
});

test('A.2: the last line counts what the runners report, and a runner that crashed has failed', () => {
  const vitest = { numPassedTests: 40, numFailedTests: 2 };
  const playwright = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 1 } };
  expect(tallyOf(vitest, 1)).toEqual({ passed: 40, failed: 2 });
  expect(tallyOf(playwright, 1)).toEqual({ passed: 8, failed: 1 });
  const faults = { reports: [{ outcome: 'passed' }, { outcome: 'failed' }, { outcome: 'skipped' }], faultsCaught: 3, faultsSeeded: 4 };
  expect(tallyOf(faults, 1)).toEqual({ passed: 4, failed: 2 });
  expect(tallyOf({ numPassedTests: 40, numFailedTests: 0 }, 0)).toEqual({ passed: 40, failed: 0 });
  expect(tallyOf({ numPassedTests: 40, numFailedTests: 0 }, 1)).toEqual({ passed: 40, failed: 1 });
  expect(tallyOf(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  expect(tallyOf('rubbish', -1)).toEqual({ passed: 0, failed: 1 });
  expect(add([tallyOf(vitest, 1), tallyOf(playwright, 1)])).toEqual({ passed: 48, failed: 3 });
});
