import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transition } from '../../shared/lifecycle.ts';
import {
  blameCommands,
  endedRepairStates,
  missingStep,
  nextRepairCommands,
  openRepairStates,
  repairCauses,
  repairLifecycle,
  repairPath,
  repairStates,
} from '../../shared/repair-case-lifecycle.ts';
import type { RepairCommand } from '../../shared/repair-case-lifecycle.ts';
import { isAtOwnersCost, missingFeedback, missingService, totalOf } from '../../shared/repair-cases.ts';

const commands = Object.keys(repairLifecycle) as RepairCommand[];

describe('SM-18', () => {
  test('every open state has one next command, and it is an arrow from there', () => {
    for (const state of repairStates) {
      const next = nextRepairCommands[state];
      if (endedRepairStates.includes(state)) expect(next, state).toBeUndefined();
      else if (next === 'decideCause')
        for (const blame of Object.values(blameCommands)) expect(transition(repairLifecycle, state, blame)).toBeDefined();
      else expect(next && transition(repairLifecycle, state, next), state).toBeDefined();
    }
    expect([...openRepairStates, ...endedRepairStates].toSorted()).toEqual([...repairStates].toSorted());
  });

  test('the way of each cause follows the arrows from the call to its end', () => {
    for (const cause of repairCauses) {
      const path = repairPath(cause);
      for (const [index, state] of path.entries()) {
        const after = path[index + 1];
        if (after)
          expect(
            commands.some((command) => transition(repairLifecycle, state, command) === after),
            `${state} -> ${after}`,
          ).toBe(true);
      }
      expect(endedRepairStates).toContain(path.at(-1));
    }
    expect(repairPath('').at(-1)).toBe('seen');
  });

  test('R-002-41 nobody but the manager reviews, nobody but the office approves, and a reason goes with what comes back', () => {
    expect(repairLifecycle.review.who).toEqual(['serviceManager']);
    expect(repairLifecycle.approve.who).toEqual(['generalManager']);
    for (const command of ['sendBack', 'officeSendBack', 'ownerDeclines', 'void'] as const)
      expect(repairLifecycle[command].needsReason).toBe(true);
  });

  test('a refusal names the step that is missing only where there is no arrow', () => {
    for (const command of commands)
      for (const state of repairStates)
        if (missingStep(state, command)) expect(transition(repairLifecycle, state, command), `${command} in ${state}`).toBeUndefined();
  });
});

test('R-002-41 the total is the sum of labour and material of all lines, to the fen', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(fc.array(fc.record({ laborFen: amount, materialFen: amount }), { maxLength: 40 }), (lines) => {
      const sum = lines.reduce((all, { laborFen, materialFen }) => all + BigInt(laborFen) + BigInt(materialFen), 0n);
      expect(BigInt(totalOf(lines))).toBe(sum);
      expect(totalOf(lines.toReversed())).toBe(totalOf(lines));
    }),
  );
});

test('R-002-37 each empty field is named; R-002-41 so is what the service order lacks, one thing after the other', () => {
  const facts = { ownerName: '张', phone: '1', address: '路', content: '漏', wish: '快' };
  expect(missingFeedback(facts)).toEqual([]);
  expect(missingFeedback({ ...facts, wish: ' ', phone: '' })).toEqual(['phone', 'wish']);
  expect(missingService({ lines: 0, isCompared: false, photos: 0 })).toBe('linesMissing');
  expect(missingService({ lines: 1, isCompared: false, photos: 0 })).toBe('notCompared');
  expect(missingService({ lines: 1, isCompared: true, photos: 0 })).toBe('photoMissing');
  expect(missingService({ lines: 1, isCompared: true, photos: 1 })).toBeUndefined();
});

test('R-002-44 the owner pays at cost once the warranty is past; engineering’s check overrides the first', () => {
  expect(isAtOwnersCost({ warrantyResult: 'covered', secondCheckResult: '' })).toBe(false);
  expect(isAtOwnersCost({ warrantyResult: 'covered', secondCheckResult: 'expired' })).toBe(true);
  expect(isAtOwnersCost({ warrantyResult: 'expired', secondCheckResult: 'covered' })).toBe(false);
  expect(isAtOwnersCost({ warrantyResult: 'notFound', secondCheckResult: 'notFound' })).toBe(true);
});
