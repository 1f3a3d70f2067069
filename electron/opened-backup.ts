import { dirname, isAbsolute, resolve } from 'node:path';

/**
 * Where the backup lies that somebody opened with the program: a double click on `….backup` starts it with that file as its last argument.
 * @returns the page that offers the backups of its folder; undefined when no backup was opened.
 */
export function pageOfOpened(args: readonly string[], cwd: string): string | undefined {
  const file = args.findLast((one) => /\.backup$/i.test(one) && !one.startsWith('-'));
  return file === undefined ? undefined : pageOfBackup(isAbsolute(file) ? file : resolve(cwd, file));
}

/** The page that offers the backups which lie beside this one. */
export function pageOfBackup(file: string): string {
  return `settings/backups?place=${encodeURIComponent(dirname(file))}`;
}
