import { describe, expect, test } from 'vitest';
import { transition } from '../../shared/lifecycle.ts';
import {
  awaitingCommand,
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
  test('SM-07 every state is reached, and nothing leaves what was thrown away, or handed out unless its receipt or issue is taken back', () => {
    const reached = new Set<MaterialRequestState>(['draft']);
    for (const _ of materialRequestStates)
      for (const state of [...reached])
        for (const command of commands) {
          const to = transition(materialRequestLifecycle, state, command);
          if (to) reached.add(to);
        }
    expect([...reached].sort()).toEqual([...materialRequestStates].sort());
    for (const command of commands) expect(transition(materialRequestLifecycle, 'cancelled', command)).toBeUndefined();
    expect(commands.filter((command) => transition(materialRequestLifecycle, 'issued', command))).toEqual([
      'awaitSupply',
      'awaitBooking',
      'awaitHandOut',
    ]);
    for (const path of materialPaths)
      expect(transition(materialRequestLifecycle, 'issued', awaitingCommand(path))).toBe(receivableState(path));
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
