import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

/** A new folder that goes when the tests of the file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'counter-test-'));
  if (made.push(folder) === 1) {
    afterAll(() => {
      for (const each of made.splice(0)) rmSync(each, { recursive: true, force: true });
    });
  }
  return folder;
}
