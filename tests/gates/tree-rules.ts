import type { Import, SourceFile } from './source-tree.ts';

/** Each rule takes the whole tree and answers one sentence for each place that breaks it, beginning with the place. */
export type TreeRule = (files: readonly SourceFile[]) => readonly string[];

const at = (file: SourceFile, line: number): string => `${file.path}:${line}`;

function eachImport(files: readonly SourceFile[], judge: (file: SourceFile, imported: Import) => string | undefined): readonly string[] {
  return files.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const complaint = judge(file, imported);
      return complaint === undefined ? [] : [`${at(file, imported.line)} ${complaint}`];
    }),
  );
}

/** A file or a package of ours: everything that begins with one of the five folders. */
const isOurs = (target: string): boolean => /^(shared|electron|renderer|build|tests)\//.test(target);

const below = (target: string, ...folders: readonly string[]): boolean => folders.some((folder) => target.startsWith(`${folder}/`));

/** Dependency rule 1: `shared/` runs everywhere, so it imports only itself, zod and, where search needs it, pinyin-pro. */
export const sharedIsPure: TreeRule = (files) =>
  eachImport(files, (file, { target, specifier }) => {
    if (!below(file.path, 'shared') || below(target, 'shared') || target === 'zod') return undefined;
    if (target === 'pinyin-pro' && file.path === 'shared/search-text.ts') return undefined;
    return `shared/ imports ${specifier}: only zod is allowed`;
  });

/** Dependency rule 2: `electron/db` stands on `shared/` alone (`electron/errors.ts` itself imports nothing but `shared/`). */
export const dbStandsOnShared: TreeRule = (files) =>
  eachImport(files, (file, { target, specifier }) => {
    if (!isOurs(target)) return undefined;
    if (file.path === 'electron/errors.ts' && !below(target, 'shared')) return `errors.ts imports ${specifier}: only shared/ is allowed`;
    if (!below(file.path, 'electron/db') || below(target, 'shared', 'electron/db') || target === 'electron/errors.ts') return undefined;
    return `electron/db imports ${specifier}: only shared/ is allowed`;
  });

const FEATURE = /^electron\/features\/([^/]+)\//;

/** Dependency rule 3: what a feature may import; another feature only through that feature's service. */
export const featuresKeepApart: TreeRule = (files) =>
  eachImport(files, (file, { target, specifier }) => {
    const feature = FEATURE.exec(file.path)?.[1];
    if (feature === undefined || !isOurs(target)) return undefined;
    const other = FEATURE.exec(target)?.[1];
    if (other === feature) return undefined;
    if (other !== undefined) {
      return target.endsWith('.service.ts')
        ? undefined
        : `feature ${feature} imports ${specifier}: another feature only through its *.service.ts`;
    }
    if (below(target, 'shared', 'electron/db', 'electron/platform')) return undefined;
    if (['electron/context.ts', 'electron/errors.ts'].includes(target)) return undefined;
    if (file.path.endsWith('.router.ts') && target === 'electron/rpc/trpc.ts') return undefined;
    return `feature ${feature} imports ${specifier}: only shared/, electron/db, electron/platform, context, errors (a router also rpc/trpc.ts)`;
  });

/** What lies under the features knows nothing of them. */
export const platformStandsBelow: TreeRule = (files) =>
  eachImport(files, (file, { target, specifier }) => {
    if (!below(file.path, 'electron/platform') && file.path !== 'electron/context.ts') return undefined;
    if (!isOurs(target) || below(target, 'shared', 'electron/db', 'electron/platform')) return undefined;
    if (['electron/context.ts', 'electron/errors.ts'].includes(target)) return undefined;
    return `${file.path} imports ${specifier}: electron/platform and context stand below the features`;
  });

/** The layers of `electron/features`: SQL in repositories, business in services, tRPC in routers. */
export const layersHold: TreeRule = (files) =>
  eachImport(files, (file, { target, specifier, typeOnly }) => {
    if (!below(file.path, 'electron/features') && !below(file.path, 'electron/platform')) return undefined;
    if (target.startsWith('@trpc/') && !file.path.endsWith('.router.ts')) return `only a router names tRPC, not ${file.path}`;
    if (target.endsWith('.router.ts')) return `only electron/rpc/router.ts imports a router: ${specifier}`;
    if (!file.path.endsWith('.router.ts')) return undefined;
    if (target.endsWith('.repository.ts') && !typeOnly) return `a router calls the service, not ${specifier}`;
    return target === 'kysely' ? 'a router holds no SQL' : undefined;
  });

const COMPOSITION = ['electron/main.ts', 'electron/host.ts'];

/** Dependency rule 4: `rpc/router.ts` imports the feature routers; only `main.ts` and `host.ts` import everything. */
export const onlyRootsCompose: TreeRule = (files) =>
  eachImport(files, (file, { target, specifier }) => {
    if (!below(file.path, 'electron')) return undefined;
    if (COMPOSITION.includes(target)) return `nothing imports the composition root ${specifier}`;
    const routerHere = file.path === 'electron/rpc/router.ts';
    if (target.endsWith('.router.ts') && target !== 'electron/rpc/router.ts' && !routerHere)
      return `only electron/rpc/router.ts imports ${specifier}`;
    const isRpc = below(file.path, 'electron/rpc') && !routerHere;
    return isRpc && FEATURE.test(target) ? `electron/rpc imports ${specifier}: only router.ts knows the features` : undefined;
  });

const RENDERER_FEATURE = /^renderer\/features\/([^/]+)\//;

/** Dependency rule 5: screens import `shared/` and themselves; the one exception is the type of the router in `renderer/api.ts`. */
export const screensKeepApart: TreeRule = (files) =>
  eachImport(files, (file, { target, specifier, names, typeOnly }) => {
    if (!below(file.path, 'renderer')) return undefined;
    if (target.startsWith('node:')) return `a screen imports ${specifier}: it runs in a browser`;
    if (!isOurs(target) || below(target, 'shared')) return undefined;
    if (!below(target, 'renderer')) {
      const isException =
        file.path === 'renderer/api.ts' && target === 'electron/rpc/router.ts' && typeOnly && names.join() === 'AppRouter';
      return isException
        ? undefined
        : `renderer/ imports ${specifier}: only shared/ and itself (renderer/api.ts: import type { AppRouter })`;
    }
    const feature = RENDERER_FEATURE.exec(file.path)?.[1];
    const other = RENDERER_FEATURE.exec(target)?.[1];
    if (other === undefined || other === feature) return undefined;
    if (feature !== undefined) return `screen ${feature} imports ${specifier}: a renderer feature imports no other`;
    // The frame is what puts screens on the page: sign-in, lock, navigation.
    const isShared = below(file.path, 'renderer/components', 'renderer/print') && !below(file.path, 'renderer/components/frame');
    return isShared ? `${specifier} is a screen: components and print forms are shared by all` : undefined;
  });

/** Only tests import tests, and only tests and build scripts import build scripts. */
export const nothingImportsTests: TreeRule = (files) =>
  eachImport(files, (file, { target, specifier }) => {
    if (below(target, 'tests') && !below(file.path, 'tests')) return rulesCommand(file) ? undefined : `${specifier} belongs to the tests`;
    return below(target, 'build') && !below(file.path, 'tests', 'build') ? `${specifier} belongs to the build scripts` : undefined;
  });

// `npm run rules` compares the catalogue of the tests with their results.
const rulesCommand = (file: SourceFile): boolean => file.path === 'build/rules.ts';

const PLACES: Readonly<Record<string, readonly string[]>> = {
  electron: [
    ...['main', 'window', 'preload', 'recovery-preload', 'menu', 'updates'].map((name) => `electron/${name}.ts`),
    'electron/rpc/ipc-host.ts',
    'electron/printing/printer.ts',
  ],
  'better-sqlite3': ['electron/db/sqlite.ts', 'electron/db/sqlite-file.ts', 'electron/db/sqlite-checkpoints.ts'],
  pg: ['electron/db/postgres.ts'],
  '@electric-sql/pglite': [],
};

/** Native and desktop packages in their places, so every rule of the business runs in plain Node. Tests and build measure floors. */
export const packagesInPlace: TreeRule = (files) =>
  eachImport(files, (file, { target }) => {
    const places = PLACES[target];
    if (places === undefined || places.includes(file.path)) return undefined;
    if (target !== 'electron' && below(file.path, 'tests', 'build')) return undefined;
    return `${target} is imported only in ${places.join(', ') || 'tests/ and build/'}`;
  });

const CRYPTO = [
  'scrypt',
  'createHash',
  'createHmac',
  'createSecretKey',
  'createCipheriv',
  'createDecipheriv',
  'randomBytes',
  'randomUUID',
  'timingSafeEqual',
];

/** Electron's BoringSSL lacks much of OpenSSL: a hash made by the host must verify on the desktop. */
export const cryptoAllowList: TreeRule = (files) =>
  eachImport(files, (_, { target, names, typeOnly }) => {
    if (typeOnly || (target !== 'node:crypto' && target !== 'crypto')) return undefined;
    const foreign = names.filter((name) => !CRYPTO.includes(name));
    return foreign.length > 0 ? `node:crypto ${foreign.join(', ')} is not in the allow-list (${CRYPTO.join(', ')})` : undefined;
  });

/** No circle between files at run time; `import type` is gone by then. */
export const noFileCircles: TreeRule = (files) => circles(new Map(files.map(({ path, imports }) => [path, runTimeTargets(imports)])));

const runTimeTargets = (imports: readonly Import[]): ReadonlySet<string> =>
  new Set(imports.flatMap(({ target, typeOnly }) => (!typeOnly && isOurs(target) ? [target] : [])));

/** No circle between features, whichever files carry it, types included. */
export const noFeatureCircles: TreeRule = (files) => {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const feature = FEATURE.exec(file.path)?.[1];
    if (feature === undefined) continue;
    const reached = graph.get(feature) ?? new Set();
    for (const { target } of file.imports) {
      const other = FEATURE.exec(target)?.[1];
      if (other !== undefined && other !== feature) reached.add(other);
    }
    graph.set(feature, reached);
  }
  return circles(graph);
};

function circles(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      found.push(`circle: ${[...trail.slice(start), name].join(' -> ')}`);
      return;
    }
    if (done.has(name)) return;
    for (const next of graph.get(name) ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  return found;
}
