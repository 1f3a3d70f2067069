import { describe, expect, test } from 'vitest';
import { shippedPreset } from '../../shared/presets/index.ts';
import { escalationsOf, policiesStarting, warningsOf } from '../../shared/timers.ts';
import { at, demoCalendar } from '../support/calendars.ts';
import { expectExample, policyOf } from '../support/timer-examples.ts';

describe('engineering and supply', () => {
  test('R-002-23 response in 24 and on site in 48 hours that stand still on days off', () => {
    const asked = { preset: 'engineering-a', rule: 'R-002-23', from: '2024-03-01 16:00' } as const;
    expectExample({ ...asked, code: 'response', due: '2024-03-04 16:00', amber: '2024-03-04 11:12' });
    expectExample({ ...asked, code: 'onSite', due: '2024-03-05 16:00', amber: '2024-03-05 06:24' });
  });

  test('R-002-116 an engineer is on site in 48 hours', () => {
    expectExample({
      preset: 'engineering-b',
      code: 'onSite',
      rule: 'R-002-116',
      from: '2024-03-01 16:00',
      due: '2024-03-03 16:00',
      amber: '2024-03-03 06:24',
    });
  });

  test('R-002-117 a question is answered and a visit decided in 24 hours each, and solved in 48 to 72', () => {
    const asked = { preset: 'engineering-b', rule: 'R-002-117', from: '2024-03-01 16:00' } as const;
    expectExample({ ...asked, code: 'answer', due: '2024-03-02 16:00', amber: '2024-03-02 11:12' });
    expectExample({ ...asked, code: 'siteDecision', due: '2024-03-02 16:00', amber: '2024-03-02 11:12' });
    expectExample({ ...asked, code: 'siteSolved', due: '2024-03-04 16:00', amber: '2024-03-03 16:00' });
  });

  test('R-002-117 the supervisor is told at 48 hours, the manager at 72, each in working time', () => {
    const policy = policyOf('engineering-b', 'siteSolved');
    expect(warningsOf(policy, at('2024-03-03 16:00'), demoCalendar)).toEqual([{ role: 'supervisor', at: at('2024-03-04 09:00') }]);
    expect(escalationsOf(policy, at('2024-03-04 16:00'), demoCalendar)).toEqual([{ role: 'serviceManager', at: at('2024-03-04 16:00') }]);
  });

  test('R-002-72, R-002-73 supply responds in two hours, is there in three, and brings a spare in four', () => {
    const fault = { preset: 'supply', rule: 'R-002-72', from: '2024-03-01 16:00' } as const;
    expectExample({ ...fault, code: 'response', due: '2024-03-01 18:00', amber: '2024-03-01 17:36' });
    expectExample({ ...fault, code: 'onSite', due: '2024-03-01 19:00', amber: '2024-03-01 18:24' });
    expectExample({
      preset: 'supply',
      code: 'spare',
      rule: 'R-002-73',
      from: '2024-03-01 10:00',
      due: '2024-03-01 14:00',
      amber: '2024-03-01 13:12',
    });
    expect(policyOf('supply', 'spare').tell).toEqual(['storekeeper']);
  });

  test('R-002-74 core goods are delivered in five working days, other goods in ten', () => {
    const contract = { preset: 'supply', rule: 'R-002-74', from: '2024-03-01 10:00' } as const;
    expectExample({ ...contract, code: 'coreDelivery', due: '2024-03-08 10:00', amber: '2024-03-07 10:00' });
    expectExample({ ...contract, code: 'delivery', due: '2024-03-15 10:00', amber: '2024-03-13 10:00' });
  });

  test('R-002-35 a missed call is returned within the hour', () => {
    for (const preset of ['engineering-a', 'engineering-b', 'supply', 'renovation-a', 'renovation-b', 'renovation-c'] as const) {
      expectExample({
        preset,
        code: 'missedCall',
        rule: 'R-002-35',
        from: '2024-03-02 21:00',
        due: '2024-03-02 22:00',
        amber: '2024-03-02 21:48',
      });
    }
  });
});

describe('renovation', () => {
  test('R-002-42 the team talks to the customer in 24 hours', () => {
    expectExample({
      preset: 'renovation-a',
      code: 'teamContact',
      rule: 'R-002-42',
      from: '2024-03-01 16:00',
      due: '2024-03-02 16:00',
      amber: '2024-03-02 11:12',
    });
  });

  test('R-002-105 a call within the first year, later ones every second year', () => {
    const handedOver = { preset: 'renovation-b', rule: 'R-002-105' } as const;
    expectExample({
      ...handedOver,
      code: 'yearFollowUp',
      from: '2024-03-01 10:00',
      due: '2025-03-01 10:00',
      amber: '2024-12-18 10:00',
    });
    expectExample({
      ...handedOver,
      code: 'laterFollowUp',
      from: '2025-03-01 10:00',
      due: '2027-03-01 10:00',
      amber: '2026-10-06 10:00',
    });
  });

  test('R-002-106 on site in 4 hours, sent in 6, and in 24 once the owner agreed to a large repair', () => {
    const complaint = { preset: 'renovation-b', rule: 'R-002-106' } as const;
    expectExample({ ...complaint, code: 'onSite', from: '2024-03-01 16:00', due: '2024-03-01 20:00', amber: '2024-03-01 19:12' });
    expectExample({ ...complaint, code: 'sendSmall', from: '2024-03-01 16:00', due: '2024-03-01 22:00', amber: '2024-03-01 20:48' });
    expectExample({ ...complaint, code: 'sendLarge', from: '2024-03-02 10:00', due: '2024-03-03 10:00', amber: '2024-03-03 05:12' });
    expect(policyOf('renovation-b', 'sendLarge').replaces).toEqual(['sendSmall']);
    // Customers in town only.
    const job = { type: 'complaint', urgency: 'general', distance: 'beyond20' } as const;
    expect(policiesStarting(shippedPreset('renovation-b').timers, 'request.logged', job)).toEqual([]);
  });

  test('R-002-111 on site and solved in 24 hours', () => {
    expectExample({
      preset: 'renovation-c',
      code: 'finish',
      rule: 'R-002-111',
      from: '2024-03-01 16:00',
      due: '2024-03-02 16:00',
      amber: '2024-03-02 11:12',
    });
  });
});
