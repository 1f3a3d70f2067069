import { z } from 'zod';
import { callGraceMs, callOutcomes, talkChannels } from '../../../shared/calls.ts';
import type { LogCallInput } from '../../../shared/calls.ts';
import { id, instant, line, requiredLine } from '../../../shared/fields.ts';

/** What became of it, as it can be said in the dialog; a request is made by its own button. */
export const dialogOutcomes = callOutcomes.filter((outcome) => outcome !== 'request');

/** The dialog as it is typed; this is also what its draft keeps. */
export const callSchema = z
  .object({
    customerId: id.nullable(),
    customerName: z.string(),
    phone: line(40),
    callerName: line(40),
    requestId: id.nullable(),
    summary: requiredLine(500),
    channel: z.enum(talkChannels),
    direction: z.enum(['incoming', 'outgoing']),
    outcome: z.enum(callOutcomes),
    passedTo: line(60),
    at: instant.refine((at) => at <= Date.now() + callGraceMs, { error: 'calls:form.atFuture' }),
    answeredBy: id,
  })
  .refine(({ outcome, passedTo }) => outcome !== 'passedOn' || passedTo !== '', {
    path: ['passedTo'],
    error: 'required',
    when: () => true,
  });
export type CallForm = z.input<typeof callSchema>;
export type CallFacts = z.output<typeof callSchema>;

export function freshCall(now: number, userId: number, customer?: { readonly id: number; readonly name: string }): CallForm {
  return {
    customerId: customer?.id ?? null,
    customerName: customer?.name ?? '',
    phone: '',
    callerName: '',
    requestId: null,
    summary: '',
    channel: 'phone',
    direction: 'incoming',
    outcome: 'answered',
    passedTo: '',
    at: now,
    answeredBy: userId,
  };
}

/** What is sent to the host. A time that nobody touched is left to the host's clock: that of a seat may be wrong. */
export function callInput({ customerName: _name, direction, at, ...facts }: CallFacts, openedAt: number | undefined): LogCallInput {
  return { ...facts, isIncoming: direction === 'incoming', ...(at !== openedAt && { at }) };
}
