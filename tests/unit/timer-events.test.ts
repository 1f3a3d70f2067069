import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedPreset } from '../../shared/presets/index.ts';
import { isInUse, timerEvents, unusedEvents } from '../../shared/timer-policy.ts';

const features = join(import.meta.dirname, '../../electron/features');

test('each event happens somewhere in the program or is said not to be in use yet, and never both', () => {
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const source = files.map((name) => readFileSync(join(features, name), 'utf8')).join('\n');
  expect(timerEvents.filter((event) => !source.includes(event.includes('.') ? `'${event}'` : `event: '${event}'`))).toEqual([
    ...unusedEvents,
  ]);
});

test('a promised time that waits for such an event is not in use, the others are', () => {
  const codes = (preset: 'furniture' | 'engineering-b', used: boolean) =>
    shippedPreset(preset)
      .timers.filter((timer) => isInUse(timer) === used)
      .map(({ code }) => code);
  expect(codes('furniture', false)).toEqual([]);
  expect(codes('furniture', true)).toEqual(expect.arrayContaining(['feedback', 'abnormal', 'abnormalArrived']));
  expect(codes('engineering-b', false)).toEqual(['answer', 'siteDecision', 'siteSolved']);
  expect(codes('engineering-b', true)).toContain('missedCall');
});
