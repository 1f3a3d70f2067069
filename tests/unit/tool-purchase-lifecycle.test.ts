import { describe, expect, test } from 'vitest';
import { transition } from '../../shared/lifecycle.ts';
import { chainOf } from '../../shared/signature-chains.ts';
import {
  openToolPurchases,
  toolPurchaseLifecycle,
  toolPurchaseStates,
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
    for (const state of ['booked', 'cancelled', 'refused'] as const) expect(openToolPurchases).not.toContain(state);
    for (const state of writableToolPurchases) expect(openToolPurchases).toContain(state);
  });

  test('R-000-62 the manager signs, then the general manager; only then it is sent', () => {
    expect(chainOf('toolPurchase').steps.map(({ code }) => code)).toEqual(['serviceManager', 'generalManager']);
    expect(toolPurchaseLifecycle.send.from).toEqual(['approved']);
    expect(toolPurchaseLifecycle.fill.who).toEqual(['supervisor']);
  });

  test('R-000-63 nothing goes on the shelf before it was checked', () => {
    for (const state of toolPurchaseStates) if (transition(toolPurchaseLifecycle, state, 'stockIn')) expect(state).toBe('arrived');
  });
});
