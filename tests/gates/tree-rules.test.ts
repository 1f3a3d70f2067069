import { describe, expect, test } from 'vitest';
import { missingFromLock } from './lockfile-rules.ts';
import { parseTree } from './source-tree.ts';
import * as text from './text-rules.ts';
import * as tree from './tree-rules.ts';

interface Planted {
  readonly rule: tree.TreeRule;
  readonly path: string;
  readonly fault: string;
  readonly sound: string;
  /** What the complaint says, if not the path. */
  readonly says?: string;
  /** Files beside it. */
  readonly others?: Readonly<Record<string, string>>;
}

const service = 'electron/features/orders/orders.service.ts';

const planted: Readonly<Record<string, Planted>> = {
  'shared/ imports Node': {
    rule: tree.sharedIsPure,
    path: 'shared/a.ts',
    fault: "import { join } from 'node:path';",
    sound: "import { z } from 'zod';",
  },
  'shared/ imports pinyin tables outside the search text': {
    rule: tree.sharedIsPure,
    path: 'shared/a.ts',
    fault: "import { pinyin } from 'pinyin-pro';",
    sound: "import { b } from './b.ts';",
  },
  'electron/db imports a feature': {
    rule: tree.dbStandsOnShared,
    path: 'electron/db/a.ts',
    fault: "import type { A } from '../features/a/a.service.ts';",
    sound: "import { m } from '../../shared/money.ts';",
  },
  'a feature imports the repository of another': {
    rule: tree.featuresKeepApart,
    path: service,
    fault: "import { p } from '../parts/parts.repository.ts';",
    sound: "import { p } from '../parts/parts.service.ts';",
  },
  'a feature re-exports from rpc': {
    rule: tree.featuresKeepApart,
    path: service,
    fault: "export { t } from '../../rpc/trpc.ts';",
    sound: "export { t } from '../../platform/t.ts';",
  },
  'platform imports a feature': {
    rule: tree.platformStandsBelow,
    path: 'electron/platform/jobs.ts',
    fault: "const parts = await import('../features/parts/parts.service.ts');",
    sound: "import { e } from '../errors.ts';",
  },
  'a service names tRPC': {
    rule: tree.layersHold,
    path: service,
    fault: "import { TRPCError } from '@trpc/server';",
    sound: "import { DomainError } from '../../errors.ts';",
  },
  'a router holds SQL': {
    rule: tree.layersHold,
    path: 'electron/features/orders/orders.router.ts',
    fault: "import { sql } from 'kysely';",
    sound: "import { list } from './orders.service.ts';",
  },
  'a host imports a feature': {
    rule: tree.onlyRootsCompose,
    path: 'electron/rpc/http-host.ts',
    fault: "import { list } from '../features/orders/orders.service.ts';",
    sound: "import { router } from './router.ts';",
  },
  'a screen imports the machine': {
    rule: tree.screensKeepApart,
    path: 'renderer/app.tsx',
    fault: "import type { Context } from '../electron/context.ts';",
    sound: "import { theme } from './theme.ts';",
  },
  'a screen imports another': {
    rule: tree.screensKeepApart,
    path: 'renderer/features/parts/parts-page.tsx',
    fault: "import { OrdersPage } from '../orders/orders-page.tsx';",
    sound: "import { Page } from '../../components/page.tsx';",
  },
  'the connection imports more than the type of the router': {
    rule: tree.screensKeepApart,
    path: 'renderer/api.ts',
    fault: "import { router } from '../electron/rpc/router.ts';",
    sound: "import type { AppRouter } from '../electron/rpc/router.ts';",
  },
  'the application imports tests': {
    rule: tree.nothingImportsTests,
    path: 'electron/host.ts',
    fault: "import { shop } from '../tests/support/shop.ts';",
    sound: "import { open } from './db/open.ts';",
  },
  'a service requires electron': {
    rule: tree.packagesInPlace,
    path: service,
    fault: "const { app } = require('electron');",
    sound: "const { app } = require('./app.ts');",
  },
  'a service opens a database': {
    rule: tree.packagesInPlace,
    path: service,
    fault: "import type Sqlite from 'better-sqlite3';",
    sound: "import { sql } from 'kysely';",
  },
  'a hash that Electron lacks': {
    rule: tree.cryptoAllowList,
    path: service,
    fault: "import { argon2, randomUUID } from 'node:crypto';",
    sound: "import { randomUUID } from 'node:crypto';",
  },
  'two files in a circle, one of them a worker': {
    rule: tree.noFileCircles,
    path: 'electron/platform/a.ts',
    fault: "const worker = new URL('./b.ts', import.meta.url);",
    sound: "import type { b } from './b.ts';",
    others: { 'electron/platform/b.ts': "import { a } from './a.ts';" },
  },
  'two features in a circle through different files': {
    rule: tree.noFeatureCircles,
    path: service,
    fault: "import type { P } from '../parts/parts.service.ts';",
    sound: "import type { P } from './orders.repository.ts';",
    says: 'circle: orders -> parts -> orders',
    others: { 'electron/features/parts/parts.repository.ts': "import type { O } from '../orders/orders.service.ts';" },
  },
  'an engine is named in a text': {
    rule: text.enginesUnnamed,
    path: service,
    fault: "if (engine.name === 'postgres') wait();",
    sound: '// SQLite has no row lock.\nwait();',
  },
  'an enum': { rule: text.noEnums, path: 'shared/a.ts', fault: 'enum State { open }', sound: "type State = 'open';" },
  'a barrel': { rule: text.noBarrels, path: 'shared/index.ts', fault: "export * from './a.ts';", sound: "export { a } from './a.ts';" },
  'an endless list with ready-made options': {
    rule: text.listsByCursor,
    path: 'renderer/features/parts/parts-page.tsx',
    fault: 'useInfiniteQuery(trpc.parts.list.infiniteQueryOptions({}, { getNextPageParam }));',
    sound: 'useInfiniteQuery({ queryKey, queryFn, initialPageParam: undefined, getNextPageParam });',
  },
  'a second place that makes windows': {
    rule: text.windowsInOnePlace,
    path: 'electron/printing/printer.ts',
    fault: 'const hidden = new BrowserWindow({ show: false });',
    sound: 'const hidden = createHiddenWindow();',
  },
  'a chained row that is written past the chain': {
    rule: text.chainedRowsByChain,
    path: 'electron/features/stock/ledger.repository.ts',
    fault: "await tx.insertInto('stockMove').values(move).execute();",
    sound: "await insertChained(tx, 'stockMove', move);",
  },
  'a deferred transaction, called at once': {
    rule: text.noDeferredTransactions,
    path: 'electron/db/sqlite.ts',
    fault: "import Sqlite from 'better-sqlite3';\nnew Sqlite('a').transaction(() => 1)();",
    sound: "import Sqlite from 'better-sqlite3';\nnew Sqlite('a').transaction(() => 1).immediate();",
  },
  'a deferred transaction, kept': {
    rule: text.noDeferredTransactions,
    path: 'tests/bench/floor.ts',
    fault: "import Sqlite from 'better-sqlite3';\nconst write = new Sqlite('a').transaction(() => 1);\nwrite();",
    sound: "import Sqlite from 'better-sqlite3';\nconst write = new Sqlite('a').transaction(() => 1);\nwrite.immediate();",
  },
  'a plain begin': {
    rule: text.noDeferredTransactions,
    path: 'electron/db/sqlite.ts',
    fault: "import Sqlite from 'better-sqlite3';\nnew Sqlite('a').exec('BEGIN');",
    sound: "import Sqlite from 'better-sqlite3';\nnew Sqlite('a').exec('begin immediate');",
  },
  'a skipped test': {
    rule: text.noSkippedTests,
    path: 'tests/unit/a.test.ts',
    fault: "test.skip('later', () => {});",
    sound: "test('now', () => {});",
  },
  'a test run alone': {
    rule: text.noSkippedTests,
    path: 'tests/e2e/a.spec.ts',
    fault: "test.describe.only('mine', () => {});",
    sound: "test.describe('all', () => {});",
  },
};

describe.each(Object.entries(planted))('%s', (_, { rule, path, fault, sound, says, others = {} }) => {
  test('is named', () => {
    const complaints = rule(parseTree({ [path]: fault, ...others }));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(says ?? path);
  });

  test('is not seen where there is none', () => {
    expect(rule(parseTree({ [path]: sound, ...others }))).toEqual([]);
  });
});

test('a file over 300 lines needs a reason, and a reason needs a file', () => {
  const files = parseTree({ 'shared/long.ts': 'f();\n'.repeat(301), 'shared/short.ts': 'f();\n'.repeat(300) });
  expect(text.tooLong(files, {})).toEqual(['shared/long.ts has 301 lines']);
  expect(text.tooLong(files, { 'shared/long.ts': 'one table' })).toEqual([]);
  expect(text.tooLong(files, { 'shared/long.ts': 'one table', 'shared/gone.ts': 'a table' })).toEqual([
    'shared/gone.ts is gone: drop its exception',
  ]);
});

test('an optional package without an entry in the lock file is named', () => {
  const packages = {
    'node_modules/tool': { optionalDependencies: { '@tool/linux': '1.0.0', '@tool/windows': '1.0.0' } },
    'node_modules/other/node_modules/@tool/linux': {},
  };
  expect(missingFromLock({ packages })).toEqual(['@tool/windows, wanted by node_modules/tool, has no entry in package-lock.json']);
});
