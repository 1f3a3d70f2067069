import { describe, expect, test } from 'vitest';
import { transition } from '../../shared/lifecycle.ts';
import {
  materialPaths,
  materialRequestLifecycle,
  materialRequestStates,
  openRequestStates,
  receivableState,
} from '../../shared/material-request-lifecycle.ts';
import type { MaterialRequestCommand, MaterialRequestState } from '../../shared/material-request-lifecycle.ts';
import { materialChain } from '../../shared/material-requests.ts';
import { chainOf } from '../../shared/signature-chains.ts';

const commands = Object.keys(materialRequestLifecycle) as MaterialRequestCommand[];

describe('life cycle of a material request', () => {
  test('SM-07 every state is reached, and nothing leaves what was handed out or thrown away', () => {
    const reached = new Set<MaterialRequestState>(['draft']);
    for (const _ of materialRequestStates)
      for (const state of [...reached])
        for (const command of commands) {
          const to = transition(materialRequestLifecycle, state, command);
          if (to) reached.add(to);
        }
    expect([...reached].sort()).toEqual([...materialRequestStates].sort());
    for (const state of ['issued', 'cancelled'] as const)
      for (const command of commands) expect(transition(materialRequestLifecycle, state, command)).toBeUndefined();
    for (const state of ['issued', 'cancelled', 'refused'] as const) expect(openRequestStates).not.toContain(state);
  });

  test('R-000-31 R-000-32 R-000-33 nothing comes in before the approval, and what is bought only after the purchase', () => {
    for (const state of materialRequestStates)
      if (transition(materialRequestLifecycle, state, 'bookIn')) expect(['approved', 'bought']).toContain(state);
    expect(materialPaths.map(receivableState)).toEqual(['approved', 'bought', 'bought']);
    const signers = materialPaths.map((path) => chainOf(materialChain(path)).steps.map(({ code }) => code));
    expect(signers).toEqual([['supervisor'], ['supervisor', 'serviceManager'], ['supervisor', 'serviceManager']]);
  });
});
