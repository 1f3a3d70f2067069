import type { PresetData } from './preset.ts';

/** One field that differs between two versions; null: it is not there. */
export interface PresetDifference {
  /** e.g. `calendar`, `keyRule.thresholdFen`, `timers.finish.limit.amount` (by the code of the policy). */
  readonly path: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/**
 * What differs between two versions of a preset, field by field in the order of the preset. Promised times are compared by their code, so
 * that a new one in the middle is one difference; lists are one field each.
 */
export function differencesOf(from: PresetData, to: PresetData): readonly PresetDifference[] {
  return compare('', plain(from), plain(to));
}

function plain({ timers, ...rest }: PresetData): Tree {
  return { ...rest, timers: Object.fromEntries(timers.map(({ code, ...policy }) => [code, policy])) };
}

interface Tree {
  readonly [key: string]: unknown;
}

function compare(at: string, from: Tree, to: Tree): PresetDifference[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.flatMap((key) => {
    const path = at === '' ? key : `${at}.${key}`;
    const [before, after] = [from[key] ?? null, to[key] ?? null];
    if (isTree(before) && isTree(after)) return compare(path, before, after);
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, from: before, to: after }];
  });
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
