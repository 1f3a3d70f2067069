import { z } from 'zod';
import { noOverrides } from '../../../shared/dispatch-guards.ts';
import type { OverrideReasons } from '../../../shared/dispatch-guards.ts';
import { id, line } from '../../../shared/fields.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { dispatchInput } from '../../../shared/work-orders.ts';

const { plannedAt, instruction, otherReason, reasons } = dispatchInput.shape;
const staffIds = z.array(id).min(1, { error: 'dispatch:form.noTechnician' }).max(10);
const anyText = z.object({ text: line(200) });

/** The slip as it is typed; empty lines of work do not count, but one must be there. */
export const dispatchSchema = z
  .object({ staffIds, plannedAt, instruction, otherReason, reasons, lines: z.array(anyText).max(60) })
  .refine(({ lines }) => lines.some(({ text }) => text !== ''), {
    error: 'dispatch:form.noLine',
    path: ['lines', 0, 'text'],
    when: () => true,
  });

export type DispatchValues = z.output<typeof dispatchSchema>;
export type DispatchDraft = Omit<z.input<typeof dispatchSchema>, 'plannedAt' | 'instruction' | 'otherReason' | 'reasons'> & {
  readonly plannedAt: number | null;
  readonly instruction: string;
  readonly otherReason: string;
  readonly reasons: OverrideReasons;
};

const hour = 3_600_000;

/** For the customer's engineer or the region's representative (R-002-56, R-002-80), planned for the promised time, or where that has passed for the next full hour; work from what the customer wants. */
export function proposeSlip({ promisedAt, serviceWanted, content, preassigned }: RequestView, now: number): DispatchDraft {
  const lines = [serviceWanted, ...content.split(/\r?\n/)].map((text) => text.trim()).filter((text) => text !== '');
  return {
    staffIds: preassigned ? [preassigned.staffId] : [],
    plannedAt: promisedAt > now ? promisedAt : Math.ceil(now / hour) * hour,
    instruction: '',
    otherReason: '',
    reasons: noOverrides,
    lines: [...new Set(lines)].slice(0, 10).map((text) => ({ text: cut(text, 200) })),
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
