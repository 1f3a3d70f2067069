import Sqlite from 'better-sqlite3';

/** One statement as it went to the database. */
export interface Traced {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Rows that it answered, if it answers rows. */
  readonly rows: readonly (readonly unknown[])[] | undefined;
  readonly changes: number;
  readonly us: number;
}

interface StatementMethods {
  run(...parameters: unknown[]): Sqlite.RunResult;
  all(...parameters: unknown[]): unknown[];
}

// The class is not exported, but each of its objects leads to it.
const probe = new Sqlite(':memory:');
const statements = Object.getPrototypeOf(probe.prepare('select 1')) as StatementMethods;
probe.close();

/** Everything that `work` sends to any database of this process. */
export async function traced(work: () => Promise<unknown>): Promise<readonly Traced[]> {
  const { run, all } = statements;
  const log: Traced[] = [];
  statements.run = function (this: Sqlite.Statement, ...parameters) {
    const started = performance.now();
    const result = run.apply(this, parameters);
    log.push({ sql: this.source, parameters, rows: undefined, changes: result.changes, us: (performance.now() - started) * 1000 });
    return result;
  };
  statements.all = function (this: Sqlite.Statement, ...parameters) {
    const started = performance.now();
    const rows = all.apply(this, parameters) as unknown[][];
    log.push({ sql: this.source, parameters, rows, changes: rows.length, us: (performance.now() - started) * 1000 });
    return rows;
  };
  try {
    await work();
  } finally {
    Object.assign(statements, { run, all });
  }
  return log;
}

/** Where the time of an operation goes: microseconds per call of each statement, the dearest first, and what is left for the program. `before` is not counted. */
export async function profile<T>(
  calls: number,
  call: (i: number, made: T) => Promise<unknown>,
  before: (i: number) => Promise<T>,
): Promise<readonly { readonly us: number; readonly times: number; readonly sql: string }[]> {
  const spent = new Map<string, { us: number; times: number }>();
  let outside = 0;
  for (let i = 0; i < calls; i++) {
    const made = await before(i);
    const started = performance.now();
    const statements = await traced(() => call(i, made));
    outside += (performance.now() - started) * 1000;
    for (const { sql, us } of statements) {
      const entry = spent.get(sql) ?? { us: 0, times: 0 };
      entry.us += us;
      entry.times++;
      outside -= us;
      spent.set(sql, entry);
    }
  }
  const lines = [...spent].map(([sql, { us, times }]) => ({ us: us / calls, times: times / calls, sql }));
  return [...lines.toSorted((a, b) => b.us - a.us), { us: outside / calls, times: 1, sql: '(program, begin and commit)' }];
}
