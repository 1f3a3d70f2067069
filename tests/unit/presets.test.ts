import { describe, expect, test } from 'vitest';
import { shippedCalendars } from '../../shared/calendar.ts';
import { distanceClasses } from '../../shared/customer-fields.ts';
import { shippedPreset, shippedPresets } from '../../shared/presets/index.ts';
import { timerCodes } from '../../shared/presets/policies.ts';
import { presetData, presetFamilies, shippedPresetCodes } from '../../shared/presets/preset.ts';
import type { ShippedPresetCode } from '../../shared/presets/preset.ts';
import { requestTypes, urgencies } from '../../shared/requests.ts';
import { policyApplies } from '../../shared/timers.ts';
import { warrantyPolicyOf } from '../../shared/warranty-presets.ts';

const presetsWith = (isMeant: (code: ShippedPresetCode) => boolean): readonly ShippedPresetCode[] => shippedPresetCodes.filter(isMeant);
const works = ['engineering-a', 'engineering-b', 'renovation-a', 'renovation-b', 'renovation-c', 'supply'] as const;

/** Every promise of the table that is a clock, and the trades that make it. */
const promises: Readonly<Record<string, readonly ShippedPresetCode[]>> = {
  'R-000-10': ['furniture'],
  'R-000-11': ['furniture'],
  'R-000-12': ['furniture'],
  'R-000-48': ['furniture'],
  'R-000-52': ['furniture'],
  'R-001-15': ['appliances'],
  'R-001-16': ['appliances'],
  'R-001-17': ['appliances'],
  'R-001-22': ['appliances'],
  'R-001-28': ['appliances'],
  'R-002-14': ['car'],
  'R-002-23': ['engineering-a'],
  'R-002-35': works,
  'R-002-42': ['renovation-a'],
  'R-002-61': ['it-a'],
  'R-002-67': ['restaurant'],
  'R-002-72': ['supply'],
  'R-002-73': ['supply'],
  'R-002-74': ['supply'],
  'R-002-79': ['it-b'],
  'R-002-83': ['it-b'],
  'R-002-85': ['it-b'],
  'R-002-95': ['car'],
  'R-002-105': ['renovation-b'],
  'R-002-106': ['renovation-b'],
  'R-002-111': ['renovation-c'],
  'R-002-116': ['engineering-b'],
  'R-002-117': ['engineering-b'],
  'R-003-31': ['car'],
  'R-003-35': ['car'],
  'R-003-53': ['product'],
  'R-003-76': ['phone'],
};

describe('every shipped preset', () => {
  test('is there under its code, once, and reads as it was written', () => {
    expect(shippedPresets.map(({ code }) => code).toSorted()).toEqual([...shippedPresetCodes].toSorted());
    for (const code of shippedPresetCodes) expect(shippedPreset(code).code).toBe(code);
    for (const preset of shippedPresets) expect(presetData.parse(structuredClone(preset))).toEqual(preset);
  });

  test('belongs to one of the eight trades, none of which is left out', () => {
    expect(new Set(shippedPresets.map(({ family }) => family))).toEqual(new Set(presetFamilies));
  });

  test('counts by calendars that are shipped', () => {
    const codes = shippedCalendars.map(({ code }) => code);
    for (const { calendar, timers } of shippedPresets) {
      for (const used of [calendar, ...timers.map((timer) => timer.calendar || calendar)]) expect(codes).toContain(used);
    }
  });

  test('has clocks with codes of their own, that stop, and replace only clocks beside them', () => {
    for (const { code: preset, timers } of shippedPresets) {
      const codes = timers.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const { code, start, stop, replaces } of timers) {
        // Only a call that starts the next one begins and ends with the same event.
        expect([preset, code, start === stop]).toEqual([preset, code, code === 'laterFollowUp']);
        expect(codes).toEqual(expect.arrayContaining(replaces));
        expect(replaces).not.toContain(code);
      }
    }
    const used = new Set(shippedPresets.flatMap(({ timers }) => timers.map(({ code }) => code)));
    expect(used).toEqual(new Set(timerCodes));
  });

  test('tells somebody of each miss, and escalates to nobody who was told at once', () => {
    for (const timer of shippedPresets.flatMap(({ timers }) => timers)) {
      expect(timer.tell.length).toBeGreaterThan(0);
      expect(timer.escalation.map(({ role }) => role).filter((role) => timer.tell.includes(role))).toEqual([]);
    }
  });

  test('keeps every promise of the table in exactly the trades that make it', () => {
    const kept: Record<string, ShippedPresetCode[]> = {};
    for (const code of shippedPresetCodes) {
      for (const rule of new Set(shippedPreset(code).timers.map((timer) => timer.rule))) (kept[rule] ??= []).push(code);
    }
    const sorted = (table: Readonly<Record<string, readonly string[]>>) =>
      Object.fromEntries(Object.entries(table).map(([rule, codes]) => [rule, codes.toSorted()]));
    expect(sorted(kept)).toEqual(sorted(promises));
  });

  test('proposes one time at most to a caller', () => {
    for (const { code, timers, types } of shippedPresets) {
      const promised = timers.filter(({ isPromise }) => isPromise);
      expect(promised.every(({ start }) => start === 'request.logged')).toBe(true);
      for (const type of requestTypes) {
        for (const urgency of urgencies) {
          for (const distance of ['', ...distanceClasses] as const) {
            const found = promised.filter((policy) => policyApplies(policy, { type, urgency, distance }));
            expect([code, type, found.length > 1]).toEqual([code, type, false]);
            if (found.length > 0) expect(types).toContain(type);
          }
        }
      }
    }
  });

  test('has clocks only for the kinds and urgencies of request that it takes', () => {
    for (const preset of shippedPresets) {
      for (const { types } of preset.timers) expect(preset.types).toEqual(expect.arrayContaining(types));
    }
  });

  test('charges after the warranty as its warranty policy does', () => {
    for (const { code, warranty, afterWarranty } of shippedPresets) {
      const modes = warrantyPolicyOf(warranty).lines.map(({ afterExpiry }) => afterExpiry);
      expect([code, ...new Set(modes)]).toEqual([code, afterWarranty]);
    }
  });
});

describe('what the trades do differently', () => {
  test('the job paper has the name of the trade', () => {
    expect(Object.fromEntries(shippedPresets.map(({ code, slipTitle }) => [code, slipTitle]))).toEqual({
      furniture: 'dispatchSlip',
      appliances: 'installRepairSlip',
      'engineering-a': 'repairServiceOrder',
      'engineering-b': 'repairServiceOrder',
      supply: 'repairServiceOrder',
      'renovation-a': 'repairFeedback',
      'renovation-b': 'repairFeedback',
      'renovation-c': 'repairFeedback',
      car: 'taskOrder',
      'it-a': 'serviceOrder',
      'it-b': 'serviceOrder',
      phone: 'appraisal',
      product: 'serviceReport',
      restaurant: 'applicationForm',
      greening: 'maintenancePlan',
    });
  });

  test('key customers: 100,000 yuan, in the appliance shop 10,000 and every government body', () => {
    expect(shippedPreset('appliances').keyRule).toEqual({ thresholdFen: 1_000_000, isInclusive: true, kinds: ['government'] });
    for (const code of presetsWith((one) => one !== 'appliances')) {
      expect(shippedPreset(code).keyRule).toEqual({ thresholdFen: 10_000_000, isInclusive: true, kinds: [] });
    }
  });

  test('engineering asks for project and responsible person, four texts, consent, report and the word of the head', () => {
    const asking = presetsWith((code) => shippedPreset(code).closing.headConfirms);
    expect(asking).toEqual(['engineering-a', 'engineering-b']);
    for (const code of asking) {
      const { required, closing } = shippedPreset(code);
      expect(required).toEqual(['project', 'owner']);
      expect(closing).toMatchObject({ needsFourTexts: true, needsConsentBeforeWork: true, needsReport: true });
    }
    expect(presetsWith((code) => shippedPreset(code).required.includes('project'))).toEqual(asking);
  });

  test('restaurants take returns, complaints and opinions only, ask what the customer thinks, and follow up', () => {
    const { types, closing, calendar } = shippedPreset('restaurant');
    expect([...types].toSorted()).toEqual(['complaint', 'opinion', 'returnExchange']);
    expect(closing).toMatchObject({ needsOpinion: true, followUpDays: 7 });
    expect(calendar).toBe('daily0921');
    expect(presetsWith((code) => shippedPreset(code).closing.needsOpinion)).toEqual(['restaurant']);
  });

  test('a stored preset that still carries the survey switch is read without it', () => {
    const stored = { ...shippedPreset('product'), closing: { needsSurvey: true, followUpDays: 3 } };
    const { closing } = presetData.parse(stored);
    expect(closing.followUpDays).toBe(3);
    expect(closing).not.toHaveProperty('needsSurvey');
  });

  test('only the appliance shop gets orders over the network of its makers, and knows two urgencies', () => {
    expect(presetsWith((code) => shippedPreset(code).channels.includes('network'))).toEqual(['appliances']);
    expect(presetsWith((code) => shippedPreset(code).urgencies.length < 3)).toEqual(['appliances']);
  });

  test('furniture clocks stand still for every kind of hold, visits for the customer’s wish only', () => {
    const pausesOf = (preset: ShippedPresetCode, timer: string) => shippedPreset(preset).timers.find(({ code }) => code === timer)?.pauses;
    expect(pausesOf('furniture', 'finish')).toEqual(['part', 'bigRepair', 'customer', 'supplier']);
    expect(pausesOf('appliances', 'onSite')).toEqual(['customer']);
    expect(pausesOf('appliances', 'contact')).toEqual([]);
  });
});
