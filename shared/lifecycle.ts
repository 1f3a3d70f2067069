import type { Role } from './roles.ts';

/** One line of a state machine: a command that a person gives, from where to where, and who may give it. */
export interface LifecycleStep<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
  /** Roles that may give the command; empty = only the system, as the consequence of another command. */
  readonly who: readonly Role[];
  /** The command needs a reason in words. */
  readonly needsReason?: true;
}

/** A state machine as a table of commands: a counter has buttons, not statuses. */
export type Lifecycle<State extends string, Command extends string> = Readonly<Record<Command, LifecycleStep<State>>>;

export type Refusal = 'state' | 'role';
export interface CommandOffer<Command extends string> {
  readonly command: Command;
  /** Why the command cannot be given now; undefined = it can. */
  readonly refusal: Refusal | undefined;
}

/** The state after `command`, or undefined where the table has no such arrow. */
export function transition<State extends string, Command extends string>(
  table: Lifecycle<State, Command>,
  state: State,
  command: Command,
): State | undefined {
  const step = table[command];
  return step.from.includes(state) ? step.to : undefined;
}

/** All commands that a person could ever give, each with the reason why not now. For the buttons of a screen. */
export function offerCommands<State extends string, Command extends string>(
  table: Lifecycle<State, Command>,
  state: State,
  held: readonly Role[],
): readonly CommandOffer<Command>[] {
  const offers: CommandOffer<Command>[] = [];
  for (const command of Object.keys(table) as Command[]) {
    const step = table[command];
    if (step.who.length === 0) continue;
    const refusal = !step.from.includes(state) ? 'state' : !step.who.some((role) => held.includes(role)) ? 'role' : undefined;
    offers.push({ command, refusal });
  }
  return offers;
}
