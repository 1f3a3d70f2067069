import { describe, expect, test } from 'vitest';
import { shippedPreset } from '../../shared/presets/index.ts';
import { policiesStarting } from '../../shared/timers.ts';
import { at, demoCalendar, shipped } from '../support/calendars.ts';
import { expectExample, policyOf, shown } from '../support/timer-examples.ts';

describe('furniture', () => {
  test('R-000-10 an ordinary repair is finished in one working day', () => {
    expectExample({
      preset: 'furniture',
      code: 'finish',
      rule: 'R-000-10',
      from: '2024-03-01 16:00',
      due: '2024-03-04 16:00',
      amber: '2024-03-04 14:12',
    });
    expect(policyOf('furniture', 'finish').tell).toEqual(['supervisor']);
  });

  test('R-000-11 a feedback form is decided in four working hours', () => {
    expectExample({
      preset: 'furniture',
      code: 'feedback',
      rule: 'R-000-11',
      from: '2024-03-01 16:30',
      due: '2024-03-04 11:30',
      amber: '2024-03-04 10:42',
    });
  });

  test('R-000-12 an abnormal repair takes three working days, from the arrival of goods where the factory is out of town', () => {
    const rule = 'R-000-12';
    expectExample({
      preset: 'furniture',
      code: 'abnormal',
      rule,
      from: '2024-03-01 16:00',
      due: '2024-03-06 16:00',
      amber: '2024-03-06 10:36',
    });
    expectExample({
      preset: 'furniture',
      code: 'abnormalArrived',
      rule,
      from: '2024-03-06 10:00',
      due: '2024-03-11 10:00',
      amber: '2024-03-08 13:36',
    });
    expect(policyOf('furniture', 'abnormalArrived').replaces).toEqual(['finish', 'abnormal']);
  });

  test('R-000-48 the technician leaves within five minutes, then arrives by the agreed time', () => {
    const rule = 'R-000-48';
    expectExample({
      preset: 'furniture',
      code: 'departure',
      rule,
      from: '2024-03-01 10:00',
      due: '2024-03-01 10:05',
      amber: '2024-03-01 10:04',
    });
    expectExample({
      preset: 'furniture',
      code: 'visit',
      rule,
      from: '2024-03-02 14:00',
      due: '2024-03-02 14:00',
      amber: '2024-03-02 13:00',
    });
  });

  test('R-000-52 a slip is back at the end of the working day', () => {
    const rule = 'R-000-52';
    expectExample({
      preset: 'furniture',
      code: 'paper',
      rule,
      from: '2024-03-01 13:00',
      due: '2024-03-01 18:00',
      amber: '2024-03-01 17:00',
    });
    // Work that ends after hours is on the desk at the end of the next working day.
    expectExample({
      preset: 'furniture',
      code: 'paper',
      rule,
      from: '2024-03-01 19:00',
      due: '2024-03-04 18:00',
      amber: '2024-03-04 16:12',
    });
  });
});

describe('appliances', () => {
  test('R-001-15 the form is filled and the user called in thirty minutes', () => {
    expectExample({
      preset: 'appliances',
      code: 'contact',
      rule: 'R-001-15',
      from: '2024-03-01 09:10',
      due: '2024-03-01 09:40',
      amber: '2024-03-01 09:34',
    });
    expect(policyOf('appliances', 'contact').tell).toEqual(['serviceManager']);
  });

  test('R-001-16 the technician calls in ten minutes, or the front desk hears of it', () => {
    expectExample({
      preset: 'appliances',
      code: 'technicianCall',
      rule: 'R-001-16',
      from: '2024-03-01 09:40',
      due: '2024-03-01 09:50',
      amber: '2024-03-01 09:48',
    });
    expect(policyOf('appliances', 'technicianCall').tell).toEqual(['frontDesk']);
  });

  test('R-001-17 the visit comes in 24, 48 or 72 hours by distance, or at the agreed time', () => {
    const visit = { preset: 'appliances', rule: 'R-001-17', from: '2024-03-01 16:00' } as const;
    expectExample({ ...visit, code: 'onSite', due: '2024-03-02 16:00', amber: '2024-03-02 11:12' });
    expectExample({ ...visit, code: 'onSiteNear', due: '2024-03-03 16:00', amber: '2024-03-03 06:24' });
    expectExample({ ...visit, code: 'onSiteFar', due: '2024-03-04 16:00', amber: '2024-03-04 01:36' });
    // Agreed for later than the limit: amber as long before it as before the limit.
    const agreedAt = at('2024-03-06 10:00');
    expectExample({ ...visit, code: 'onSite', due: '2024-03-06 10:00', amber: '2024-03-06 05:12', run: { agreedAt } });
  });

  test('R-001-17 exactly one visit clock counts for a job, the shortest where nobody knows how far it is', () => {
    const starting = (distance: '' | 'city' | 'within20' | 'beyond20') =>
      policiesStarting(shippedPreset('appliances').timers, 'request.logged', { type: 'repair', urgency: 'general', distance }).map(
        ({ code }) => code,
      );
    expect(starting('city')).toEqual(['contact', 'onSite']);
    expect(starting('within20')).toEqual(['contact', 'onSiteNear']);
    expect(starting('beyond20')).toEqual(['contact', 'onSiteFar']);
    expect(starting('')).toEqual(['contact', 'onSite']);
  });

  test('R-001-22 the result is written within twelve hours of the service, at night too', () => {
    expectExample({
      preset: 'appliances',
      code: 'result',
      rule: 'R-001-22',
      from: '2024-03-01 20:00',
      due: '2024-03-02 08:00',
      amber: '2024-03-02 05:36',
    });
  });

  test('R-001-28 a complaint is settled in three days, an urgent one in one', () => {
    const complaint = { preset: 'appliances', rule: 'R-001-28', from: '2024-03-01 10:00' } as const;
    expectExample({ ...complaint, code: 'complaint', due: '2024-03-04 10:00', amber: '2024-03-03 19:36' });
    expectExample({ ...complaint, code: 'complaintUrgent', due: '2024-03-02 10:00', amber: '2024-03-02 05:12' });
    const starting = (urgency: 'urgent' | 'general') =>
      policiesStarting(shippedPreset('appliances').timers, 'request.logged', { type: 'complaint', urgency, distance: '' });
    expect(starting('urgent').map(({ code }) => code)).toEqual(['contact', 'complaintUrgent']);
    expect(starting('general').map(({ code }) => code)).toEqual(['contact', 'complaint']);
  });
});

describe('IT', () => {
  test('R-002-58 live support at every hour: a call on Sunday at three in the night is inside them', () => {
    const calendar = shipped(shippedPreset('it-a').calendar);
    expect(calendar.isOpen(at('2024-03-03 03:00'))).toBe(true);
    expect(calendar.isOpen(at('2024-02-10 03:00'))).toBe(true);
  });

  test('R-002-61 response in 2 hours, on site in 12, repaired in 48', () => {
    const fault = { preset: 'it-a', rule: 'R-002-61', from: '2024-03-01 20:00', calendar: shipped('alwaysOpen') } as const;
    expectExample({ ...fault, code: 'response', due: '2024-03-01 22:00', amber: '2024-03-01 21:36' });
    expectExample({ ...fault, code: 'onSite', due: '2024-03-02 08:00', amber: '2024-03-02 05:36' });
    expectExample({ ...fault, code: 'finish', due: '2024-03-03 20:00', amber: '2024-03-03 10:24' });
  });

  test('R-002-63 a Saturday call of a 5x8 customer starts on Monday at nine, of a 7x24 customer at once', () => {
    const call = { preset: 'it-a', code: 'response', rule: 'R-002-61', from: '2024-03-02 11:00' } as const;
    expectExample({ ...call, due: '2024-03-04 11:00', amber: '2024-03-04 10:36', calendar: demoCalendar });
    expectExample({ ...call, due: '2024-03-02 13:00', amber: '2024-03-02 12:36', calendar: shipped('alwaysOpen') });
  });

  test('R-002-79 on site in two hours, on Sundays too', () => {
    expectExample({
      preset: 'it-b',
      code: 'onSite',
      rule: 'R-002-79',
      from: '2024-03-03 10:00',
      due: '2024-03-03 12:00',
      amber: '2024-03-03 11:36',
    });
    expect(policyOf('it-b', 'onSite').tell).toEqual(['technician', 'supervisor']);
  });

  test('R-002-83 a spare in two hours from stock, or shipped in eight', () => {
    const needed = { preset: 'it-b', rule: 'R-002-83', from: '2024-03-03 10:00' } as const;
    expectExample({ ...needed, code: 'spare', due: '2024-03-03 12:00', amber: '2024-03-03 11:36' });
    expectExample({ ...needed, code: 'spareShipped', due: '2024-03-03 18:00', amber: '2024-03-03 16:24' });
    expect(policyOf('it-b', 'spareShipped').replaces).toEqual(['spare']);
  });

  test('R-002-85 five days of delay by the owner move the end of the contract by five days', () => {
    const built = { preset: 'it-b', code: 'contractTime', rule: 'R-002-85', from: '2024-03-01 10:00' } as const;
    expectExample({ ...built, due: '2024-03-31 10:00', amber: '2024-03-25 10:00' });
    const pauses = [{ from: at('2024-03-10 08:00'), to: at('2024-03-15 08:00'), reason: 'customer' }] as const;
    expectExample({ ...built, due: '2024-04-05 10:00', amber: '2024-03-30 10:00', run: { pauses } });
    const ours = [{ from: at('2024-03-10 08:00'), to: at('2024-03-15 08:00'), reason: 'supplier' }] as const;
    expectExample({ ...built, due: '2024-03-31 10:00', amber: '2024-03-25 10:00', run: { pauses: ours } });
  });
});

describe('cars', () => {
  test('R-002-95 the confirming call comes half an hour before the planned arrival', () => {
    const arrival = { preset: 'car', code: 'confirmCall', rule: 'R-002-95' } as const;
    expectExample({ ...arrival, from: '2024-03-01 10:00', due: '2024-03-01 09:30', amber: '2024-03-01 09:00' });
    // An arrival at opening time is confirmed on the working day before.
    expectExample({ ...arrival, from: '2024-03-04 09:00', due: '2024-03-01 17:30', amber: '2024-03-01 17:00' });
    expect(policyOf('car', 'confirmCall').tell).toEqual(['frontDesk']);
  });

  test('R-002-14 a customer file is complete in two days', () => {
    expectExample({
      preset: 'car',
      code: 'customerFile',
      rule: 'R-002-14',
      from: '2024-03-01 10:00',
      due: '2024-03-03 10:00',
      amber: '2024-03-03 00:24',
    });
  });

  test('R-003-31 a call about the quality of the service in three days, or at the time that suits the customer', () => {
    const delivered = { preset: 'car', code: 'deliveryFollowUp', rule: 'R-003-31', from: '2024-03-01 16:00' } as const;
    expectExample({ ...delivered, due: '2024-03-04 16:00', amber: '2024-03-04 01:36' });
    const agreedAt = at('2024-03-02 16:00');
    expectExample({ ...delivered, due: '2024-03-02 16:00', amber: '2024-03-02 11:12', run: { agreedAt } });
  });

  test('R-003-35 the reminder comes seven days before the maintenance is due', () => {
    expectExample({
      preset: 'car',
      code: 'maintenanceReminder',
      rule: 'R-003-35',
      from: '2024-04-30 10:00',
      due: '2024-04-23 10:00',
      amber: '2024-04-22 00:24',
    });
  });
});

describe('phones and products', () => {
  test('R-003-76 a returned unit is posted in three days', () => {
    expectExample({
      preset: 'phone',
      code: 'postUnit',
      rule: 'R-003-76',
      from: '2024-03-01 10:00',
      due: '2024-03-04 10:00',
      amber: '2024-03-03 19:36',
    });
    expect(policyOf('phone', 'postUnit').tell).toEqual(['storekeeper', 'supervisor']);
  });

  test('R-003-53 an answer in 24 hours, on site at the time that suits the customer', () => {
    const asked = { preset: 'product', rule: 'R-003-53' } as const;
    expectExample({ ...asked, code: 'answer', from: '2024-03-01 16:00', due: '2024-03-02 16:00', amber: '2024-03-02 11:12' });
    expectExample({ ...asked, code: 'visit', from: '2024-03-03 10:00', due: '2024-03-03 10:00', amber: '2024-03-03 09:00' });
  });
});

describe('restaurants', () => {
  test('R-002-64 every day from nine to nine: half past nine in the evening is the next morning, on Sundays too', () => {
    const calendar = shipped(shippedPreset('restaurant').calendar);
    expect(shown(calendar.nextOpen(at('2024-03-02 21:30')))).toBe('2024-03-03 09:00');
    expect(shown(calendar.nextOpen(at('2024-03-03 20:59')))).toBe('2024-03-03 20:59');
    expect(shippedPreset('restaurant').channels).toEqual(['phone', 'sms', 'wechat', 'visit', 'shopForm']);
  });

  test('R-002-67 a refund is paid in five working days of the office', () => {
    const calendar = shipped(policyOf('restaurant', 'refund').calendar);
    expectExample({
      preset: 'restaurant',
      code: 'refund',
      rule: 'R-002-67',
      from: '2024-03-01 10:00',
      due: '2024-03-08 10:00',
      amber: '2024-03-07 10:00',
      calendar,
    });
  });
});
