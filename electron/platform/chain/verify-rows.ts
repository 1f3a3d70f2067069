import type { ChainProblem } from '../../../shared/audit-chain.ts';
import type { Db } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';
import { selectChained } from './chain-start.ts';
import type { ChainedRow } from './chain-start.ts';
import { fixedDigest, textsDigest } from './chain-lines.ts';
import type { ChainLine } from './chain-lines.ts';
import { chainedRules, ruleOfCode } from './chained-tables.ts';
import type { ChainedRule, ChainedTable } from './chained-tables.ts';
import { IdSet } from './id-set.ts';
import { findLinesSince } from './verify-reads.ts';

type RowLine = Extract<ChainLine, { kind: 'row' }>;
type ErasedLine = Extract<ChainLine, { kind: 'erased' }>;

const readers = new Map(
  chainedRules.map((rule) => [rule.code, preparedList((db, ids) => selectChained(db as Db, rule).where('id', 'in', ids))]),
);
const idsAtOnce = 1000;

/** The rows that the chain names, held against those that are there. */
export class ChainRows {
  readonly #db: Db;
  readonly #key: Uint8Array;
  readonly #lastSeq: number;
  readonly #seen = new Map<string, IdSet>();
  readonly #waiting = new Map<string, RowLine[]>();
  /** Rows whose texts are not as they were written: an erasure has to say so. */
  readonly #otherTexts = new Map<string, { readonly code: string; readonly id: number }>();
  readonly #erased = new Map<string, ErasedLine>();
  waiting = 0;
  seen = 0;

  /** @param lastSeq where the chain ended when the reading began. */
  constructor(db: Db, key: Uint8Array, lastSeq: number) {
    this.#db = db;
    this.#key = key;
    this.#lastSeq = lastSeq;
  }

  /** False for a row that is in the chain already. */
  add(line: RowLine): boolean {
    let seen = this.#seen.get(line.code);
    if (!seen) this.#seen.set(line.code, (seen = new IdSet()));
    if (!ruleOfCode(line.code) || !seen.add(line.id)) return false;
    const waiting = this.#waiting.get(line.code);
    if (waiting) waiting.push(line);
    else this.#waiting.set(line.code, [line]);
    this.waiting++;
    this.seen++;
    return true;
  }

  erase(line: ErasedLine): void {
    this.#erased.set(`${line.code} ${line.id}`, line);
  }

  /** Looks up the rows that wait for it. */
  async look(): Promise<ChainProblem | undefined> {
    let problem: ChainProblem | undefined;
    for (const [code, lines] of this.#waiting) {
      const rule = ruleOfCode(code) as ChainedRule;
      for (let from = 0; from < lines.length && !problem; from += idsAtOnce)
        problem = await this.#lookAt(rule, lines.slice(from, from + idsAtOnce));
    }
    this.#waiting.clear();
    this.waiting = 0;
    return problem;
  }

  async #lookAt(rule: ChainedRule, lines: readonly RowLine[]): Promise<ChainProblem | undefined> {
    const rows = await this.#read(
      rule,
      lines.map(({ id }) => id),
    );
    for (const { code, id, fixed, texts } of lines) {
      const row = rows.get(id);
      if (!row) return problemOf(rule, 'deleted', id);
      if (fixedDigest(this.#key, rule, id, row) !== fixed)
        return problemOf(rule, this.#isExchanged(rule, lines, row) ? 'reordered' : 'changed', id);
      if (textsDigest(this.#key, rule, id, row) !== texts) this.#otherTexts.set(`${code} ${id}`, { code, id });
    }
    return undefined;
  }

  /** Does the row stand there with what belongs to one of its neighbours? */
  #isExchanged(rule: ChainedRule, lines: readonly RowLine[], row: ChainedRow): boolean {
    return lines.some(({ id, fixed }) => id !== row.id && fixedDigest(this.#key, rule, id, row) === fixed);
  }

  async #read(rule: ChainedRule, ids: readonly number[]): Promise<ReadonlyMap<number, ChainedRow>> {
    const rows = (await readers.get(rule.code)?.(this.#db, ids)) as unknown as readonly ChainedRow[];
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Texts that differ are as the last erasure of their row left them, or somebody else changed them. */
  async lookAtTexts(): Promise<ChainProblem | undefined> {
    const rows = [...new Map([...this.#otherTexts, ...this.#erased]).values()];
    for (const rule of chainedRules) {
      const ids = rows.filter(({ code }) => code === rule.code).map(({ id }) => id);
      for (let from = 0; from < ids.length; from += idsAtOnce) {
        const bad = await this.#wrongTexts(rule, ids.slice(from, from + idsAtOnce));
        if (bad !== undefined) return problemOf(rule, 'changed', bad);
      }
    }
    return undefined;
  }

  async #wrongTexts(rule: ChainedRule, ids: readonly number[]): Promise<number | undefined> {
    const wrongIn = (rows: ReadonlyMap<number, ChainedRow>) =>
      ids.filter((id) => {
        const row = rows.get(id);
        return row && textsDigest(this.#key, rule, id, row) !== this.#erased.get(`${rule.code} ${id}`)?.texts;
      });
    const wrong = wrongIn(await this.#read(rule, ids));
    if (wrong.length === 0) return undefined;
    // somebody may have been erased while the chain was read
    for (const line of await findLinesSince(this.#db, this.#key, this.#lastSeq)) if (line.kind === 'erased') this.erase(line);
    return wrongIn(await this.#read(rule, wrong)).at(0);
  }

  /** The first row that the chain does not know. A row that came meanwhile is known by now. */
  async findInserted(counts: ReadonlyMap<ChainedTable, number>): Promise<ChainProblem | undefined> {
    for (const rule of chainedRules) {
      const seen = this.#seen.get(rule.code) ?? new IdSet();
      if ((counts.get(rule.table) ?? 0) <= seen.size) continue;
      const unknown: number[] = [];
      for (let after = 0; ;) {
        const rows = await selectIds(this.#db, rule, after);
        unknown.push(...rows.filter((id) => !seen.has(id)));
        const last = rows.at(-1);
        if (last === undefined) break;
        after = last;
      }
      const lines = await findLinesSince(this.#db, this.#key, this.#lastSeq);
      const later = new Set(lines.flatMap((line) => (line.kind === 'row' && line.code === rule.code ? line.id : [])));
      const first = unknown.find((id) => !later.has(id));
      if (first !== undefined) return problemOf(rule, 'inserted', first);
    }
    return undefined;
  }
}

async function selectIds(db: Db, { table }: ChainedRule, after: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom(table as 'stockMove')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(10_000)
    .execute();
  return rows.map(({ id }) => id);
}

function problemOf({ table }: ChainedRule, kind: ChainProblem['kind'], id: number): ChainProblem {
  return { kind, table, id, source: null, missing: null };
}
