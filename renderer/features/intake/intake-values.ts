import { z } from 'zod';
import { customerKinds } from '../../../shared/customers.ts';
import { line } from '../../../shared/fields.ts';
import type { LogRequestInput } from '../../../shared/requests.ts';
import { branchOfType, requestFactsShape } from '../../components/request-form/request-facts.ts';
import { newRequestKey } from '../../request-key.ts';

/** Everything on the intake screen, as it is typed; this is also what a draft keeps. */
export const intakeSchema = z
  .object({
    ...requestFactsShape,
    /** Names the draft on this and every other seat. */
    draftKey: z.string(),
    /** When the call began, by the host's clock; null until somebody types. The promised times count from here. */
    startedAt: z.number().nullable(),
    /** The promised time as it was proposed last. */
    proposedAt: z.number().nullable(),
    callerQuery: z.string(),
    customerId: z.number().nullable(),
    isNewCustomer: z.boolean(),
    newName: line(80),
    newKind: z.enum(customerKinds),
    newRegion: line(60),
    isPromiseTold: z.boolean(),
    repeatOf: z.object({ id: z.number(), no: z.string() }).nullable(),
    /** The line of the register that this call already has. */
    callId: z.number().nullable(),
  })
  // R-000-02: both are named together with the other missing fields, so they are looked at whatever else is wrong
  .refine(({ customerId, isNewCustomer }) => customerId !== null || isNewCustomer, {
    path: ['callerQuery'],
    error: 'intake:lookup.required',
    when: always,
  })
  .refine(({ isNewCustomer, newName }) => !isNewCustomer || newName !== '', {
    path: ['newName'],
    error: 'common:validation.required',
    when: always,
  });

function always(): boolean {
  return true;
}

export type IntakeValues = z.input<typeof intakeSchema>;
type Intake = z.output<typeof intakeSchema>;

/** A call that has just begun: a repair lodged by the customer on the phone, until somebody says otherwise. */
export function freshIntake(serviceWanted: string): IntakeValues {
  return {
    draftKey: newRequestKey(),
    startedAt: null,
    proposedAt: null,
    callerQuery: '',
    customerId: null,
    isNewCustomer: false,
    newName: '',
    newKind: 'person',
    newRegion: '',
    contactName: '',
    phone: '',
    address: '',
    content: '',
    serviceWanted,
    type: 'repair',
    branch: branchOfType.repair,
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'unknown',
    isQualityIssue: false,
    installedItemId: null,
    projectId: null,
    ownerUserId: null,
    productText: '',
    promisedAt: null,
    isPromiseTold: true,
    repeatOf: null,
    callId: null,
  };
}

/** The kept draft as it was typed; what an older version did not know yet comes from a fresh one. */
export function restoredIntake(data: unknown, fresh: IntakeValues): IntakeValues | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const values = { ...fresh, ...(data as Partial<IntakeValues>) };
  return typeof values.content === 'string' && typeof values.draftKey === 'string' ? values : undefined;
}

/** What is sent to the host. */
export function logInput(values: Intake, draftId: number | undefined): LogRequestInput {
  const {
    draftKey: _key,
    startedAt,
    proposedAt: _proposed,
    callerQuery: _query,
    isNewCustomer,
    newName,
    newKind,
    newRegion,
    repeatOf,
    customerId,
    ...facts
  } = values;
  const { contactName, phone, address } = facts;
  return {
    ...facts,
    customerId: isNewCustomer ? null : customerId,
    newCustomer: isNewCustomer
      ? {
          name: newName,
          kind: newKind,
          region: newRegion,
          contacts: [{ name: contactName }],
          phones: [{ shownAs: phone, contactName }],
          addresses: [{ text: address }],
        }
      : null,
    ...(startedAt !== null && { receivedAt: startedAt }),
    repeatOfId: repeatOf?.id ?? null,
    draftId: draftId ?? null,
  };
}

/** What a draft is called on its tab: who, and what about. */
export function draftTitle(values: IntakeValues, customerName: string | undefined): string {
  const who = customerName ?? (values.isNewCustomer ? values.newName : '');
  return [who || values.callerQuery, values.content.split('\n')[0]?.slice(0, 14)].filter(Boolean).join(' · ').slice(0, 60);
}
