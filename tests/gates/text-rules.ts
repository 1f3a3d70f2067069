import { chainedRules } from '../../electron/platform/chain/chained-tables.ts';
import { calls, first, isNode, literal } from './source-tree.ts';
import type { Node, SourceFile } from './source-tree.ts';
import type { TreeRule } from './tree-rules.ts';

function eachNode(
  files: readonly SourceFile[],
  judge: (file: SourceFile, node: Node, parent: Node | undefined) => string | undefined,
): readonly string[] {
  return files.flatMap((file) =>
    file.nodes.flatMap(({ node, parent }) => {
      const complaint = judge(file, node, parent);
      return complaint === undefined ? [] : [`${file.path}:${file.lineOf(node.start)} ${complaint}`];
    }),
  );
}

const isCode = (file: SourceFile): boolean => /^(shared|electron|renderer)\//.test(file.path);

const ENGINE_WORD = /sqlite|postgres|pglite/i;
const MAY_NAME_ENGINES = /^electron\/(db\/|main\.ts$|host\.ts$|config\.ts$)|^shared\/i18n\/[^/]+\/database(-guards)?\.ts$/;

/** No engine's name outside `electron/db`, the two roots that open one, the configuration, and the texts that tell people what to install; comments may explain. */
export const enginesUnnamed: TreeRule = (files) =>
  eachNode(
    files.filter((file) => isCode(file) && !MAY_NAME_ENGINES.test(file.path)),
    (_, node) => {
      const word = node.type === 'Identifier' ? node['name'] : (literal(node) ?? quasi(node));
      return typeof word === 'string' && ENGINE_WORD.test(word) ? `names an engine: ${word.slice(0, 60)}` : undefined;
    },
  );

const quasi = (node: Node): unknown => (node.type === 'TemplateElement' ? (node['value'] as { readonly raw: string }).raw : undefined);

export const noEnums: TreeRule = (files) =>
  eachNode(files, (_, node) => (node.type === 'TSEnumDeclaration' ? 'enum: write a union of texts' : undefined));

/** A file that hands on what another exports hides where things are. */
export const noBarrels: TreeRule = (files) =>
  eachNode(files, (_, node) => (node.type === 'ExportAllDeclaration' ? 'export *: import from the file that defines it' : undefined));

/** The ready-made options of endless lists send a `direction` that no list of the host knows: it would answer with a refusal. */
export const listsByCursor: TreeRule = (files) =>
  eachNode(files, (_, node) =>
    node.type === 'CallExpression' && memberCalled(node) === 'infiniteQueryOptions'
      ? 'infiniteQueryOptions: ask by cursor alone'
      : undefined,
  );

/** Windows are made, and hardened, in one place. */
export const windowsInOnePlace: TreeRule = (files) =>
  eachNode(files, (file, node) => {
    if (node.type !== 'NewExpression' || file.path === 'electron/window.ts' || file.path.startsWith('tests/')) return undefined;
    return calls(node, 'BrowserWindow') || memberCalled(node) === 'BrowserWindow'
      ? 'new BrowserWindow: only in electron/window.ts'
      : undefined;
  });

const CHAINED = new Set(chainedRules.map(({ table }): unknown => table));

/** Rows that are in the chain are written by `insertChained`, and their texts blanked by `eraseTexts`: others would look slipped in (F118). */
export const chainedRowsByChain: TreeRule = (files) =>
  eachNode(
    files.filter(({ path }) => path.startsWith('electron/') && !path.startsWith('electron/platform/chain/')),
    (_, node) => {
      if (node.type !== 'CallExpression') return undefined;
      const [one, two] = node['arguments'] as readonly unknown[];
      const isInto = memberCalled(node) === 'insertInto' && CHAINED.has(literal(one));
      const isRow = ['insertRow', 'insertRows', 'insertRowForId'].some((name) => calls(node, name)) && CHAINED.has(literal(two));
      return isInto || isRow ? 'writes a chained row: call insertChained' : undefined;
    },
  );

/**
 * Write transactions on the embedded engine start IMMEDIATE: a deferred one fails with BUSY under other writers. The library's
 * `handle.transaction(fn)` is deferred unless it is called as `.immediate()`; Kysely's `transaction()` takes no argument.
 */
export const noDeferredTransactions: TreeRule = (files) =>
  eachNode(
    files.filter(({ path }) => !path.startsWith('electron/db/postgres')),
    (file, node, parent) => {
      if (/^begin( deferred)?( transaction)?;?$/i.test(literal(node)?.trim() ?? '') && parent?.type === 'CallExpression') {
        return importsSqlite(file) ? 'begin without immediate' : undefined;
      }
      if (node.type !== 'CallExpression' || memberCalled(node) !== 'transaction' || !importsSqlite(file)) return undefined;
      if (!isNode(first(node)) || isImmediate(parent)) return undefined;
      if (parent?.type === 'VariableDeclarator' && usedImmediately(file, (parent['id'] as Node)['name'])) return undefined;
      return 'transaction(fn) starts deferred: call .immediate()';
    },
  );

const importsSqlite = (file: SourceFile): boolean => file.imports.some(({ target }) => target === 'better-sqlite3');

function memberCalled(node: Node): unknown {
  const callee = node['callee'];
  return isNode(callee) && callee.type === 'MemberExpression' ? (callee['property'] as Node)['name'] : undefined;
}

const isImmediate = (node: Node | undefined): boolean =>
  node?.type === 'MemberExpression' && ['immediate', 'exclusive'].includes(String((node['property'] as Node)['name']));

/** Whether every use of a kept transaction is `name.immediate(…)`. */
function usedImmediately(file: SourceFile, name: unknown): boolean {
  const uses = file.nodes.filter(
    ({ node, parent }) => node.type === 'Identifier' && node['name'] === name && parent?.type !== 'VariableDeclarator',
  );
  return uses.length > 0 && uses.every(({ parent }) => isImmediate(parent));
}

/** `test.skip(`, `describe.only(` … in tests; the one spec that may skip itself needs Electron's binary. */
export const noSkippedTests: TreeRule = (files) =>
  eachNode(
    files.filter(({ path }) => path.startsWith('tests/') && !/electron-binary/.test(path)),
    (_, node) => {
      if (node.type !== 'CallExpression') return undefined;
      const called = String(memberCalled(node));
      const modifiers = ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fixme'];
      return modifiers.includes(called) && isTestCall(node) ? `.${called}(: no test is skipped or run alone` : undefined;
    },
  );

function isTestCall(node: Node): boolean {
  let inner: unknown = (node['callee'] as Node)['object'];
  while (isNode(inner) && inner.type === 'MemberExpression') inner = inner['object'];
  return isNode(inner) && ['test', 'it', 'describe', 'suite'].includes(String(inner['name']));
}

export const MAX_LINES = 300;

/** Files in which a second thing hides. `exceptions`: path -> why its length is right. */
export function tooLong(files: readonly SourceFile[], exceptions: Readonly<Record<string, string>>): readonly string[] {
  const lengths = files.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
  const long = lengths
    .filter(({ path, lines }) => lines > MAX_LINES && !(path in exceptions))
    .map(({ path, lines }) => `${path} has ${lines} lines`);
  const stale = Object.keys(exceptions).filter((path) => !lengths.some((file) => file.path === path));
  return [...long, ...stale.map((path) => `${path} is gone: drop its exception`)];
}
