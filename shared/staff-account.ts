import { addFen } from './money.ts';

/**
 * What can stand in the account of somebody who holds tools (SM-11). Each line changes what the shop keeps for them as deposit 押金, what
 * they owe 欠款, or both; nothing is ever changed, a mistake is reversed by a line that points to the first.
 */
export const accountKinds = [
  'depositPaid',
  'depositRefunded',
  'depositOffset',
  'compensation',
  'repairShare',
  'replacement',
  'deducted',
  'paid',
  'repaid',
  'waived',
] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Signs of a line in the two balances. */
export const accountEffects: Readonly<Record<AccountKind, { readonly held: -1 | 0 | 1; readonly owed: -1 | 0 | 1 }>> = {
  depositPaid: { held: 1, owed: 0 },
  depositRefunded: { held: -1, owed: 0 },
  depositOffset: { held: -1, owed: -1 },
  compensation: { held: 0, owed: 1 },
  repairShare: { held: 0, owed: 1 },
  replacement: { held: 0, owed: 1 },
  deducted: { held: 0, owed: -1 },
  paid: { held: 0, owed: -1 },
  repaid: { held: 0, owed: 1 },
  waived: { held: 0, owed: -1 },
};

/** Lines that make somebody owe something for a tool. Money that is given back (`repaid`) makes them owe again what it had paid. */
export const charges = ['compensation', 'repairShare', 'replacement'] as const satisfies readonly AccountKind[];

export interface AccountLine {
  readonly kind: AccountKind;
  readonly amountFen: number;
  /** The line takes back an earlier one of its kind. */
  readonly isReversal: boolean;
}

export interface AccountBalance {
  readonly heldFen: number;
  readonly owedFen: number;
}

/** What the lines of one account come to. Neither is ever below 0 in an account that was kept by {@link refusalOf}. */
export function balanceOf(lines: readonly AccountLine[]): AccountBalance {
  const sum = (side: 'held' | 'owed') =>
    addFen(...lines.map(({ kind, amountFen, isReversal }) => (isReversal ? -1 : 1) * accountEffects[kind][side] * amountFen));
  return { heldFen: sum('held'), owedFen: sum('owed') };
}

/** Why a line cannot be written: it pays more than is owed, or gives back more than is held. Undefined when it can. */
export function refusalOf(balance: AccountBalance, line: AccountLine): 'moreThanOwed' | 'moreThanHeld' | undefined {
  const { heldFen, owedFen } = balanceOf([line]);
  if (balance.heldFen + heldFen < 0) return 'moreThanHeld';
  if (balance.owedFen + owedFen < 0) return 'moreThanOwed';
  return undefined;
}

/** What somebody has paid so far of what they owed, and can be given back: at the counter, from the wage, less what was given back. */
export function paidSoFar(lines: readonly AccountLine[]): number {
  const sign = { paid: 1, deducted: 1, repaid: -1 } as const;
  return addFen(
    ...lines.map(
      ({ kind, amountFen, isReversal }) => (isReversal ? -1 : 1) * (kind in sign ? sign[kind as keyof typeof sign] : 0) * amountFen,
    ),
  );
}
