import { purposes } from '../../../shared/privacy.ts';
import type { ConsentState, Purpose } from '../../../shared/privacy.ts';

interface Answer {
  readonly purpose: Purpose;
  readonly isGiven: boolean;
  readonly withdrawnAt: number | null;
}

/** How each purpose stands after these answers, newest first. */
export function statesOf(answers: readonly Answer[]): Record<Purpose, ConsentState> {
  const states = Object.fromEntries(purposes.map((purpose) => [purpose, ''])) as Record<Purpose, ConsentState>;
  for (const answer of answers) if (states[answer.purpose] === '') states[answer.purpose] = stateOf(answer);
  return states;
}

/** One word for all purposes: agreed to something, else took something back, else refused, else was not asked. */
export function overallState(states: Readonly<Record<Purpose, ConsentState>>): ConsentState {
  const all = Object.values(states);
  return (['given', 'withdrawn', 'refused'] as const).find((state) => all.includes(state)) ?? '';
}

function stateOf({ isGiven, withdrawnAt }: Answer): ConsentState {
  if (!isGiven) return 'refused';
  return withdrawnAt === null ? 'given' : 'withdrawn';
}
