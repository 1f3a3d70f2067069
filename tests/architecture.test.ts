import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missingFromLock } from './gates/lockfile-rules.ts';
import type { Lockfile } from './gates/lockfile-rules.ts';
import { readTree } from './gates/source-tree.ts';
import * as text from './gates/text-rules.ts';
import * as tree from './gates/tree-rules.ts';

const root = join(import.meta.dirname, '..');
const files = readTree(root);

/** Path -> why a file of more than 300 lines is one thing. */
const longFiles: Readonly<Record<string, string>> = {
  'electron/db/migrations/0001-counter-tables.ts': 'the first schema, read as one page',
  'build/demo/products.ts': 'the goods and parts of the demo shop: data',
  'tests/features/imports.test.ts': 'one set-up of dirty sheets serves all of its cases',
  'tests/e2e/story/day.ts': 'one day, told from the first call to the last slip',
  'tests/features/work-orders.test.ts': 'the life of a slip, case by case',
  'tests/features/stock.test.ts': 'one shelf serves all of its cases, the random ones included',
  'tests/support/spreadsheet-corpus.ts': 'one list of damaged and hostile files, with the few lines that make them',
};

describe('the dependency rule', () => {
  test.each<[string, tree.TreeRule]>([
    ['1 shared/ imports only zod', tree.sharedIsPure],
    ['2 electron/db imports only shared/', tree.dbStandsOnShared],
    ['3 a feature reaches another only through its service', tree.featuresKeepApart],
    ['3 features stand in no circle', tree.noFeatureCircles],
    ['3 platform and context stand below the features', tree.platformStandsBelow],
    ['3 SQL, business and tRPC each keep their layer', tree.layersHold],
    ['4 only rpc/router.ts imports routers, only main.ts and host.ts everything', tree.onlyRootsCompose],
    ['5 a screen imports shared/ and itself', tree.screensKeepApart],
    ['tests and build scripts are imported by nothing else', tree.nothingImportsTests],
    ['no file stands in a circle', tree.noFileCircles],
    ['electron, better-sqlite3 and pg are imported only in their places', tree.packagesInPlace],
    ['node:crypto gives only what every runtime has', tree.cryptoAllowList],
  ])('%s', (_, rule) => {
    expect(rule(files)).toEqual([]);
  });
});

describe('house style', () => {
  test.each<[string, tree.TreeRule]>([
    ['no engine is named outside electron/db', text.enginesUnnamed],
    ['no enum', text.noEnums],
    ['no barrel', text.noBarrels],
    ['further pages are asked for by cursor alone', text.listsByCursor],
    ['windows are made in electron/window.ts', text.windowsInOnePlace],
    ['no deferred transaction', text.noDeferredTransactions],
    ['chained rows are written by the chain alone', text.chainedRowsByChain],
    ['no test is skipped or run alone', text.noSkippedTests],
  ])('%s', (_, rule) => {
    expect(rule(files)).toEqual([]);
  });

  test('no file hides a second thing (over 300 lines)', () => {
    expect(text.tooLong(files, longFiles)).toEqual([]);
  });
});

test('the tree was really read', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(80);
});

test('npm ci accepts the lock file on every platform', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
  expect(missingFromLock(lock)).toEqual([]);
});
