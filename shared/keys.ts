import { z } from 'zod';

/** Whoever sees the recovery code shows the own password once more. */
export const showCodeInput = z.strictObject({ password: z.string().min(1).max(200) });
/** `wasTyped`: it was typed back from the paper and was the same. */
export const confirmPrintedInput = z.strictObject({ wasTyped: z.boolean() });

/** Setting: the last time somebody said that the code lies printed. */
export const printedKey = 'keys.printed';

export interface PrintedCode {
  readonly at: number;
  readonly by: string;
  readonly wasTyped: boolean;
}

/** What an administrator knows of the recovery code without seeing it. */
export interface KeyStatus {
  /** Null: this code was never printed. */
  readonly printed: PrintedCode | null;
  /** Does this person sit at the machine that keeps the key? */
  readonly isAtHost: boolean;
  /** For the head of the paper. */
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string };
}
