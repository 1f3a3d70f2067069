import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path from the root for a relative specifier, the package's name for any other. */
  readonly target: string;
  /** Exported names that are taken; `default` for a default import, `*` for everything. */
  readonly names: readonly string[];
  readonly typeOnly: boolean;
  readonly line: number;
}

/** A node of the syntax tree: all that the rules need to know of it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Every node with its parent, in the order of the text. */
  readonly nodes: readonly { readonly node: Node; readonly parent: Node | undefined }[];
  readonly lineOf: (offset: number) => number;
}

/** Path -> text. Made from the disk by `readTree`, by hand where a test plants a fault. */
export type Texts = Readonly<Record<string, string>>;

/** Every TypeScript file of the five folders below `root`. */
export function readTree(root: string): readonly SourceFile[] {
  const paths = globSync('{shared,electron,renderer,build,tests}/**/*.{ts,tsx,mts,mjs}', { cwd: root }).toSorted();
  return parseTree(Object.fromEntries(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')])));
}

export function parseTree(texts: Texts): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => parseFile(path, text));
}

function parseFile(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const lineOf = lineCounter(text);
  const nodes: { node: Node; parent: Node | undefined }[] = [];
  walk(program as unknown as Node, undefined, nodes);
  const imports = nodes.flatMap(({ node, parent }) => importOf(node, parent).map((found) => ({ ...found, line: lineOf(node.start) })));
  return { path, text, nodes, lineOf, imports: imports.map((found) => ({ ...found, target: resolve(path, found.specifier) })) };
}

function walk(node: Node, parent: Node | undefined, into: { node: Node; parent: Node | undefined }[]): void {
  into.push({ node, parent });
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, node, into);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

type Found = Pick<Import, 'specifier' | 'names' | 'typeOnly'>;

/** Static and dynamic imports, re-exports, `import('…')` in types, `require('…')`, and `new URL('./worker.ts', …)`. */
function importOf(node: Node, parent: Node | undefined): readonly Found[] {
  switch (node.type) {
    case 'ImportDeclaration':
      return [found(node['source'], specifiers(node), node['importKind'] === 'type' || allTypes(node))];
    case 'ExportAllDeclaration':
      return [found(node['source'], ['*'], node['exportKind'] === 'type')];
    case 'ExportNamedDeclaration':
      return isNode(node['source']) ? [found(node['source'], specifiers(node), node['exportKind'] === 'type')] : [];
    case 'ImportExpression':
      return literal(node['source']) === undefined ? [] : [found(node['source'], ['*'], false)];
    case 'TSImportType':
      return literal(node['source']) === undefined ? [] : [found(node['source'], ['*'], true)];
    case 'CallExpression':
      return calls(node, 'require') && literal(first(node)) !== undefined ? [found(first(node), ['*'], false)] : [];
    case 'NewExpression':
      return calls(node, 'URL') && parent?.type !== 'TSTypeQuery' && /^\.{1,2}\//.test(literal(first(node)) ?? '')
        ? [found(first(node), ['*'], false)]
        : [];
    default:
      return [];
  }
}

function found(source: unknown, names: readonly string[], typeOnly: boolean): Found {
  return { specifier: literal(source) ?? '', names, typeOnly };
}

function specifiers(node: Node): readonly string[] {
  return (node['specifiers'] as readonly Node[]).map((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier') return 'default';
    if (specifier.type === 'ImportNamespaceSpecifier') return '*';
    const named = (specifier['imported'] ?? specifier['local']) as Node;
    return String(named['name'] ?? named['value']);
  });
}

function allTypes(node: Node): boolean {
  const all = node['specifiers'] as readonly Node[];
  return all.length > 0 && all.every((specifier) => specifier['importKind'] === 'type');
}

export function calls(node: Node, name: string): boolean {
  return isNode(node['callee']) && node['callee'].type === 'Identifier' && node['callee']['name'] === name;
}

export function first(node: Node): unknown {
  return (node['arguments'] as readonly unknown[])[0];
}

/** The text of a string literal. */
export function literal(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : undefined;
}

function resolve(path: string, specifier: string): string {
  if (/^\.{1,2}(\/|$)/.test(specifier)) return posix.normalize(posix.join(posix.dirname(path), specifier));
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function lineCounter(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split('\n').length;
}
