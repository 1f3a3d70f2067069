import { describe, expect, test } from 'vitest';
import { offerCommands, transition } from '../../shared/lifecycle.ts';
import type { Lifecycle } from '../../shared/lifecycle.ts';
import { feedbackLifecycle, feedbackStates } from '../../shared/feedback-form-lifecycle.ts';
import { oldPartClaimLifecycle, oldPartClaimStates, oldPartLifecycle, oldPartStates } from '../../shared/old-part-lifecycle.ts';
import { purchaseOrderLifecycle, purchaseOrderStates } from '../../shared/purchase-order-lifecycle.ts';
import { privacyLifecycle, privacyStates } from '../../shared/privacy-lifecycle.ts';
import { repairLifecycle, repairStates } from '../../shared/repair-case-lifecycle.ts';
import { requestLifecycle, requestStates } from '../../shared/request-lifecycle.ts';
import { lifeCommands, lifeRefusal } from '../../shared/request-life.ts';
import type { LifeCommand, LifeStep } from '../../shared/request-life.ts';
import { roles } from '../../shared/roles.ts';
import { supplierCaseLifecycle, supplierCaseStates } from '../../shared/supplier-case-lifecycle.ts';
import { workOrderLifecycle, workOrderStates } from '../../shared/work-order-lifecycle.ts';

const machines: readonly (readonly [string, readonly string[], string, readonly string[], Lifecycle<string, string>])[] = [
  ['SM-01 request', requestStates, 'registered', ['voided'], requestLifecycle],
  ['SM-03 feedback form', feedbackStates, 'submitted', ['closed'], feedbackLifecycle],
  ['case with a supplier', supplierCaseStates, 'sent', ['closed', 'withdrawn'], supplierCaseLifecycle],
  ['old part', oldPartStates, 'awaited', ['cancelled'], oldPartLifecycle],
  ['claim that needs the old part', oldPartClaimStates, 'open', ['answered', 'withdrawn'], oldPartClaimLifecycle],
  ['SM-20 purchase order', purchaseOrderStates, 'draft', ['stocked', 'cancelled'], purchaseOrderLifecycle],
  ['SM-18 renovation repair', repairStates, 'called', ['explained', 'signed', 'voided'], repairLifecycle],
  ['SM-19 privacy request', privacyStates, 'received', ['answered'], privacyLifecycle],
  ['SM-02 slip', workOrderStates, 'draft', ['archived', 'voided'], workOrderLifecycle],
];

describe.each(machines)('%s', (_name, states, first, terminal, table) => {
  test('every state is reachable from the first', () => {
    const reached = new Set([first]);
    for (let grown = true; grown;) {
      grown = false;
      for (const { from, to } of Object.values(table)) {
        if (reached.has(to) || !from.some((state) => reached.has(state))) continue;
        reached.add(to);
        grown = true;
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('terminal states have no exits, all others have one', () => {
    for (const state of states) {
      const exits = Object.values(table).filter(({ from }) => from.includes(state));
      expect(exits.length > 0, state).toBe(!terminal.includes(state));
    }
  });
});

test('a command that is not in the table for a state has no outcome', () => {
  expect(transition(workOrderLifecycle, 'draft', 'sign')).toBeUndefined();
  expect(transition(workOrderLifecycle, 'finished', 'sign')).toBe('signed');
});

test('SM-02 the screen offers what is possible and says why the rest is not', () => {
  const offers = new Map(offerCommands(workOrderLifecycle, 'signed', ['frontDesk']).map(({ command, refusal }) => [command, refusal]));
  expect(offers.get('handBack')).toBe('role');
  expect(offers.get('depart')).toBe('state');
  expect(
    new Map(offerCommands(workOrderLifecycle, 'signed', ['supervisor']).map(({ command, refusal }) => [command, refusal])).get('handBack'),
  ).toBeUndefined();
  expect(offerCommands(requestLifecycle, 'classified', ['supervisor']).map(({ command }) => command)).not.toContain('dispatch');
});

test('SM-01 commands over the states are given only in the listed states by the listed roles', () => {
  for (const command of Object.keys(lifeCommands) as LifeCommand[]) {
    const { from, who }: LifeStep = lifeCommands[command];
    for (const state of requestStates)
      for (const role of roles) {
        const expected = !from.includes(state) ? 'state' : who.includes(role) ? undefined : 'role';
        expect(lifeRefusal(command, state, [role]), `${command} ${state} ${role}`).toBe(expected);
      }
    expect(from.includes('voided'), command).toBe(false);
  }
  // what is archived is read-only, but for whose fault it was (R-002-76) and which job it repeats
  const afterwards = (Object.keys(lifeCommands) as LifeCommand[]).filter((command) => lifeCommands[command].from.includes('archived'));
  expect(afterwards).toEqual(['setLiability', 'linkRepeat']);
});

test('SM-01 a person gives only the listed commands, from the listed states, in the listed roles', () => {
  for (const state of requestStates)
    for (const role of roles)
      for (const { command, refusal } of offerCommands(requestLifecycle, state, [role])) {
        const { from, who } = requestLifecycle[command];
        const isListed = from.includes(state) && who.includes(role);
        expect(refusal === undefined, `${command} ${state} ${role}`).toBe(isListed);
        expect(transition(requestLifecycle, state, command) !== undefined).toBe(from.includes(state));
      }
});

test('SM-02 a slip is rescheduled until the technician is with the customer, and goes to somebody else until the technician has left', () => {
  const from = (command: 'reschedule' | 'reassign') =>
    workOrderStates.filter((state) => transition(workOrderLifecycle, state, command) === 'dispatched');
  expect(from('reschedule')).toEqual(['dispatched', 'accepted', 'departed']);
  expect(from('reassign')).toEqual(['dispatched', 'accepted']);
});
