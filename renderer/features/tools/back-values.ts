import { z } from 'zod';
import { id, line } from '../../../shared/fields.ts';
import { damageDecisions } from '../../../shared/tool-life.ts';
import { lossFactor } from '../../../shared/tool-money.ts';
import { leavingOutcomes } from '../../../shared/tool-notes.ts';
import { isFit, toolConditions, toolFates } from '../../../shared/tools.ts';
import type { HeldTool } from '../../../shared/tools.ts';
import { messageKey } from '../../message-key.ts';
import { signShape } from './sign-fields.tsx';

/** What is done with what somebody holds: it comes back, it is exchanged, or everything comes back on leaving. */
export type BackMode = 'return' | 'swap' | 'leaving';

const backLine = z.object({
  issueId: id,
  isChosen: z.boolean(),
  outcome: z.enum(leavingOutcomes),
  qty: z.number().int().min(1).max(10_000),
  placeId: z.number().int(),
  condition: z.enum(toolConditions),
  fate: z.enum(toolFates),
  note: line(300),
  newToolNo: z.string(),
  newPlaceId: z.number().int(),
  decision: z.enum(damageDecisions).nullable(),
  decisionReason: line(300),
  /** In hundredths of the original price. */
  factor: z.number().int().nullable(),
});
export type BackLine = z.input<typeof backLine>;

/** What a chosen line must say; broken, mended, scrapped or missing it says what happened. */
export const backSchema = z.object({ note: line(300), lines: z.array(backLine), ...signShape }).superRefine(({ lines }, context) => {
  for (const [index, one] of lines.entries()) {
    if (!one.isChosen) continue;
    const isSound = one.outcome === 'back' && one.fate === 'store' && isFit(one.condition);
    if (!isSound && one.note === '')
      context.addIssue({ code: 'custom', path: ['lines', index, 'note'], message: messageKey('tools:giveBack.needNote') });
    if (one.outcome === 'missing' && one.factor !== null && (one.factor < lossFactor.least || one.factor > lossFactor.most))
      context.addIssue({ code: 'custom', path: ['lines', index, 'factor'], message: messageKey('tools:leaving.badFactor') });
  }
});
export type BackValues = z.input<typeof backSchema>;

/** A line for each thing held; all of them on leaving, else those that were asked for. */
export function backLinesOf(held: readonly HeldTool[], mode: BackMode, roomId: number, issueId: number | undefined): BackLine[] {
  return held.map((tool) => ({
    issueId: tool.issueId,
    isChosen: mode === 'leaving' || tool.issueId === issueId,
    outcome: 'back',
    qty: tool.openQty,
    placeId: roomId,
    condition: mode === 'swap' ? 'damaged' : 'good',
    fate: mode === 'swap' ? 'scrap' : 'store',
    note: '',
    newToolNo: '',
    newPlaceId: roomId,
    decision: null,
    decisionReason: '',
    factor: null,
  }));
}

/** What is wrong with a condition is mended or scrapped; what is sound goes back to its shelf. */
export function usualFate(condition: BackLine['condition']): BackLine['fate'] {
  return condition === 'damaged' ? 'repair' : condition === 'unusable' ? 'scrap' : 'store';
}
