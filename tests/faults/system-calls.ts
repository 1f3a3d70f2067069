import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process did to files, in its order. */
export type SystemCall =
  | { readonly kind: 'write'; readonly path: string; readonly bytes: Buffer; readonly at: number }
  /** A write at the end of a file. */
  | { readonly kind: 'append'; readonly path: string; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string };

/** The options under which strace writes what `readCalls` reads. */
export function recorder(file: string): readonly string[] {
  return ['strace', '-f', '-y', '-xx', '-s', '1000000', '-e', 'trace=pwrite64,write,ftruncate,fsync,fdatasync,unlink', '-o', file];
}

/** Reads a recording; only calls on paths that `isMeant` and that succeeded. */
export async function readCalls(file: string, isMeant: (path: string) => boolean): Promise<readonly SystemCall[]> {
  const calls: SystemCall[] = [];
  // Calls of threads interleave: the first half of a line waits for the second.
  const begun = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const unfinished = /^(.*?)\s*<unfinished \.\.\.>$/.exec(rest);
    if (unfinished) {
      begun.set(pid, unfinished[1] ?? '');
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const call = toCall(resumed ? `${begun.get(pid) ?? ''}${resumed[1]}` : rest);
    if (call && isMeant(call.path)) calls.push(call);
  }
  return calls;
}

const onFile = /^(?<name>\w+)\(\d+<(?<path>[^>]*)>(?:, (?<arguments>.*))?\)\s+= (?<result>\d+)/;

function toCall(text: string): SystemCall | undefined {
  const unlinked = /^unlink\("([^"]*)"\)\s+= 0/.exec(text);
  if (unlinked) return { kind: 'unlink', path: unhex(unlinked[1] ?? '').toString() };
  const found = onFile.exec(text)?.groups;
  if (!found) return undefined;
  const { name, arguments: given = '', result } = found;
  const path = unhex(found['path'] ?? '').toString();
  switch (name) {
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path };
    case 'ftruncate':
      return { kind: 'truncate', path, size: Number(given) };
    case 'pwrite64': {
      const [, hex = '', at = '0'] = /^"([^"]*)", \d+, (\d+)$/.exec(given) ?? [];
      return { kind: 'write', path, bytes: unhex(hex).subarray(0, Number(result)), at: Number(at) };
    }
    case 'write': {
      const [, hex = ''] = /^"([^"]*)"/.exec(given) ?? [];
      return { kind: 'append', path, bytes: unhex(hex) };
    }
    default:
      return undefined;
  }
}

function unhex(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}
