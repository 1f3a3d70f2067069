import { isDay } from '../../../shared/time.ts';
import type { PaymentState } from '../../../shared/projects.ts';
import type { WarrantyPolicyCode } from '../../../shared/warranty-presets.ts';

export interface ProjectFilters {
  readonly query: string;
  readonly paymentState: PaymentState | null;
  readonly trade: WarrantyPolicyCode | null;
  readonly isArchived: boolean | null;
  /** As typed: `YYYY-MM-DD`, or empty. */
  readonly from: string;
  readonly to: string;
}

export const noProjectFilters: ProjectFilters = { query: '', paymentState: null, trade: null, isArchived: null, from: '', to: '' };

/** What the host is asked: a day that is only half typed does not count yet. */
export function asked({ query, from, to, ...filters }: ProjectFilters) {
  const dayOrNull = (text: string) => (isDay(text) && text >= '1970-01-01' && text <= '2254-12-31' ? text : null);
  return { ...filters, query: query.trim().slice(0, 60), from: dayOrNull(from), to: dayOrNull(to) };
}
