import { transition } from '../../shared/lifecycle.ts';
import type { Lifecycle } from '../../shared/lifecycle.ts';
import type { ActorContext } from '../context.ts';
import { DomainError } from '../errors.ts';

/**
 * The state after a person's command; refuses what the table does not know or this person may not give (`commandNotAllowed`
 * with `command`, `state` and why), so that no route around the screens bypasses it.
 */
export function obey<State extends string, Command extends string>(
  table: Lifecycle<State, Command>,
  state: State,
  command: Command,
  { actor }: ActorContext,
): State {
  const to = transition(table, state, command);
  if (to === undefined) throw new DomainError('commandNotAllowed', { command, state, refusal: 'state' });
  if (!table[command].who.some((role) => actor.roles.includes(role)))
    throw new DomainError('commandNotAllowed', { command, state, refusal: 'role' });
  return to;
}

/** The state after a command that follows from another one, e.g. a request that is dispatched because its slip was issued. */
export function follow<State extends string, Command extends string>(
  table: Lifecycle<State, Command>,
  state: State,
  command: Command,
): State {
  const to = transition(table, state, command);
  if (to === undefined) throw new DomainError('commandNotAllowed', { command, state, refusal: 'state' });
  return to;
}
