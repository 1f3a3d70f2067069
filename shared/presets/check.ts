import type { z } from 'zod';
import type { PresetProblem } from '../presets.ts';
import type { PresetData } from './preset.ts';

/** What the schema of a single field cannot see: things named twice, or named and not there. */
export function problemsOf(
  data: PresetData,
  known: { readonly calendars: readonly string[]; readonly isOwn: boolean },
): readonly PresetProblem[] {
  const { timers } = data;
  const lists = ['types', 'channels', 'urgencies', 'required'] as const;
  const codes = timers.map(({ code }) => code);
  const isCalendar = (code: string) => code === '' || known.calendars.includes(code);
  return [
    ...lists.filter((list) => new Set<string>(data[list]).size < data[list].length).map((path) => ({ path, problem: 'twice' })),
    ...(known.isOwn && data.name === '' ? [{ path: 'name', problem: 'required' }] : []),
    ...(data.calendar !== '' && isCalendar(data.calendar) ? [] : [{ path: 'calendar', problem: 'noCalendar' }]),
    ...timers.flatMap(({ code, calendar, replaces }, index) => [
      ...(codes.indexOf(code) < index ? [{ path: `timers.${index}.code`, problem: 'twice' }] : []),
      ...(isCalendar(calendar) ? [] : [{ path: `timers.${index}.calendar`, problem: 'noCalendar' }]),
      ...(replaces.every((other) => other !== code && codes.includes(other))
        ? []
        : [{ path: `timers.${index}.replaces`, problem: 'noTimer' }]),
    ]),
  ];
}

/** Problems that a schema found, as places of the preset. */
export function schemaProblems(issues: readonly z.core.$ZodIssue[]): readonly PresetProblem[] {
  return issues
    .flatMap((issue) => {
      const problem = problemOf(issue.code, issue.message);
      // Fields that nobody knows are named themselves, not what holds them.
      const places = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      return places.map((path) => ({ path: path.map(String).join('.'), problem }));
    })
    .slice(0, mostProblems);
}

const mostProblems = 50;
const custom = ['required', 'unstorableText', 'notNegative', 'tooLong'];
const problemOfCode: Readonly<Record<string, string>> = {
  invalid_value: 'notInList',
  unrecognized_keys: 'unknownField',
  too_big: 'tooBig',
  too_small: 'tooSmall',
  invalid_type: 'wrongKind',
  invalid_format: 'wrongForm',
};

function problemOf(code: string, message: string): string {
  return custom.includes(message) ? message : (problemOfCode[code] ?? 'wrongForm');
}
