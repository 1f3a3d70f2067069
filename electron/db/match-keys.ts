/**
 * The forms under which two records count as saying the same, as SQL that both engines compute alike (and index, see migration 0005) and
 * as functions for what is being typed. Only ASCII letters are folded: `lower` of the engines agrees on nothing else.
 */
interface MatchKey {
  /** The expression over a column; the planner finds the index only under exactly these words. */
  readonly sql: (column: string) => string;
  readonly of: (text: string) => string;
}

function matchKey(dropped: readonly string[], replaced: readonly (readonly [string, string])[] = []): MatchKey {
  const pairs = [...dropped.map((sign) => [sign, ''] as const), ...replaced];
  return {
    sql: (column) => `lower(${pairs.reduce((inner, [from, to]) => `replace(${inner}, '${from}', '${to}')`, column)})`,
    of: (text) => pairs.reduce((inner, [from, to]) => inner.replaceAll(from, to), text).replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  };
}

const brackets = [
  ['（', '('],
  ['）', ')'],
] as const;

/** 李 明 and 李明, ABC（长沙）and abc(长沙). */
export const nameKey = matchKey([' ', '\u3000', '·'], brackets);
export const addressKey = matchKey([' ', '\u3000', ',', '，'], brackets);
/** HX-2024 00917 and hx202400917. */
export const serialKey = matchKey([' ', '-', '/']);

/** When a customer was last in anybody's hands: called or changed. */
export const activity = (customer: string): string =>
  `(case when ${customer}.last_request_at > ${customer}.updated_at then ${customer}.last_request_at else ${customer}.updated_at end)`;
