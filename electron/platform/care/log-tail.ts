import { open } from 'node:fs/promises';

const tailBytes = 512 * 1024;

/** A line of the diagnostic log, reduced to what can hold nothing of a customer. */
export interface SafeLine {
  readonly at: string;
  readonly level: string;
  readonly message: string;
  readonly ref?: string;
  readonly path?: string;
  /** Kind of the failure and where in the program, without its words. */
  readonly error?: string;
  readonly [figure: string]: string | number | undefined;
}

/**
 * The newest lines of the log, oldest first. The words of an error may quote what somebody typed, so of an error only its kind and its places
 * in the program are taken, and of everything else only figures.
 */
export async function readLogTail(file: string): Promise<readonly SafeLine[]> {
  const text = await readTail(file);
  return text.split('\n').flatMap((line) => safeLine(line) ?? []);
}

async function readTail(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - tailBytes);
    const bytes = Buffer.alloc(size - from);
    await handle.read(bytes, 0, bytes.length, from);
    const text = bytes.toString('utf8');
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}

function safeLine(line: string): SafeLine | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { at, level, message, ref, path, error, ...rest } = parsed as Record<string, unknown>;
  if (typeof at !== 'string' || typeof level !== 'string' || typeof message !== 'string') return undefined;
  const figures = Object.entries(rest).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return {
    at,
    level,
    message,
    ...(typeof ref === 'string' && /^E[0-9A-Z]{2,16}$/.test(ref) && { ref }),
    ...(typeof path === 'string' && /^[a-zA-Z]+\.[a-zA-Z]+$/.test(path) && { path }),
    ...(typeof error === 'string' && { error: placesOf(error) }),
    ...Object.fromEntries(figures.filter(([name]) => /^[a-zA-Z]{1,24}$/.test(name))),
  };
}

/** `TypeError` and the frames of a stack, as `file:line`. */
function placesOf(error: string): string {
  const [kind] = /^[A-Z][A-Za-z]*Error\b/.exec(error) ?? ['Error'];
  const frames = [...error.matchAll(/^ +at .*?([A-Za-z0-9._-]+\.(?:[cm]?[jt]sx?)):(\d+)/gm)].map(([, file, row]) => `${file}:${row}`);
  return [kind, ...frames.slice(0, 8)].join(' ');
}
