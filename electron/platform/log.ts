/** Diagnostic log: one line of JSON each, without personal data and secrets. */
export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
}

/** Writes through `write`, e.g. to standard error or a file. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const put = (level: string, message: string, details: Readonly<Record<string, unknown>> = {}) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...details })}\n`);
  return { info: (message, details) => put('info', message, details), error: (message, details) => put('error', message, details) };
}
