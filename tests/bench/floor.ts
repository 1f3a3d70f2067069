import { randomUUID } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import type { Traced } from './trace.ts';

/** Values that differ between the traced call and its repetition: ids of rows, numbers of documents. */
export type Exchange = ReadonlyMap<unknown, unknown>;

interface Step {
  readonly statement: Sqlite.Statement<unknown[]>;
  readonly parameters: readonly unknown[];
  /** The id that the traced statement gave. */
  readonly givenId: unknown;
  /** The value that the traced statement took from a running number. */
  readonly takenNumber: number | undefined;
  readonly isLogLine: boolean;
}

/**
 * The least that has to happen for the rows that a traced write left: the same statements that changed something, prepared, in one
 * transaction, without the questions around them. The request key is written once, with its result.
 * @returns a function that writes them again for other rows and answers the ids given, by the traced ones.
 */
export function writeFloor(db: Sqlite.Database, trace: readonly Traced[]): (targets: Exchange) => Exchange {
  const steps = changesOf(trace).map((each): Step => {
    const isNumber = each.sql.includes('"document_sequence"');
    const sql = isNumber ? each.sql : each.sql.replace(/ returning .*$/s, '');
    const single = each.rows?.[0];
    return {
      statement: isNumber ? db.prepare<unknown[]>(sql).raw() : db.prepare<unknown[]>(sql),
      parameters: each.parameters,
      givenId: !isNumber && single?.length === 1 && typeof single[0] === 'number' ? single[0] : undefined,
      takenNumber: isNumber ? Number(single?.[0]) : undefined,
      isLogLine: each.sql.includes('"dispatch_log_line"'),
    };
  });
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  return (targets) => {
    const exchange = new Map(targets);
    const key = randomUUID();
    begin.run();
    let taken = 0;
    for (const { statement, parameters, givenId, takenNumber, isLogLine } of steps) {
      const values = parameters.map((value, index) => (isLogLine && index === 1 ? taken : exchanged(value, exchange, key)));
      if (takenNumber !== undefined) {
        taken = Number((statement.get(...values) as unknown[])[0]);
        exchange.set(numberOf(takenNumber), numberOf(taken));
      } else {
        const { lastInsertRowid } = statement.run(...values);
        if (givenId !== undefined) exchange.set(givenId, Number(lastInsertRowid));
      }
    }
    commit.run();
    return exchange;
  };
}

function changesOf(trace: readonly Traced[]): readonly Traced[] {
  const changes = trace.filter(({ sql, changes: count }) => count > 0 && /^\s*(insert|update|delete)/i.test(sql));
  const claim = changes.find(({ sql }) => sql.startsWith('insert into "request_key"'));
  const result = changes.find(({ sql }) => sql.startsWith('update "request_key"'));
  const others = changes.filter((each) => each !== claim && each !== result);
  if (!claim || !result) return changes;
  const json = result.parameters[0];
  return [...others, { ...claim, parameters: claim.parameters.map((value, index) => (index === 4 ? json : value)) }];
}

/** `-0017` at the end of a document number. */
function numberOf(last: number): string {
  return `-${String(last).padStart(4, '0')}`;
}

const documentNumber = /(?<head>[A-Z]{2}\d{8})(?<last>-\d{4,})/g;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function exchanged(value: unknown, exchange: Exchange, key: string): unknown {
  if (exchange.has(value)) return exchange.get(value);
  if (typeof value !== 'string') return value;
  if (uuid.test(value)) return key;
  const text = documentNumber.test(value)
    ? value.replace(documentNumber, (all, head: string, last: string) =>
        exchange.has(last) ? `${head}${String(exchange.get(last))}` : all,
      )
    : value;
  return text.startsWith('{"id":')
    ? text.replace(/^\{"id":(\d+)/, (all, id: string) => (exchange.has(Number(id)) ? `{"id":${String(exchange.get(Number(id)))}` : all))
    : text;
}
