import { refuseBefore } from '../../platform/facts.ts';
import type { WorkOrderRecord } from './work-orders.repository.ts';

type Times = Readonly<Record<'acceptedAt' | 'departedAt' | 'arrivedAt', number | null>>;
type Paper = Readonly<Partial<Times>> & { readonly leftAt?: number };

/**
 * Times of a visit are in their order, and none is before the call came in: else a late job could be written as one that was done in time.
 * @throws DomainError `guardFailed`, the field named.
 */
export function refuseDisorder(receivedAt: number, paper: Paper): void {
  const { acceptedAt = null, departedAt = null, arrivedAt = null, leftAt } = paper;
  refuseBefore(receivedAt, { ...paper });
  refuseBefore(acceptedAt, { departedAt }, 'departedBeforeAccepted');
  refuseBefore(departedAt, { arrivedAt }, 'arrivedBeforeDeparted');
  refuseBefore(acceptedAt, { arrivedAt }, 'arrivedBeforeAccepted');
  refuseBefore(arrivedAt, { leftAt }, 'leftBeforeArrived');
}

/** The stamps of the screen before a step: somebody pressed them late, so they give way to the time at which the step was taken. */
export function stampsUntil({ acceptedAt, departedAt }: Pick<WorkOrderRecord, 'acceptedAt' | 'departedAt'>, at: number) {
  return {
    ...(acceptedAt !== null && { acceptedAt: Math.min(acceptedAt, at) }),
    ...(departedAt !== null && { departedAt: Math.min(departedAt, at) }),
  };
}
