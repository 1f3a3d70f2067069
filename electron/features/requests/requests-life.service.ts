import { lifeCommands, lifeRefusal } from '../../../shared/request-life.ts';
import type { LifeCommand } from '../../../shared/request-life.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { lockVersion, refuseUnexplained } from './requests-log.service.ts';
import { lockRequest } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

export interface Target {
  readonly id: number;
  readonly version: number;
}

/** The locked request after a command over its state was found to be allowed; refused like those of the table of SM-01. */
export async function lockForLife(tx: Tx, context: ActorContext, command: LifeCommand, { id, version }: Target): Promise<RequestRecord> {
  const request = await lockVersion(tx, id, version, { evenOverdue: command === 'explainOverdue' || command === 'takeOver' });
  refuseLife(context, command, request);
  return request;
}

/** The locked request of a slip, for a command over its state that is given on the slip; not before a missed promise is explained. */
export async function lockOfSlip(tx: Tx, context: ActorContext, command: LifeCommand, requestId: number): Promise<RequestRecord> {
  const request = await lockRequest(tx, requestId);
  if (!request) throw new DomainError('notFound', { what: 'request', id: requestId });
  refuseUnexplained(request);
  refuseLife(context, command, request);
  return request;
}

function refuseLife({ actor }: ActorContext, command: LifeCommand, { state }: Pick<RequestRecord, 'state'>): void {
  const refusal = lifeRefusal(command, state, actor.roles);
  if (refusal) throw new DomainError('commandNotAllowed', { command, state, refusal, who: lifeCommands[command].who });
}

/** A new promised time lies ahead. */
export function requireAhead(context: ActorContext, promisedAt: number, field: string): void {
  if (promisedAt <= context.now) throw new DomainError('guardFailed', { guard: 'promiseBehind', field });
}
