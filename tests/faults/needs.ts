import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Need } from './harness.ts';

const found = new Map<Need, boolean>();

/** What of this the machine does not have. */
export function missing(needs: readonly Need[]): readonly string[] {
  return needs.filter((need) => {
    if (!found.has(need)) found.set(need, has(need));
    return !found.get(need);
  });
}

function has(need: Need): boolean {
  if (process.platform !== 'linux') return false;
  switch (need) {
    case 'gcc':
      return works('gcc', '--version');
    case 'strace':
      // It may be there and not be allowed to look.
      return works('strace', '-o', '/dev/null', 'true');
    case 'mount':
      return works('unshare', '-Urm', 'sh', '-c', 'mount -t tmpfs -o size=400k tmpfs /mnt');
    case 'postgres':
      return postgresBinaries() !== undefined;
  }
}

function works(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/** Where Debian keeps the newest server's programs. */
export function postgresBinaries(): string | undefined {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions)
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
  const binaries = newest && join(versions, newest, 'bin');
  return binaries && existsSync(join(binaries, 'initdb')) ? binaries : undefined;
}
