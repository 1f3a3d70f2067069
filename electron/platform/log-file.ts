import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const rotateAt = 5 * 1024 * 1024;

/**
 * A line writer for `createLog`: appends to `file` and keeps one older file beside it (`.1`). A log that cannot be written never
 * stops the work at the counter; the line goes to standard error instead.
 */
export function logFile(file: string): (line: string) => void {
  mkdirSync(dirname(file), { recursive: true });
  return (line) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAt) renameSync(file, `${file}.1`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch (error) {
      process.stderr.write(`${line}log file: ${String(error)}\n`);
    }
  };
}
