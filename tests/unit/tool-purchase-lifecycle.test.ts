import { describe, expect, test } from 'vitest';
import { transition } from '../../shared/lifecycle.ts';
import { chainOf } from '../../shared/signature-chains.ts';
import {
  openToolPurchases,
  toolPurchaseLifecycle,
  toolPurchaseStates,
  turnOfToolPurchase,
  turnsOf,
  writableToolPurchases,
} from '../../shared/tool-purchase-lifecycle.ts';
import type { ToolPurchaseCommand, ToolPurchaseState } from '../../shared/tool-purchase-lifecycle.ts';

const commands = Object.keys(toolPurchaseLifecycle) as ToolPurchaseCommand[];

describe('life cycle of a tool purchase', () => {
  test('SM-09 every state is reached, and nothing leaves what is booked or thrown away', () => {
    const reached = new Set<ToolPurchaseState>(['planned']);
    for (const _ of toolPurchaseStates)
      for (const state of [...reached])
        for (const command of commands) {
          const to = transition(toolPurchaseLifecycle, state, command);
          if (to) reached.add(to);
        }
    expect([...reached].sort()).toEqual([...toolPurchaseStates].sort());
    for (const state of ['booked', 'cancelled'] as const)
      for (const command of commands) expect(transition(toolPurchaseLifecycle, state, command)).toBeUndefined();
    // what was refused is written anew or thrown away: it is still somebody's turn
    for (const state of toolPurchaseStates) expect(openToolPurchases.includes(state)).toBe(turnOfToolPurchase(state, 0) !== null);
    for (const state of writableToolPurchases) expect(openToolPurchases).toContain(state);
  });

  test('R-000-62 the manager signs, then the general manager; only then it is sent', () => {
    expect(chainOf('toolPurchase').steps.map(({ code }) => code)).toEqual(['serviceManager', 'generalManager']);
    expect(toolPurchaseLifecycle.send.from).toEqual(['approved']);
    expect(toolPurchaseLifecycle.fill.who).toEqual(['supervisor']);
  });

  test('SM-09 it is the turn of whoever may give the next command, and of each signer in order', () => {
    for (const state of toolPurchaseStates) {
      const turn = turnOfToolPurchase(state, 0);
      if (state === 'filled' || turn === null) continue;
      const steps = Object.values(toolPurchaseLifecycle).filter((step) => step.from.includes(state));
      expect(steps.some(({ who }) => who.includes(turn))).toBe(true);
    }
    expect([0, 1, 2].map((signed) => turnOfToolPurchase('filled', signed))).toEqual(['serviceManager', 'generalManager', null]);
    expect(turnsOf(['generalManager'])).toEqual({ states: [], signed: [1] });
    expect(turnsOf(['adminOffice'])).toEqual({ states: ['approved', 'stocked'], signed: [] });
  });

  test('R-000-63 nothing goes on the shelf before it was checked', () => {
    for (const state of toolPurchaseStates) if (transition(toolPurchaseLifecycle, state, 'stockIn')) expect(state).toBe('arrived');
  });
});
