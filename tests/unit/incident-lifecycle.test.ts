import { describe, expect, test } from 'vitest';
import { incidentLifecycle, incidentStates, missingIncidentStep, openIncidentStates } from '../../shared/incident-lifecycle.ts';
import type { IncidentCommand, IncidentState } from '../../shared/incident-lifecycle.ts';
import { transition } from '../../shared/lifecycle.ts';

const commands = Object.keys(incidentLifecycle) as IncidentCommand[];

describe('life cycle of an incident', () => {
  test('SM-04 every state is reached in its order, and nothing leaves the last one', () => {
    const reached = new Set<IncidentState>(['reported']);
    for (const _ of incidentStates)
      for (const state of [...reached])
        for (const command of commands) {
          const to = transition(incidentLifecycle, state, command);
          if (to) reached.add(to);
        }
    expect([...reached].sort()).toEqual([...incidentStates].sort());
    for (const command of commands) expect(transition(incidentLifecycle, 'closed', command)).toBeUndefined();
    expect(openIncidentStates).not.toContain('closed');
  });

  test('SM-04 forwards it goes one step at a time, so nothing is closed without the instruction (R-000-38)', () => {
    for (const from of incidentStates)
      for (const command of commands) {
        const to = transition(incidentLifecycle, from, command);
        if (!to) continue;
        const step = incidentStates.indexOf(to) - incidentStates.indexOf(from);
        expect(step === 1 || to === 'onSite').toBe(true);
      }
    expect(incidentLifecycle.instruct.who).toEqual(['generalManager']);
    for (const state of incidentStates)
      if (state !== 'closed' && state !== 'inProgress') expect(missingIncidentStep(state, 'close')).toBeDefined();
  });
});
