interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/**
 * `npm install` silently leaves out binary packages that the registry lacks, and the next `npm ci` refuses the lock file on
 * every machine. So each optional dependency of each entry has an entry of its own.
 */
export function missingFromLock({ packages }: Lockfile): readonly string[] {
  const known = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !known.has(name))
      .map((name) => `${name}, wanted by ${path || 'package.json'}, has no entry in package-lock.json`),
  );
}
